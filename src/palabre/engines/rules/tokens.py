"""The words of an expression, with their lines and columns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from palabre.engines.rules.faults import FaultCode, FoundFault, Position

MOST_CHARACTERS: Final = 4_000
"""Code points of an expression; a longer one is refused unread."""


class Kind(StrEnum):
    """What a token is; signs and operators are their own text."""

    NAME = "name"
    INT = "int"
    DOUBLE = "double"
    STRING = "string"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """One word; ``value`` is set for literals."""

    kind: Kind
    text: str
    at: Position
    value: str | int | float | None = None


_BLANKS: Final = re.compile(r"(?:[ \t\r\n\f]+|//[^\n]*)+")
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_NUMBER: Final = re.compile(r"0[xX][0-9A-Fa-f]+|(?:[0-9]+\.[0-9]+|\.[0-9]+|[0-9]+)(?:[eE][+-]?[0-9]+)?")
_SIGN: Final = re.compile(r"&&|\|\||[=!<>]=|[-+*/%!<>?:.,()\[\]{}]")
_STRING: Final = re.compile(r"([rRbB]{0,2})(\"\"\"|'''|\"|')")
_SIMPLE_ESCAPES: Final = {
    "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v",
    "\\": "\\", "?": "?", '"': '"', "'": "'", "`": "`",
}  # fmt: skip
_HEX_DIGITS: Final = {"x": 2, "X": 2, "u": 4, "U": 8}
_OCTAL_DIGITS: Final = 3
_LAST_CODE_POINT: Final = 0x10FFFF
_SURROGATES: Final = range(0xD800, 0xE000)
_DIGITS_OF_INT64: Final = 19
LAST_INT: Final = 2**63


def tokenize(source: str) -> Iterator[Token]:
    """All tokens and an end; raises FoundFault at the first thing that is none."""
    if len(source) > MOST_CHARACTERS:
        raise FoundFault(FaultCode.TOO_LONG, Position(1, 1), str(MOST_CHARACTERS))
    index, line, line_start = 0, 1, 0
    while True:
        blanks = _BLANKS.match(source, index)
        if blanks:
            line += blanks[0].count("\n")
            line_start = max(line_start, source.rfind("\n", 0, blanks.end()) + 1)
            index = blanks.end()
        at = Position(line, index - line_start + 1)
        if index >= len(source):
            yield Token(Kind.END, "", at)
            return
        token, end = _token(source, index, at)
        yield token
        line += source.count("\n", index, end)
        line_start = max(line_start, source.rfind("\n", 0, end) + 1)
        index = end


def _token(source: str, index: int, at: Position) -> tuple[Token, int]:
    string = _STRING.match(source, index)
    if string:
        prefix = string[1].lower()
        if "b" in prefix or prefix == "rr":
            raise FoundFault(FaultCode.OUTSIDE_SUBSET, at, string[0])
        value, end = _string(source, string.end(), string[2], at, raw=prefix == "r")
        return Token(Kind.STRING, source[index:end], at, value), end
    name = _NAME.match(source, index)
    if name:
        return Token(Kind.NAME, name[0], at), name.end()
    number = _NUMBER.match(source, index)
    if number:
        return _number(number[0], source[number.end() : number.end() + 1], at), number.end()
    sign = _SIGN.match(source, index)
    if sign:
        return Token(Kind.SIGN, sign[0], at), sign.end()
    raise FoundFault(FaultCode.BAD_CHARACTER, at, f"U+{ord(source[index]):04X}")


def _number(text: str, after: str, at: Position) -> Token:
    if after.isalnum() or after == "_":
        # «2u» is an unsigned number of CEL, «2x» is nothing.
        raise FoundFault(FaultCode.OUTSIDE_SUBSET if after in "uU" else FaultCode.BAD_NUMBER, at, text[:40])
    if text[:2] in {"0x", "0X"}:
        digits = text[2:].lstrip("0") or "0"
        value = int(digits, 16) if len(digits) <= _DIGITS_OF_INT64 else LAST_INT + 1
    elif set(text) <= set("0123456789"):
        digits = text.lstrip("0") or "0"
        value = int(digits) if len(digits) <= _DIGITS_OF_INT64 else LAST_INT + 1
    else:
        number = float(text)
        if number == float("inf"):
            raise FoundFault(FaultCode.BAD_NUMBER, at, text[:40])
        return Token(Kind.DOUBLE, text, at, number)
    if value > LAST_INT:
        raise FoundFault(FaultCode.BAD_NUMBER, at, text[:40])
    return Token(Kind.INT, text, at, value)


def _string(source: str, start: int, quote: str, at: Position, *, raw: bool) -> tuple[str, int]:
    """The value and where the literal ends."""
    parts: list[str] = []
    index = start
    while index < len(source):
        if source.startswith(quote, index):
            return "".join(parts), index + len(quote)
        char = source[index]
        if len(quote) == 1 and char in "\r\n":
            break
        if char == "\0" or ord(char) in _SURROGATES:
            raise FoundFault(FaultCode.BAD_CHARACTER, at, f"U+{ord(char):04X}")
        if char == "\\" and not raw:
            value, index = _escape(source, index + 1, at)
            parts.append(value)
            continue
        if char == "\\" and index + 1 < len(source) and source[index + 1] in "\\'\"":
            # In a raw string a backslash keeps its quote from ending the string, and stays.
            parts.append(char)
            index += 1
            char = source[index]
        parts.append(char)
        index += 1
    raise FoundFault(FaultCode.OPEN_STRING, at)


def _escape(source: str, index: int, at: Position) -> tuple[str, int]:
    """What stands for itself after a backslash, and where it ends."""
    sign = source[index : index + 1]
    if sign in _SIMPLE_ESCAPES:
        return _SIMPLE_ESCAPES[sign], index + 1
    if sign in _HEX_DIGITS:
        digits = source[index + 1 : index + 1 + _HEX_DIGITS[sign]]
        base, end, wanted = 16, index + 1 + len(digits), _HEX_DIGITS[sign]
    else:
        digits = source[index : index + _OCTAL_DIGITS]
        base, end, wanted = 8, index + len(digits), _OCTAL_DIGITS
    allowed = "0123456789abcdefABCDEF" if base > 8 else "01234567"  # noqa: PLR2004 - the two bases of escapes
    if len(digits) != wanted or not set(digits) <= set(allowed) or (base == 8 and digits[0] > "3"):  # noqa: PLR2004
        raise FoundFault(FaultCode.BAD_ESCAPE, at, "\\" + sign)
    code = int(digits, base)
    if code == 0 or code > _LAST_CODE_POINT or code in _SURROGATES:
        raise FoundFault(FaultCode.BAD_ESCAPE, at, "\\" + sign)
    return chr(code), end
