"""Pseudonyms that would pass for the house's staff, however they are spelled."""

import re
from collections.abc import Iterable
from typing import Final

from palabre.engines.pseudonyms.personal import split_capitals
from palabre.engines.pseudonyms.skeletons import reading, skeleton

# Found anywhere, even inside a longer word.
_ROOTS: Final = ("admin", "moderat", "palabre", "webmaster", "sysadmin", "officiel", "official")
# Found as a word of its own, with or without figures, or as the whole pseudonym.
_WORDS: Final = (
    *("modo", "modos", "modette", "mod", "mods", "moder", "staff", "equipe", "veilleur", "veilleurs"),
    *("veilleuse", "veilleuses", "veille", "support", "assistance", "police", "policier", "policiere"),
    *("gendarme", "gendarmerie", "animateur", "animatrice", "operateur", "operatrice", "operator", "sysop"),
    *("root", "system", "systeme", "securite", "security", "helpdesk", "pharos"),
    *("signalement", "signalements", "arcom", "cnil"),
)
_HARMLESS: Final = ("badminton",)
_PIECES = re.compile(r"[^\W_]+")
_FIGURES_AT_THE_END = re.compile(r"\d+$")


class StaffWords:
    """The words of every house and some of this one, folded once."""

    def __init__(self, more: Iterable[str] = ()) -> None:
        self._roots = tuple(reading(root) for root in _ROOTS)
        self._words = frozenset(reading(word) for word in (*_WORDS, *more))
        self._harmless = tuple(reading(word) for word in _HARMLESS)

    def claims(self, pseudonym: str) -> bool:
        whole = reading(pseudonym)
        for word in self._harmless:
            whole = whole.replace(word, "")
        if any(root in whole for root in self._roots):
            return True
        return any(form in self._words for form in _forms(pseudonym))


def bears_one_of(pseudonym: str, names: Iterable[str]) -> bool:
    """Whether the pseudonym looks like one of these names."""
    mine = skeleton(pseudonym)
    return any(skeleton(name) == mine for name in names)


def _forms(pseudonym: str) -> Iterable[str]:
    pieces = _PIECES.findall(split_capitals(pseudonym))
    for piece in (*pieces, "".join(pieces)):
        yield reading(piece)
        yield reading(_FIGURES_AT_THE_END.sub("", piece))
