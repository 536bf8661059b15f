"""Which strings a text must have before a pattern can match it, so that most patterns are never tried."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, product
from typing import Final

from ahocorasick_rs import AhoCorasick

_MOST: Final = 64
"""Strings that are made of two lists of them."""
_MOST_LISTED: Final = 256
"""Strings that one pattern is known by."""
_COMMON: Final = re.compile(r"[\x00-\x7f]?|[aeiouy '].|.[aeiouy ']")
"""Strings that stand in most texts."""
_AT_ONCE: Final = 4
"""Patterns that are read beside a text."""
_LONGEST_CLASS: Final = 8

Strings = frozenset[str]
_TOKENS: Final = re.compile(
    r"\(\?<?[=!]|\(\?:|\(\?P<\w+>|\(\?P=\w+\)|\(|\[\^?\]?(?:\\.|[^\]\\])*\]|\\.|(?:[*+?]|\{\d*,?\d*\})\??"
    r"|(?:[^\\\[\](){}|?*+.^$](?![?*+{]))+|.",
    re.DOTALL,
)
"""An opening bracket, a class, an escaped sign, a quantifier, or characters that stand for themselves."""
_SPECIAL: Final = frozenset("\\[](){}|?*+.^$")
_ENDS: Final = frozenset({"|", ")"})
_GROUPS: Final = frozenset({"(", "(?:"})
_ZERO_WIDTH: Final = frozenset({"(?=", "(?!", "(?<=", "(?<!", "^", "$", "\\b", "\\B"})
_NOTHING: Final = frozenset({""})


def needed_by(pattern: str) -> Strings | None:
    """At least one of these stands in whatever the pattern matches; None when no such strings are known."""
    exact, needed = _Reader(pattern).alternatives()
    return _better(exact, needed)


class Needed:
    """Numbers of patterns that may match a text, in one pass over it.

    To read all patterns takes a tenth of a second, for which nobody waits: each is read when it is asked
    about, or when there is time to ``prepare``. The answers do not depend on it.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        self._patterns: Final = patterns
        self._strings: dict[int, Strings | None] = {}
        self._users: list[list[int]] = []
        self._always: frozenset[int] = frozenset()
        self._automaton: AhoCorasick | None = None

    def prepare(self) -> Iterator[None]:
        """Read what was not read yet; yield after each piece of work."""
        if self._automaton is None:
            for number in range(len(self._patterns)):
                if number not in self._strings:
                    self._of(number)
                    yield
            self._build()

    def find(self, text: str, asked: Callable[[int], bool]) -> list[int]:
        """Of the patterns that are asked about: every one that matches, and few that do not, in order."""
        if self._automaton is None:
            self._read_some()
            every = range(len(self._patterns))
            return [number for number in every if asked(number) and self._may_match(number, text)]
        found = set(self._always)
        for string in {match[0] for match in self._automaton.find_matches_as_indexes(text, overlapping=True)}:
            found.update(self._users[string])
        return sorted(filter(asked, found))

    def _read_some(self) -> None:
        """A few more at each text, until all are known."""
        unread = (number for number in range(len(self._patterns)) if number not in self._strings)
        for number in islice(unread, _AT_ONCE):
            self._of(number)
        if len(self._strings) == len(self._patterns):
            self._build()

    def _of(self, number: int) -> Strings | None:
        if number not in self._strings:
            strings = needed_by(self._patterns[number])
            common = strings is not None and any(map(_COMMON.fullmatch, strings))
            self._strings[number] = None if common or strings is None else _shortest(strings)
        return self._strings[number]

    def _may_match(self, number: int, text: str) -> bool:
        strings = self._of(number)
        return strings is None or any(map(text.__contains__, strings))

    def _build(self) -> None:
        users: dict[str, list[int]] = {}
        for number, strings in self._strings.items():
            for string in strings or ():
                users.setdefault(string, []).append(number)
        self._users = list(users.values())
        self._always = frozenset(number for number, strings in self._strings.items() if strings is None)
        # Last, so that no other thread finds it before the rest.
        self._automaton = AhoCorasick(users or ["\0"])


