"""What makes a sign weigh little: what people do together, somebody else, a game."""

from typing import Final

import re2

from palabre.domain.conduct import Sign

_LIGHT: Final = 0.2


_options = re2.Options()
_options.log_errors = False
_SOUGHT: Final = re2.Set.SearchSet(_options)


def _add_as(pattern: str) -> int:
    return _SOUGHT.Add(pattern)


def _add(*words: str) -> int:
    """Whole words, with what may follow them written out."""
    return _add_as(rf"\b(?:{'|'.join(words)})\b")


_OTHERS: Final = _add(
    r"quel age (?:a|ont)",
    r"age (?:a|ont|avait|avaient|faut|fait)",
    r"(?:il|elle|ils|elles|ca) (?:a|ont|avait) quel age",
    r"quel age,? (?:ton|ta|tes|son|sa)",
    r"(?:il|elle|ils|elles) (?:est|va|sont|vont|entre|passe|rentre|aura)",
    r"(?:ma|mon|mes|ta|ton|tes|sa|son|ses|nos|vos) (?:fille|fils|neveu|niece|enfants?|eleves?|petite?s?)",
    r"(?:ma|mon|mes|ta|ton|tes|sa|son|ses|nos|vos) (?:grande?s?|gosses?|chats?|chiens?)",
    r"age (?:minimum|legal|requis|mental|de la retraite|d'or|du capitaine)",
    r"lui|ses|leurs?|depuis|d'anciennete",
)
"""Whose age it is: a child that is told of, an animal, a rule; or how long something has been."""
_FOR_THEM: Final = _add(r"tu (?:l'|les |lui |leur )\w+", r"pour (?:venir |passer )?(?:y|le|la|les) \w+")
_MERRY: Final = _add(
    r"surprise|anniv\w*|cadeau|noel|fetes?|recette|ingredient|film|serie|episode|saison|roman|livre|polar|fin",
    r"gateau|bougies?|belote|tarot|poker|scrabble|indice|sauce|spoil\w*|loup[- ]garou|cartes?|jeu|partie",
    r"manche|role|enigme|devinette|concours|mot|chant\w*|jou(?:er?|es|ons|ez)",
)
_HERE: Final = _add_as(
    r"\b(?:salon|salle|table|cuisine|potager|arbre|fil) (?:d'a cote|voisine?|cuisine|musique|\w+)?"
)
_PUBLIC: Final = _add(
    r"concert|marche|festival|match|cafe|bar|brocante|vide[- ]greniers?|expo\w*|cine\w*|mediatheque|stand",
    r"bibliotheque|entree|lac|voisins|scene|club|repetition|asso\w*|tournoi|rando\w*|salon|spectacle|theatre",
    r"stade|piscine|fete|place|kermesse|atelier|manif\w*|reunion|choeur|chorale|musee",
    r"tous ensemble|les autres|on sera|tout le monde",
)
_ALONE: Final = _add(
    r"seule?s?|rien que (?:nous|toi)|juste (?:nous|toi)|tous les deux|en secret|chez moi|chez toi",
    r"sans (?:tes|ta|ton|personne|le dire)|apres (?:les cours|l'ecole|le college)",
)
_OF_FOLK: Final = _add(r"(?:tes|ta|ton) (?:parents?|mere|pere|maman|papa|amie?s?|copa?ine?s?|soeur|frere)")
_WORK: Final = _add(
    r"boulot|collegues?|clients?|reunion|stage|(?:es|suis) (?:prof|instit)\w*|enseign\w+|tes eleves",
    r"salle des profs|moder(?:er|es|ation)|covoit\w+|parking|essence|remorque|demenag\w+|annonce|vends?",
    r"livraison|infirmi\w+|hopital|chantier|revis\w+|cdi|bac blanc",
)
"""Work, selling, learning together."""
_PLAY: Final = _add(
    r"elfe|orque|gobelin|aubergiste|taverne|tresor|quete|mage|sorci\w+|dragon|chevalier|royaume|donjon",
    r"voyante|villageois|tu es mort|lance (?:ton|le|un) de|points de vie|jdr|personnage|grimoire|oracle",
    r"jeu de role|la tour|crypte|chateau|cachot|passage",
)
_REPORTED: Final = _add(
    r"(?:ils|elles|on nous|qui|il|elle|on m'a|m'a|m'ont|lui ai|leur ai) (?:a |ont )?(?:dit|disent|disait)",
    r"(?:il|elle|on m'a|m'a|m'ont) (?:a )?demande",
    r"(?:ils|elles|on m'a|m'a|m'ont|lui ai|leur ai) (?:a |ont )?(?:demandent|racontent|raconte)",
    r"on m'a \w+|arnaques?",
)
_MACHINE: Final = _add(
    r"cache (?:du|de|et)|le cache|cookies|navigateur|mot de passe|epingle|fichiers?|disque|mise a jour|bug"
)
_THEIRS: Final = _add(
    r"(?:aux|a tes|a mes|les|mes|tes) (?:enfants|eleves|gosses|petits|collegues|clients)",
    r"a (?:sa|son|ses|ma|mon|mes|leurs?) (?:parents?|mere|pere|maman|papa|femme|mari|soeur|frere|prof|chef)",
    r"a (?:sa|son|ses|ma|mon|mes|leurs?) (?:copine|copain|amie?s?)",
    r"entre nous,? mais",
)
"""From whom a secret is kept: somebody of one’s own, or those whom the other one looks after."""
_ANSWERS: Final = _add_as(r"^(?:oui|promis|bien sur|volontiers|avec plaisir|de rien|mais non|merci)\b")
"""Says yes to what somebody else began."""
_SPARES: Final = _add(
    r"insiste pas|insister|en retard|pas de (?:souci|pression)|sans pression|dis[- ]nous|je refuse",
    r"tout va bien|pourquoi pas|(?:il|elle) a peur|une (?:seule )?alors",
)
_ABOUT_THEM: Final = _add(
    r"elle|ils|elles|il (?:[a-eg-uwxz]\w*|fait|faisait|va|vient|veut|voit|vit)",
)
_TO_YOU: Final = _add_as(r"\b(?:tu|te|toi|ton|ta|tes)\b|\bt'")
_THEIR_OWN: Final = _add(
    r"(?:il|elle) (?:efface|supprime|cache|dit|raconte|montre)\w*",
    r"je (?:dois|vais|veux|sais|peux) (?:\w+ )?(?:garder|tenir|dire)",
    r"je (?:ne |n')?(?:dirai|dis) (?:rien|pas)",
)
"""Who keeps a secret: the author, or a third person."""
_PAST: Final = _add(r"etait|etais|avais|habitais|allais|as grandi|(?:es|est|suis) (?:arrivee?|venue?|nee? a)")
_NOT_ALONE: Final = _add(r"merci|(?:pas|jamais|plus) (?:toute )?seule?|moder(?:er|es|ation)|vous")
_PLURAL: Final = _add_as(
    r"(?:^|[^-])\bvous\b|(?:avez|etes|venez|voulez|pouvez|allez|habitez)-vous\b"
    r"|\b(?:dites|gardez|donnez|venez|\w{5,}ez|quelqu'un|qui (?:a|est|veut|vient|peut))\b"
)

