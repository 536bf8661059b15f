"""The signs in one line. A form finds a wish; what stands around it says how much it weighs."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec
import re2

from palabre.domain.conduct import Said, Sign
from palabre.engines.filter.views import fold


class _Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Forms that weigh the same."""

    forms: tuple[str, ...]
    weight: float = 1.0


class _Forms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``signs.toml``."""

    words: dict[str, str]
    refusal: _Group
    age: tuple[_Group, ...]
    secrecy: tuple[_Group, ...]
    elsewhere: tuple[_Group, ...]
    meeting: tuple[_Group, ...]
    insistence: tuple[_Group, ...]
    isolation: tuple[_Group, ...]
    present: tuple[_Group, ...]


_YOU: Final = "<you>"
_SAYS_YOU: Final = r"\b(?:tu|te|toi|ton|ta|tes)\b|\bt'"


class _Sought:
    """All forms as one automaton: a line is read once, however many there are."""

    def __init__(self, forms: _Forms) -> None:
        options = re2.Options()
        options.log_errors = False
        self._set = re2.Set.SearchSet(options)
        self._you = self._set.Add(_SAYS_YOU)
        self._of: dict[int, tuple[Sign | None, float, bool]] = {}
        groups: dict[Sign | None, tuple[_Group, ...]] = {
            Sign.AGE: forms.age,
            Sign.SECRECY: forms.secrecy,
            Sign.ELSEWHERE: forms.elsewhere,
            Sign.MEETING: forms.meeting,
            Sign.INSISTENCE: forms.insistence,
            Sign.ISOLATION: forms.isolation,
            Sign.PRESENT: forms.present,
            None: (forms.refusal,),
        }
        for sign, found in groups.items():
            for group in found:
                for form in group.forms:
                    written = form.removeprefix(_YOU)
                    for name, words in forms.words.items():
                        written = written.replace(f"<{name}>", words)
                    self._of[self._set.Add(written)] = sign, group.weight, form.startswith(_YOU)
        self._set.Compile()

    def find(self, folded: str) -> dict[Sign | None, float]:
        """The heaviest weight of each sign, in the order of the signs; None stands for a refusal."""
        numbers = self._set.Match(folded) or ()
        you = self._you in numbers
        found: dict[Sign | None, float] = {}
        for number in sorted(numbers):
            if number != self._you:
                sign, weight, to_you = self._of[number]
                if you or not to_you:
                    found[sign] = max(found.get(sign, 0.0), weight)
        return found


@cache
def _sought() -> _Sought:
    text = files("palabre.engines.conduct").joinpath("signs.toml").read_text(encoding="utf-8")
    return _Sought(msgspec.convert(tomllib.loads(text), _Forms))


_NOT_A_PERSON: Final = re.compile(
    r"\bage (?:a|ont|avait|avaient|faut|fait)\b|\bquel age (?:a|ont) "
    r"|\b(?:ma|mon|mes|sa|son|ses) (?:fille|fils|neveu|niece|enfants?|eleves?|petite?|grande?)\b"
    r"|\bage (?:minimum|legal|requis|mental|de la retraite|d'or|du capitaine)\b"
)
_MERRY: Final = re.compile(
    r"\b(?:surprise|anniv\w*|cadeau|noel|fetes?|recette|ingredient|film|serie|episode|saison|roman"
    r"|livre|polar|fin|gateau|bougies?|belote|tarot|poker|scrabble|indice|sauce|spoil\w*|loup[- ]garou"
    r"|cartes?|jeu|partie|manche|role|enigme|devinette|concours|mot|chant\w*|jou(?:er?|es|ons|ez))\b"
)
_HERE: Final = re.compile(
    r"\b(?:salon|salle|table|cuisine|potager|arbre|fil) (?:d'a cote|voisine?|cuisine|musique|\w+)?"
)
_PUBLIC: Final = re.compile(
    r"\b(?:concert|marche|festival|match|cafe|bar|brocante|vide[- ]greniers?|expo\w*|cine\w*|mediatheque"
    r"|bibliotheque|stand|scene|club|repetition|asso\w*|tournoi|rando\w*|salon|spectacle|theatre|stade|piscine|fete|place|kermesse|atelier"
    r"|manif\w*|reunion|choeur|chorale|musee)\b"
    r"|\btous ensemble|\bles autres|\bon sera\b|\bvous\b|\btout le monde"
)
_ALONE: Final = re.compile(
    r"\b(?:seule?s?|rien que (?:nous|toi)|juste (?:nous|toi)|tous les deux|en secret"
    r"|sans (?:tes|ta|ton|personne|le dire)|chez moi|chez toi|apres (?:les cours|l'ecole|le college))\b"
)
_OF_FOLK: Final = re.compile(
    r"\b(?:tes|ta|ton) (?:parents?|mere|pere|maman|papa|amie?s?|copa?ine?s?|soeur|frere)"
)
_LIGHT: Final = 0.2
_PLURAL: Final = re.compile(r"\bvous\b|\bquelqu'un\b|\bqui (?:a|est|veut|vient|peut)\b")


def read(text: str) -> Said:
    """The signs of a line, each with its weight; the strongest form of a sign counts."""
    folded = fold(text).text.strip()
    found = _sought().find(folded)
    refuses = found.pop(None, None) is not None
    signs = ((sign, _tempered(sign, weight, folded)) for sign, weight in found.items() if sign)
    return Said(signs=tuple(signs), refuses=refuses)


def _tempered(sign: Sign, weight: float, folded: str) -> float:
    """Less where the line speaks of what people do together, or of somebody else."""
    match sign:
        case Sign.AGE:
            mild = _NOT_A_PERSON.search(folded) or (_PLURAL.search(folded) and not _ALONE.search(folded))
        case Sign.SECRECY:
            mild = _MERRY.search(folded) and not _OF_FOLK.search(folded)
        case Sign.ELSEWHERE:
            mild = _HERE.search(folded) or _PLURAL.search(folded)
        case Sign.MEETING:
            mild = _PUBLIC.search(folded) and not _ALONE.search(folded)
        case Sign.INSISTENCE:
            mild = _MERRY.search(folded) or _PLURAL.search(folded)
        case _:
            mild = _PLURAL.search(folded)
    return weight * _LIGHT if mild else weight
