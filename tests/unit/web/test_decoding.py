"""Strict reading of bodies, queries and paths."""

from typing import Annotated
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta, Struct

from palabre.domain.errors import (
    FieldFault,
    InputTooLarge,
    InvalidInput,
    MalformedInput,
    NotFound,
    UnsupportedMediaType,
)
from palabre.web.decoding import (
    MAX_DEPTH,
    decode_body,
    decode_params,
    decode_query,
    odd_characters,
    parse_json,
)

JSON = "application/json"


class Inner(Struct, frozen=True, forbid_unknown_fields=True):
    id: UUID


class Body(Struct, frozen=True, forbid_unknown_fields=True):
    text: Annotated[str, Meta(min_length=1, max_length=5)]
    age: Annotated[int, Meta(ge=18, le=120)]
    inner: Inner | None = None
    tags: list[str] = []


class Query(Struct, frozen=True, forbid_unknown_fields=True):
    limit: Annotated[int, Meta(ge=1, le=100)] = 50
    before: int | None = None
    all: bool = False
    word: str | None = None


def faults(raw: bytes) -> set[tuple[str, str]]:
    with pytest.raises(InvalidInput) as caught:
        decode_body(raw, JSON, Body)
    return {(one.pointer, one.code) for one in caught.value.faults}


def test_good_body_becomes_its_struct() -> None:
    uuid = UUID(int=7)
    raw = f'{{"text":"salut","age":30,"inner":{{"id":"{uuid}"}}}}'.encode()
    assert decode_body(raw, "application/json; charset=UTF-8", Body) == Body("salut", 30, Inner(uuid))


def test_integral_number_is_an_integer_however_written() -> None:
    assert decode_body(b'{"text":"a","age":3.0e1}', JSON, Body).age == 30


def test_every_fault_of_a_form_is_named_at_once() -> None:
    assert faults(b'{"text":"beaucoup","age":"x","inner":{"id":"non"},"zut":1}') == {
        ("/text", "too_long"),
        ("/age", "wrong_type"),
        ("/inner/id", "invalid_format"),
        ("", "unknown_field"),
    }


@pytest.mark.parametrize(
    "raw,expected",
    [
        (b"{}", {("/text", "missing"), ("/age", "missing")}),
        (b'{"text":"","age":30}', {("/text", "too_short")}),
        (b'{"text":"a","age":17}', {("/age", "too_small")}),
        (b'{"text":"a","age":121}', {("/age", "too_large")}),
        (b'{"text":"a","age":true}', {("/age", "wrong_type")}),
        (b'{"text":null,"age":30}', {("/text", "wrong_type")}),
        (b'{"text":"a","age":30,"inner":{}}', {("/inner/id", "missing")}),
        (b'{"text":"a","age":30,"tags":["b",3]}', {("/tags/1", "wrong_type")}),
        (b"[]", {("", "wrong_type")}),
        (b'"texte"', {("", "wrong_type")}),
        (b'{"text":"a\\u0000","age":30}', {("/text", "control_character")}),
        (b'{"text":"a\xc2\x85","age":30}', {("/text", "control_character")}),
        (b'{"text":"\\ud800","age":30}', {("/text", "surrogate")}),
        ('{"text":"\u202eab","age":30}'.encode(), {("/text", "bidi_character")}),
        (b'{"text":"a","age":30,"tags":["ok","\\u2066"]}', {("/tags/1", "bidi_character")}),
        (b'{"text":"a","age":30,"x\\u0001":1}', {("", "unknown_field")}),
    ],
)
def test_each_fault_has_its_code(raw: bytes, expected: set[tuple[str, str]]) -> None:
    assert faults(raw) == expected


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"pas du json",
        b'{"text":"a","text":"b","age":30}',
        b'{"text":NaN}',
        b'{"age":1e999}',
        b'{"age":' + b"9" * 5_000 + b"}",
        b"\xff\xfe",
        b'{"text":"\xc3("}',
        b"\xef\xbb\xbf{}",
        b'{"text":"a\nb"}',
        b"[" * 60_000,
        b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1),
        b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
    ],
)
def test_what_is_no_plain_json_is_malformed(raw: bytes) -> None:
    with pytest.raises(MalformedInput):
        parse_json(raw)


def test_many_brackets_side_by_side_are_not_deep() -> None:
    assert parse_json(b"[" + b",".join([b"[]"] * 100) + b"]") == [[]] * 100


@pytest.mark.parametrize(
    "content_type",
    ["", "text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin-1"],
)
def test_other_content_types_are_refused(content_type: str) -> None:
    with pytest.raises(UnsupportedMediaType):
        decode_body(b'{"text":"a","age":30}', content_type, Body)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_tree_or_malformed(raw: bytes) -> None:
    try:
        tree = parse_json(raw)
    except MalformedInput:
        return
    assert isinstance(tree, dict | list | str | int | float | bool | None)


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "S", "Zs", "M")), max_size=50))
def test_letters_marks_signs_and_spaces_are_never_odd(text: str) -> None:
    assert odd_characters(text) is None


def test_lines_joiners_and_direction_marks_are_not_odd() -> None:
    assert odd_characters("un\ndeux\r\n\ttrois 👩\u200d👧 \u200fمرحبا") is None


def test_query_is_read_with_its_defaults() -> None:
    assert decode_query(b"limit=3&all=true&word=a+b%C3%A9", Query) == Query(3, None, all=True, word="a bé")
    assert decode_query(b"", Query) == Query()
    assert decode_query(b"", None) is None


@pytest.mark.parametrize(
    "raw,fault",
    [
        (b"limit=0", FieldFault("/query/limit", "too_small")),
        (b"limit=abc", FieldFault("/query/limit", "wrong_type")),
        (b"limit=07", FieldFault("/query/limit", "wrong_type")),
        (b"limit=", FieldFault("/query/limit", "wrong_type")),
        (b"before=null", FieldFault("/query/before", "wrong_type")),
        (b"all=1", FieldFault("/query/all", "wrong_type")),
        (b"word=%00", FieldFault("/query/word", "control_character")),
        (b"limit=1&limit=2", FieldFault("/query", "duplicate")),
        (b"inconnu=1", FieldFault("/query", "unknown_field")),
    ],
)
def test_query_faults_are_named(raw: bytes, fault: FieldFault) -> None:
    with pytest.raises(InvalidInput) as caught:
        decode_query(raw, Query)
    assert caught.value.faults == (fault,)


def test_query_is_refused_where_none_is_declared() -> None:
    with pytest.raises(InvalidInput):
        decode_query(b"a=1", None)


@pytest.mark.parametrize("raw", [b"word=%ff", b"word=\xc3\xa9", b"&".join([b"a=1"] * 30)])
def test_unreadable_query_is_malformed(raw: bytes) -> None:
    with pytest.raises(MalformedInput):
        decode_query(raw, Query)


def test_endless_query_is_too_large() -> None:
    with pytest.raises(InputTooLarge):
        decode_query(b"word=" + b"a" * 5_000, Query)


def test_path_parameter_that_nothing_could_bear_is_not_found() -> None:
    assert decode_params(("id",), (str(UUID(int=1)),), b"/x", Inner) == Inner(UUID(int=1))
    with pytest.raises(NotFound):
        decode_params(("id",), ("non",), b"/non", Inner)


def test_path_that_is_not_utf8_is_malformed() -> None:
    with pytest.raises(MalformedInput):
        decode_params(("id",), ("\ufffd",), b"/%ff", Inner)