_SOUGHT.Compile()

_MILD: Final = {
    Sign.AGE: {_WORK, _OTHERS, _FOR_THEM, _PAST},
    Sign.SECRECY: {_THEIRS, _ANSWERS, _MACHINE, _THEIR_OWN},
    Sign.ELSEWHERE: {_HERE, _PLURAL, _ANSWERS, _FOR_THEM, _WORK},
    Sign.MEETING: {_ANSWERS, _FOR_THEM, _PAST},
    Sign.INSISTENCE: {_MERRY, _PLURAL, _SPARES, _FOR_THEM, _ANSWERS},
    Sign.ISOLATION: {_NOT_ALONE, _ANSWERS, _THEIRS},
    Sign.PRESENT: {_PLURAL},
}
_ALWAYS: Final = {_PLAY, _REPORTED}
_OF_A_THIRD: Final = ({_ABOUT_THEM}, _TO_YOU)
_MILD_UNLESS: Final = {
    Sign.AGE: (_OF_A_THIRD, ({_PLURAL}, _ALONE)),
    Sign.SECRECY: (({_MERRY}, _OF_FOLK),),
    Sign.ELSEWHERE: (_OF_A_THIRD,),
    Sign.MEETING: (_OF_A_THIRD, ({_WORK, _PUBLIC, _PLURAL}, _ALONE)),
    Sign.INSISTENCE: (_OF_A_THIRD,),
    Sign.PRESENT: (_OF_A_THIRD,),
}


def circumstances(folded: str) -> frozenset[int]:
    """What ``tempered`` looks at, found once for a line."""
    return frozenset(_SOUGHT.Match(folded) or ())


def tempered(sign: Sign, weight: float, around: frozenset[int]) -> float:
    """The weight that a sign has in its line."""
    mild = not around.isdisjoint(_ALWAYS | _MILD[sign])
    for together, unless in _MILD_UNLESS.get(sign, ()):
        mild = mild or (not around.isdisjoint(together) and unless not in around)
    return weight * _LIGHT if mild else weight
