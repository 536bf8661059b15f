"""Signs by families of words: what no form has, but whose words together say the same."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import msgspec
import re2

from palabre.domain.conduct import Sign

_WORD: Final = re.compile(r"\w+")
_ONE_WORD: Final = re.compile(r"[^ '\-^$.~]+")
"""An entry that can only be a single word."""
_AS_IT_STANDS: Final = "~"
_WORDS_KEPT: Final = 8_192
_SHORT: Final = "short"
_SHORT_WORDS: Final = 6


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All families of ``all``, one of ``any`` and none of ``unless``."""

    weight: float
    all: tuple[str, ...]
    any: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class _Entries:
    """Entries as one automaton, each with its family."""

    def __init__(self) -> None:
        options = re2.Options()
        options.log_errors = False
        self._set = re2.Set.SearchSet(options)
        self._families: list[str] = []

    def add(self, family: str, entry: str) -> None:
        self._set.Add(entry)
        self._families.append(family)

    def compile(self) -> None:
        self._set.Compile()

    def find(self, text: str) -> frozenset[str]:
        return frozenset(self._families[number] for number in self._set.Match(text) or ())


class Families:
    """Single words apart from phrases: an automaton that saw every word at once would be too large."""

    def __init__(self, families: dict[str, tuple[str, ...]], rules: dict[Sign, tuple[Rule, ...]]) -> None:
        """``rules`` name families; a name that is none raises ``KeyError``."""
        self._words, self._phrases = _Entries(), _Entries()
        for family, entries in families.items():
            for entry in entries:
                if entry.startswith(_AS_IT_STANDS):
                    self._phrases.add(family, entry.removeprefix(_AS_IT_STANDS))
                elif _ONE_WORD.fullmatch(entry):
                    self._words.add(family, f"^(?:{entry})$")
                else:
                    self._phrases.add(family, rf"\b(?:{entry})\b")
        self._words.compile()
        # Most lines are made of the same words.
        self._of_word = lru_cache(maxsize=_WORDS_KEPT)(self._words.find)
        self._phrases.compile()
        self._by_first: dict[str, list[tuple[frozenset[str], Sign, Rule]]] = {}
        for sign, signs_rules in rules.items():
            for rule in signs_rules:
                unknown = {*rule.all, *rule.any, *rule.unless} - families.keys() - {_SHORT}
                if unknown:
                    raise KeyError(*unknown)
                tried = self._by_first.setdefault(rule.all[0], [])
                tried.append((frozenset(rule.all), sign, rule))

    def find(self, folded: str) -> dict[Sign, float]:
        """The heaviest weight of each sign whose families are in the line."""
        words = _WORD.findall(folded)
        seen = set(self._phrases.find(folded))
        for word in words:
            seen |= self._of_word(word)
        if len(words) <= _SHORT_WORDS:
            seen.add(_SHORT)
        found: dict[Sign, float] = {}
        for family in self._by_first.keys() & seen:
            for needed, sign, rule in self._by_first[family]:
                if (
                    needed <= seen
                    and seen.isdisjoint(rule.unless)
                    and (not rule.any or not seen.isdisjoint(rule.any))
                ):
                    found[sign] = max(found.get(sign, 0.0), rule.weight)
        return found


def _written(name: str) -> dict[str, object]:
    return tomllib.loads(files("palabre.engines.conduct").joinpath(name).read_text(encoding="utf-8"))


@cache
def families() -> Families:
    """Those of ``families.toml``, by the rules of ``together.toml``."""
    return Families(
        msgspec.convert(_written("families.toml"), dict[str, tuple[str, ...]]),
        msgspec.convert(_written("together.toml"), dict[Sign, tuple[Rule, ...]]),
    )