class _Reader:
    """Reads a pattern once, token by token."""

    def __init__(self, pattern: str) -> None:
        self._tokens: Final[list[str]] = [*_TOKENS.findall(pattern), ")", ")"]
        self._at = 0

    def alternatives(self, begun: Strings = _NOTHING) -> tuple[Strings | None, Strings | None]:
        """What all up to the next closing bracket matches when that are few strings; else what it needs.

        ``begun`` stands right before it, and is a part of the answer.
        """
        exact: set[str] | None = set()
        needed: set[str] | None = set()
        tokens = self._tokens
        while True:
            if begun is _NOTHING and tokens[self._at + 1] in _ENDS and tokens[self._at][0] not in _SPECIAL:
                one: Strings | None = frozenset({tokens[self._at]})
                best = one
                self._at += 1
            else:
                one, other = self._sequence(begun)
                best = _better(one, other)
            if exact is not None and one is not None:
                exact.update(one)
            else:
                exact = None
            if needed is not None and best is not None:
                needed.update(best)
            else:
                needed = None
            self._at += 1
            if tokens[self._at - 1] == ")":
                break
        if exact is not None and len(exact) <= _MOST_LISTED:
            return frozenset(exact), None
        return None, None if needed is None else frozenset(needed)

    def _sequence(self, running: Strings) -> tuple[Strings | None, Strings | None]:
        """The same of one alternative."""
        tokens = self._tokens
        best: Strings | None = None
        whole = True
        while (token := tokens[self._at]) not in _ENDS:
            self._at += 1
            if token in _ZERO_WIDTH:
                if token[0] == "(":
                    self.alternatives()
                continue
            exact, needed, begun = _of_token(token), None, _NOTHING
            if token in _GROUPS or token.startswith("(?P<"):
                # «m(?:ort|eurs\w*)» needs «mort» or «meurs», which says more than «ort» or «eurs».
                begun = running if len(running) == 1 else _NOTHING
                exact, needed = self.alternatives(begun)
            if begun is not _NOTHING:
                best, running = _better(running, best), _NOTHING
            quantifier = tokens[self._at]
            if quantifier[0] in "?*+{":
                self._at += 1
                if quantifier[0] == "?" and exact is not None:
                    exact |= begun
                elif quantifier[0] not in "+{" or quantifier.startswith(("{0", "{,")):
                    exact, needed = None, None
            if exact is not None and _is_few(len(running), len(exact)):
                running = frozenset(map("".join, product(running, exact)))
            else:
                best, running, whole = _better(running, best), exact or _NOTHING, False
            if quantifier[0] in "+{":
                # The last of several is what comes before the next one; «begun» was before the first.
                last = exact or _NOTHING if begun is _NOTHING else _NOTHING
                best, running, whole = _better(running, best), last, False
            best = _better(needed, best)
        if whole:
            return running, None
        return None, _better(running, best)


def _shortest(strings: Strings) -> Strings:
    """Without those that begin with another one, and stand only where that stands."""
    kept: list[str] = []
    for string in sorted(strings):
        if not kept or not string.startswith(kept[-1]):
            kept.append(string)
    return frozenset(kept)


def _is_few(one: int, other: int) -> bool:
    """Whether so many strings may be joined with so many others, which makes no list grow too long."""
    return one * other <= (_MOST_LISTED if min(one, other) == 1 else _MOST)


def _of_token(token: str) -> Strings | None:
    first = token[0]
    if first not in _SPECIAL:
        return frozenset({token})
    if first == "[" and len(token) > 1:
        inside = token[1:-1]
        plain = not inside.startswith("^") and "\\" not in inside and "-" not in inside[1:-1]
        return frozenset(inside) if plain and len(inside) <= _LONGEST_CLASS else None
    return frozenset({token[1]}) if first == "\\" and not token[1].isalnum() else None


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
