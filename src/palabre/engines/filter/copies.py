"""Whether a text that others said as well is pasted by a crowd, or what people say alike by themselves."""

import re
from typing import Final

from palabre.domain.verdicts import Circumstances

LEAST_COPIES: Final = 2
"""Other people, so that the third who says it is the first to be held."""
_LEAST_COPIES_OF_SETTLED: Final = 6
_WAVE: Final = 8
_FIRST_LINES: Final = 3
_LEAST_LETTERS: Final = 24
_LEAST_WORDS: Final = 4
_WORD: Final = re.compile(r"[a-z0-9]{3,}")
# Greetings, wishes and thanks; presenting oneself; what one asks a room when one comes in.
_COMMON_WORDS: Final = """
accord adore aime aller allez alors amour and annee annees anniversaire anyone appetit apres arrive arrivee
aussi avait avec avez avoir avons bavarder beaucoup belgique bien bienvenue bon bonheur bonjour bonne bonnes
bons bonsoir bordeaux bravo calme causer ces cet cette chance cherche cherchons chez combien comment
connaissance connaitre content contente cool coucou courage crois dans depuis des deteste dimanche
discussion discute discuter discutez dispo disponible donc douce doux drole elle elles end entre envie est
etait ete etes etre eux evening everyone faire fait faites fatigue fatiguee felicitations femme femmes fete
fetes fille filles fois france from gars genial gens good grave habite habites happy hello here heureuse
heureux hey homme hommes ici ils jeudi jour journee jours joyeuse joyeuses joyeux les leur leurs lille lol
lui lundi lyon mais mal mardi marseille matin mdr mec mecs meet meilleurs merci mercredi mes midi mieux moi
moins mon monde montpellier morning nantes new nice night noel non nos notre nous nouveau nouveaux nouvel
nouvelle nuit ont oui paix papoter paques par paris parle parler parlez partager pas passe passer passez
pense personne personnes peu peut plaisir plus pour premiere quand que quel quelle quelles quelqu quelques
quels qui quoi raison ravi ravie rencontrer rennes reussite reves route salut samedi sans sante ses soir
soiree sommes son strasbourg suis suisse super sur tes the there toi ton tort toulouse tous tout toute
toutes tranquille tres trop trouve une vais vendredi venu venue vers veut veux viens voeux vos votre voulez
vous vraiment week weekend year you
"""
_COMMON: Final = frozenset(_COMMON_WORDS.split())


def raid_in(folded: str, circumstances: Circumstances) -> str | None:
    """The signal of a pasted text, if it is one. ``circumstances.copies`` is not below ``LEAST_COPIES``."""
    if len(circumstances.recent) >= _FIRST_LINES and circumstances.copies < _LEAST_COPIES_OF_SETTLED:
        return None
    if not is_telling(folded):
        return None
    return "spam.raid_wave" if circumstances.copies >= _WAVE else "spam.raid"


def is_telling(folded: str) -> bool:
    """Whether two people would hardly say this by chance: long enough, and with words of its own."""
    if sum(map(str.isalnum, folded)) < _LEAST_LETTERS:
        return False
    return len(set(_WORD.findall(folded)) - _COMMON) >= _LEAST_WORDS
