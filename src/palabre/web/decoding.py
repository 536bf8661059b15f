"""From bytes to checked Structs: strict JSON, no odd characters, every fault named and nothing echoed."""

import json
import math
import re
from collections.abc import Iterator
from typing import Any, NoReturn, TypeVar, cast
from urllib.parse import parse_qsl, unquote_to_bytes

import msgspec

from palabre.domain.errors import (
    FieldFault,
    InputTooLarge,
    InvalidInput,
    MalformedInput,
    NotFound,
    UnsupportedMediaType,
)

T = TypeVar("T")

MAX_DEPTH = 16
"""Levels of arrays and objects; no body of ours has more than five."""
MAX_QUERY = 4 * 1024
MAX_FAULTS = 20

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""C0 (but tab and line ends), DEL, C1 and the two noncharacters that no text needs."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates: they reorder what others read. The plain marks stay allowed."""

_PATH_STEP = re.compile(r"\.([A-Za-z_][A-Za-z0-9_]*)|\[(\d+)\]")
_NAMED = re.compile(r"field `([A-Za-z_][A-Za-z0-9_]*)`")
_CODES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"missing required field"), "missing"),
    (re.compile(r"unknown field"), "unknown_field"),
    (re.compile(r"of length (?:>=|==)"), "too_short"),
    (re.compile(r"of length <="), "too_long"),
    (re.compile(r"matching regex"), "pattern"),
    (re.compile(r"^Expected `(?:int|float|number|decimal)` (?:>=?)"), "too_small"),
    (re.compile(r"^Expected `(?:int|float|number|decimal)` (?:<=?)"), "too_large"),
    (re.compile(r"out of range"), "out_of_range"),
    (re.compile(r"^Expected .*, got "), "wrong_type"),
    (re.compile(r"^Invalid (?:enum )?value"), "not_allowed"),
    (re.compile(r"^Invalid "), "invalid_format"),
)


def decode_body(raw: bytes, content_type: str, declared: type[T]) -> T:
    """Decode a JSON body; raise UnsupportedMediaType, MalformedInput or InvalidInput."""
    media, _, parameters = content_type.partition(";")
    if media.strip().lower() != "application/json":
        raise UnsupportedMediaType
    if parameters and parameters.strip().lower().replace('"', "") not in {"charset=utf-8", "charset=utf8"}:
        raise UnsupportedMediaType
    tree = parse_json(raw)
    faults = list(_odd_strings(tree))
    if faults:
        raise InvalidInput(faults=tuple(faults[:MAX_FAULTS]))
    return convert(tree, declared)


