"""Which strings a text must have before a pattern can match it, so that most patterns are never tried."""

import re
from collections.abc import Sequence
from itertools import product
from typing import Final

from ahocorasick_rs import AhoCorasick

from palabre.engines.filter.beginnings import after_quantifier, atom_end, is_zero_width, split_alternatives

_MOST: Final = 24
"""Strings that are made of two lists of them."""
_MOST_LISTED: Final = 256
"""Strings that one pattern is known by."""
_SHORTEST: Final = 3
"""What is shorter stands in most texts."""
_LONGEST_CLASS: Final = 8

Strings = frozenset[str]
_WRITTEN: Final = re.compile(r"(?:[^\\\[\](){}|?*+.^$](?![?*+{]))+")
"""Characters that stand for themselves, each once."""
_NOTHING: Final = frozenset({""})


def needed_by(pattern: str) -> Strings | None:
    """At least one of these stands in whatever the pattern matches; None when no such strings are known."""
    exact, needed = _of_alternatives(pattern)
    return _better(exact, needed)


class Needed:
    """Numbers of patterns that may match a text, in one pass over it."""

    def __init__(self, patterns: Sequence[str]) -> None:
        users: dict[str, list[int]] = {}
        always: list[int] = []
        for number, pattern in enumerate(patterns):
            strings = needed_by(pattern)
            if strings is None or min(map(len, strings)) < _SHORTEST:
                always.append(number)
                continue
            for string in strings:
                users.setdefault(string, []).append(number)
        self.always: Final = frozenset(always)
        """Those that any text may match."""
        self._users: Final = list(users.values())
        self._automaton: Final = AhoCorasick(users or ["\0"])

    def find(self, text: str) -> set[int]:
        """Every pattern that matches, and few that do not."""
        found = set(self.always)
        for string in {match[0] for match in self._automaton.find_matches_as_indexes(text, overlapping=True)}:
            found.update(self._users[string])
        return found


def _of_alternatives(pattern: str) -> tuple[Strings | None, Strings | None]:
    """What the pattern matches when that is a few strings, and otherwise what it needs."""
    exact: set[str] | None = set()
    needed: set[str] | None = set()
    for alternative in split_alternatives(pattern):
        if exact is not None and _WRITTEN.fullmatch(alternative) is not None:
            exact.add(alternative)
            if needed is not None:
                needed.add(alternative)
            continue
        one, other = _of_sequence(alternative)
        exact = None if exact is None or one is None else exact | one
        best = _better(one, other)
        needed = None if needed is None or best is None else needed | best
    if exact is not None and len(exact) <= _MOST_LISTED:
        return frozenset(exact), None
    return None, None if needed is None else frozenset(needed)


def _of_sequence(sequence: str) -> tuple[Strings | None, Strings | None]:
    running = _NOTHING
    best: Strings | None = None
    whole = True
    index = 0
    while index < len(sequence):
        written = _WRITTEN.match(sequence, index)
        end = atom_end(sequence, index) if written is None else written.end()
        atom = sequence[index:end]
        index = end
        if is_zero_width(atom):
            continue
        exact, needed = _of_atom(atom) if written is None else (frozenset({atom}), None)
        index = after_quantifier(sequence, end)
        quantifier = sequence[end:index]
        if quantifier.startswith(("*", "{0", "{,")) or (quantifier.startswith("?") and exact is None):
            exact, needed = None, None
        elif quantifier.startswith("?") and exact is not None:
            exact |= _NOTHING
        if exact is not None and _is_few(len(running), len(exact)):
            running = frozenset(map("".join, product(running, exact)))
        else:
            best, running, whole = _better(running, best), exact or _NOTHING, False
        if quantifier.startswith(("+", "{")):
            # The last of several is what comes before the next atom.
            best, running, whole = _better(running, best), exact or _NOTHING, False
        best = _better(needed, best)
    if whole:
        return running, None
    return None, _better(running, best)


def _is_few(one: int, other: int) -> bool:
    """Whether so many strings may be joined with so many others, which makes no list grow too long."""
    return one * other <= (_MOST_LISTED if min(one, other) == 1 else _MOST)


def _of_atom(atom: str) -> tuple[Strings | None, Strings | None]:
    if atom.startswith("("):
        if atom.startswith("(?:"):
            return _of_alternatives(atom[3:-1])
        return (None, None) if atom.startswith("(?") else _of_alternatives(atom[1:-1])
    if atom.startswith("["):
        inside = atom[1:-1]
        plain = not inside.startswith("^") and "\\" not in inside and "-" not in inside[1:-1]
        return (frozenset(inside) if plain and len(inside) <= _LONGEST_CLASS else None), None
    if atom == "." or (atom[0] == "\\" and atom[1].isalnum()):
        return None, None
    return frozenset({atom[-1]}), None


def _better(one: Strings | None, other: Strings | None) -> Strings | None:
    """Those that fewer texts have, as far as their length tells; None when both say nothing."""
    if not one or "" in one:
        return other if other and "" not in other else None
    if not other or "" in other:
        return one
    first, second = min(map(len, one)), min(map(len, other))
    if first == second:
        return one if len(one) <= len(other) else other
    return one if first > second else other
