"""The signs in one line. A form finds a wish; what stands around it says how much it weighs."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec
import re2

from palabre.domain.conduct import Said, Sign
from palabre.engines.conduct.families import families
from palabre.engines.conduct.tempering import circumstances, tempered
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


_SURE: Final = 0.8
_MOST_LOOSE: Final = 2
"""Signs that families of words alone may show in one line."""


def read(text: str) -> Said:
    """The signs of a line, each with its weight; the strongest form of a sign counts."""
    folded = fold(text).text.strip()
    strict = _sought().find(folded)
    refuses = strict.pop(None, None) is not None
    loose = families().find(folded)
    if not strict and not loose:
        return Said(refuses=refuses)
    around = circumstances(folded)
    found = {sign: tempered(sign, weight, around) for sign, weight in strict.items() if sign}
    told = {sign: tempered(sign, weight, around) for sign, weight in loose.items()}
    # Where a form says what a line is about, families only add to that; else two of them at most.
    sure = [sign for sign, weight in found.items() if weight >= _SURE and sign is not Sign.INSISTENCE]
    wishes = sorted((sign for sign in told if sign is not Sign.INSISTENCE), key=lambda sign: -told[sign])
    for sign in (*(sure or wishes[:_MOST_LOOSE]), Sign.INSISTENCE):
        if sign in told:
            found[sign] = max(found.get(sign, 0.0), told[sign])
    return Said(signs=tuple((sign, found[sign]) for sign in Sign if sign in found), refuses=refuses)