def parse_json(raw: bytes) -> object:
    """Parse strict JSON: UTF-8, no duplicate names, no NaN, bounded depth; raise MalformedInput."""
    try:
        tree: object = _JSON.decode(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        raise MalformedInput from None
    if raw.count(b"[") + raw.count(b"{") > MAX_DEPTH and _depth(tree) > MAX_DEPTH:
        raise MalformedInput
    return tree


def decode_query(raw: bytes, declared: type[T] | None) -> T | None:
    """Decode a query string; a parameter given twice or unknown is a fault."""
    if declared is None:
        if raw:
            raise InvalidInput(faults=(FieldFault("/query", "unknown_field"),))
        return None
    if len(raw) > MAX_QUERY:
        raise InputTooLarge
    if not raw:
        pairs: list[tuple[str, str]] = []
    else:
        try:
            pairs = parse_qsl(
                raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MAX_FAULTS
            )
        except ValueError:
            raise MalformedInput from None
    values: dict[str, str] = {}
    for name, value in pairs:
        if name in values:
            raise InvalidInput(faults=(FieldFault("/query", "duplicate"),))
        values[name] = value
    return _convert_texts(values, declared, "/query")


def decode_params(names: tuple[str, ...], values: tuple[str, ...], raw_path: bytes, declared: type[T]) -> T:
    """Decode the parameters of a path; ``raw_path`` tells whether it was UTF-8 before it was decoded.

    Raise MalformedInput, or NotFound: nothing bears a name that nothing could bear.
    """
    if b"%" in raw_path:
        try:
            unquote_to_bytes(raw_path).decode("utf-8")
        except UnicodeDecodeError:
            raise MalformedInput from None
    try:
        return _convert_texts(dict(zip(names, values, strict=True)), declared, "/path")
    except InvalidInput:
        raise NotFound from None


def convert(tree: object, declared: type[T], *, strict: bool = True, prefix: str = "") -> T:
    """Turn a JSON tree into a Struct; raise InvalidInput with all the faults of its first level."""
    try:
        return msgspec.convert(tree, declared, strict=strict)
    except msgspec.ValidationError as error:
        faults = list(_field_faults(tree, declared, strict=strict)) or [_fault(str(error))]
    except RecursionError:
        raise MalformedInput from None
    raise InvalidInput(
        faults=tuple(FieldFault(prefix + one.pointer, one.code) for one in faults[:MAX_FAULTS])
    )


def _convert_texts(values: dict[str, str], declared: type[T], prefix: str) -> T:
    faults = tuple(FieldFault(prefix + one.pointer, one.code) for one in _odd_strings(values))
    if faults:
        raise InvalidInput(faults=faults)
    found = convert(values, declared, strict=False, prefix=prefix)
    # The lenient reading also takes ``null``, ``1`` for true and ``007``, which we do not announce.
    loose = [name for name, text in values.items() if not _plainly(getattr(found, name, text), text)]
    if loose:
        raise InvalidInput(faults=tuple(FieldFault(f"{prefix}/{name}", "wrong_type") for name in loose))
    return found


def _plainly(value: object, text: str) -> bool:
    match value:
        case None:
            return False
        case bool():
            return text in {"true", "false"}
        case int():
            return text == str(value)
        case _:
            return True


def _field_faults(tree: object, declared: type[Any], *, strict: bool) -> Iterator[FieldFault]:
    """Look at each field by itself, so that a form hears of all its faults at once."""
    if not isinstance(tree, dict) or not issubclass(declared, msgspec.Struct):
        return
    values = cast("dict[str, object]", tree)
    known = {one.encode_name: one for one in msgspec.structs.fields(declared)}
    for name, one in known.items():
        if name not in values:
            if one.required:
                yield FieldFault(f"/{name}", "missing")
            continue
        try:
            msgspec.convert(values[name], one.type, strict=strict)
        except msgspec.ValidationError as error:
            fault = _fault(str(error))
            yield FieldFault(f"/{name}{fault.pointer}", fault.code)
    if values.keys() - known.keys():
        # The unknown name came from outside: it is not repeated.
        yield FieldFault("", "unknown_field")


def _fault(message: str) -> FieldFault:
    """Read msgspec's sentence: ``Expected `int`, got `str` - at `$.a[0]` `` → ``/a/0``, ``wrong_type``."""
    sentence, _, place = message.partition(" - at `$")
    pointer = "".join(f"/{step[0] or step[1]}" for step in _PATH_STEP.findall(place))
    code = next((code for pattern, code in _CODES if pattern.search(sentence)), "invalid")
    if code == "missing" and (named := _NAMED.search(sentence)):
        pointer += f"/{named[1]}"
    return FieldFault(pointer, code)


def _odd_strings(tree: object) -> Iterator[FieldFault]:
    """Find characters that no field takes, in values and in names."""
    waiting: list[tuple[str, object]] = [("", tree)]
    while waiting:
        pointer, node = waiting.pop()
        if isinstance(node, str):
            code = odd_characters(node)
            if code is not None:
                yield FieldFault(pointer, code)
        elif isinstance(node, dict):
            members = cast("dict[str, object]", node)
            for name, child in members.items():
                if odd_characters(name) is not None:
                    yield FieldFault(pointer, "unknown_field")
                else:
                    waiting.append((f"{pointer}/{name}" if name.isidentifier() else pointer, child))
        elif isinstance(node, list):
            items = cast("list[object]", node)
            waiting.extend((f"{pointer}/{index}", child) for index, child in enumerate(items))


def odd_characters(text: str) -> str | None:
    """Name what is wrong with a text that nobody could have meant to send, or None."""
    if text.isprintable():
        # Printable text has no control, format, surrogate or unassigned character at all.
        return None
    if _CONTROL.search(text):
        return "control_character"
    if _SURROGATE.search(text):
        return "surrogate"
    if _BIDI.search(text):
        return "bidi_character"
    return None


def _depth(tree: object) -> int:
    deepest = 0
    waiting: list[tuple[int, object]] = [(1, tree)]
    while waiting:
        level, node = waiting.pop()
        if isinstance(node, dict):
            children = list(cast("dict[str, object]", node).values())
        elif isinstance(node, list):
            children = cast("list[object]", node)
        else:
            continue
        deepest = max(deepest, level)
        if deepest > MAX_DEPTH:
            break
        waiting.extend((level + 1, child) for child in children)
    return deepest


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate name")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _number(digits: str) -> float:
    """JSON has one kind of number: ``1.0`` is an integer to JSON Schema, and so to us."""
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("number out of range")
    return int(number) if number.is_integer() else number


_JSON = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_no_constant, parse_float=_number)
"""Made once: making one costs as much as a small body."""
