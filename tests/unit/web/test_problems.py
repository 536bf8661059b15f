"""Every refusal has its words, in both languages."""

import json
import re

import pytest

from palabre.domain.errors import FieldFault, InvalidInput, NotEntered, PseudonymTaken, Refusal, TooFast
from palabre.web.problems import choose_locale, every_refusal, render
from palabre.web.sentences import SENTENCES
from tests.functional.kernel_house import PUBLIC


def test_every_refusal_has_a_sentence_and_every_sentence_a_refusal() -> None:
    assert {Refusal.code, *(one.code for one in every_refusal())} == set(SENTENCES)


def test_codes_are_unique_words() -> None:
    codes = [one.code for one in every_refusal()]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z_]+", code) for code in codes)


@pytest.mark.parametrize("code", SENTENCES)
def test_french_is_well_set(code: str) -> None:
    french = SENTENCES[code]["fr"]
    text = f"{french.title} {french.detail}"
    assert not re.search("['\"]|\\.\\.\\.|[^\u202f][;!?]|[^\u00a0]:", text)
    assert french.detail.endswith(".")
    assert not french.title.endswith(".")


def test_problem_has_the_members_of_the_contract() -> None:
    refusal = InvalidInput(
        retry_after=3, faults=(FieldFault("/text", "missing"),), extra={"code": "x", "a": 1}
    )
    rendered = render(refusal, house=PUBLIC, locale="en", trace_id="t1")
    assert json.loads(rendered.body) == {
        "type": "https://palabre.example/problems/invalid_input",
        "title": "A field is not right",
        "status": 422,
        "code": "invalid_input",
        "detail": SENTENCES["invalid_input"]["en"].detail,
        "trace_id": "t1",
        "errors": [{"pointer": "/text", "code": "missing"}],
        "retry_after": 3,
        "a": 1,
    }
    headers = dict(rendered.headers)
    assert headers[b"content-type"].startswith(b"application/problem+json")
    assert headers[b"content-language"] == b"en"
    assert headers[b"retry-after"] == b"3"


def test_extras_stand_beside_the_members() -> None:
    rendered = render(
        PseudonymTaken(extra={"suggestions": ["Mésange"]}), house=PUBLIC, locale="fr", trace_id="t"
    )
    assert json.loads(rendered.body)["suggestions"] == ["Mésange"]


def test_retry_after_stands_in_the_header_only_when_known() -> None:
    assert b"retry-after" not in dict(render(TooFast(), house=PUBLIC, locale="fr", trace_id="t").headers)


def test_missing_session_says_how_to_authenticate() -> None:
    headers = dict(render(NotEntered(), house=PUBLIC, locale="fr", trace_id="t").headers)
    assert headers[b"www-authenticate"] == b"Bearer"


@pytest.mark.parametrize(
    "accepted,expected",
    [
        ("", "fr"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("fr-FR,fr;q=0.9,en;q=0.8", "fr"),
        ("en;q=0.5,fr;q=0.4", "en"),
        ("de,en;q=0.7", "en"),
        ("de", "fr"),
        ("*", "fr"),
        ("en;q=0.5,*;q=0.8", "fr"),
        ("en;q=0", "fr"),
        ("\x00;;;q=,,", "fr"),
    ],
)
def test_language_follows_the_reader(accepted: str, expected: str) -> None:
    assert choose_locale(accepted) == expected
