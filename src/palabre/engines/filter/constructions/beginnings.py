"""Which characters a pattern can begin with, so that a search looks at few places only."""

import re
from collections.abc import Iterator
from typing import Final

_ZERO_WIDTH: Final = ("(?<!", "(?<=", "(?!", "(?=")
_GROUP: Final = re.compile(r"\((?:\?:|\?P<\w+>)?")
_UNTIL_BAR: Final = re.compile(r"[|\\\[(]")
_UNTIL_CLOSED: Final = re.compile(r"[)\\\[(]")
_OPTIONAL: Final = re.compile(r"[?*]|\{0?,")
_REPEATED: Final = re.compile(r"\+|\{\d")
_RANGE: Final = re.compile(r"(.)-(.)")
_DIGITS: Final = frozenset("0123456789")


def compile_quick(pattern: str) -> re.Pattern[str]:
    """The pattern, behind a look at the first character where one can be told."""
    letters, may_be_empty = _of_alternatives(pattern)
    if letters is None or may_be_empty:
        return re.compile(pattern)
    signs = "".join(map(re.escape, sorted(letters)))
    return re.compile(f"(?=[{signs}])(?:{pattern})")


def split_alternatives(pattern: str) -> Iterator[str]:
    """At the bars that stand in no bracket."""
    start = index = 0
    while (bar := _UNTIL_BAR.search(pattern, index)) is not None:
        index = bar.end()
        if bar[0] == "|":
            yield pattern[start : index - 1]
            start = index
        else:
            index = atom_end(pattern, index - 1)
    yield pattern[start:]


def atom_end(pattern: str, start: int) -> int:
    """The index after one character, escape, class or group."""
    if pattern[start] == "\\":
        return start + 2
    if pattern[start] == "[":
        index = start + 2 if pattern[start + 1 : start + 2] != "^" else start + 3
        while pattern[index] != "]":
            index += 2 if pattern[index] == "\\" else 1
        return index + 1
    if pattern[start] == "(":
        index = start + 1
        while (sign := _UNTIL_CLOSED.search(pattern, index)) is not None:
            if sign[0] == ")":
                return sign.end()
            index = atom_end(pattern, sign.start())
    return start + 1


def is_zero_width(atom: str) -> bool:
    """Whether it only looks, and matches no character itself."""
    return atom in {"\\b", "\\B", "^", "$"} or atom.startswith(_ZERO_WIDTH)


def _of_alternatives(pattern: str) -> tuple[frozenset[str] | None, bool]:
    """The first characters of all alternatives, None when any may be; and whether one may match nothing."""
    letters: frozenset[str] = frozenset()
    may_be_empty = False
    for alternative in split_alternatives(pattern):
        first, empty = _of_sequence(alternative)
        if first is None:
            return None, empty
        letters |= first
        may_be_empty = may_be_empty or empty
    return letters, may_be_empty


def _of_sequence(sequence: str) -> tuple[frozenset[str] | None, bool]:
    letters: frozenset[str] = frozenset()
    index = 0
    while index < len(sequence):
        end = atom_end(sequence, index)
        atom = sequence[index:end]
        if is_zero_width(atom):
            index = end
            continue
        first, empty = _of_atom(atom)
        if first is None:
            return None, False
        letters |= first
        if not empty and _OPTIONAL.match(sequence, end) is None:
            return letters, False
        index = after_quantifier(sequence, end)
    return letters, True


def after_quantifier(sequence: str, index: int) -> int:
    """The index after a quantifier, or where there is none the same."""
    if _REPEATED.match(sequence, index) is not None or _OPTIONAL.match(sequence, index) is not None:
        index = sequence.index("}", index) + 1 if sequence[index] == "{" else index + 1
        if sequence[index : index + 1] == "?":
            index += 1
    return index


def _of_atom(atom: str) -> tuple[frozenset[str] | None, bool]:
    if atom.startswith("("):
        opened = _GROUP.match(atom)
        return _of_alternatives(atom[opened.end() if opened is not None else 1 : -1])
    if atom.startswith("["):
        return _of_class(atom[1:-1]), False
    if atom == "\\d":
        return _DIGITS, False
    if atom == "." or (atom[0] == "\\" and atom[1].isalnum()):
        return None, False
    return frozenset({atom[-1]}), False


def _of_class(inside: str) -> frozenset[str] | None:
    if inside.startswith("^") or "\\" in inside:
        return None
    letters = set(_RANGE.sub("", inside))
    for found in _RANGE.finditer(inside):
        letters.update(map(chr, range(ord(found[1]), ord(found[2]) + 1)))
    return frozenset(letters)
