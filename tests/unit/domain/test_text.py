import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.domain.errors import TextCharacters, TextEmpty, TextTooLong
from palabre.domain.text import _PLAIN, MAX_LINES, MAX_TEXT, mask, tidy
from palabre.domain.verdicts import Span

anything = st.text(st.characters(codec=None), max_size=40)


def test_a_text_is_trimmed_and_composed() -> None:
    assert tidy("  de\u0301ja\u0300 vu \r\nhier\n") == "déjà vu \nhier"


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\u200b", "\u200d\ufe0f", "\u00ad", "\u3164", "\u2800", "\u0301"]
)
def test_a_text_with_nothing_to_see_is_empty(text: str) -> None:
    with pytest.raises(TextEmpty):
        tidy(text)


@pytest.mark.parametrize(
    "text",
    [
        "a\u202eb",
        "a\u2066b",
        "a\u200fb",
        "a\x00b",
        "a\x1bb",
        "a\rb",
        "a\x85b",
        "a\ud800b",
        "a\ue000b",
        "a\uffffb",
        "a\U0010ffffb",
        "a\U000e0041b",
        "a\u0378b",
    ],
)
def test_characters_that_hide_or_reverse_are_refused(text: str) -> None:
    with pytest.raises(TextCharacters):
        tidy(text)


@pytest.mark.parametrize(
    "text",
    [
        "Où êtes-vous\u202f? « Là-bas »…",
        "❤️‍🔥 🧑🏽‍🚀 🇫🇷",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "ligne\nune autre",
        "καλησπέρα, добрый вечер, 今晩は",
    ],
)
def test_ordinary_writing_passes_as_it_is(text: str) -> None:
    assert tidy(text) == text


@pytest.mark.parametrize("emoji", ["\U0001fa77", "\U0001fae8", "\U0001fae9", "\U0001faea"])
def test_pictographs_newer_than_our_tables_pass(emoji: str) -> None:
    # Phones have them years before the tables of an older Python name them.
    assert tidy(f"merci {emoji}") == f"merci {emoji}"


def test_what_passes_without_a_closer_look_would_pass_it() -> None:
    plain = [character for character in map(chr, range(0x10000)) if _PLAIN.fullmatch(character)]
    seen = [character for character in plain if unicodedata.category(character)[0] in "LNPS"]
    assert set(plain) - set(seen) == {"\n", " ", "\u00a0", "\u202f"}
    assert all(blank.isspace() for blank in set(plain) - set(seen))
    assert len(seen) > 500


def test_the_limit_counts_code_points_of_what_will_be_shown() -> None:
    assert len(tidy("é" * MAX_TEXT)) == MAX_TEXT
    assert len(tidy("e\u0301" * MAX_TEXT)) == MAX_TEXT
    with pytest.raises(TextTooLong) as refusal:
        tidy("x" * (MAX_TEXT + 1))
    assert refusal.value.extra["limit"] == MAX_TEXT


def test_a_text_has_few_lines() -> None:
    assert tidy("\n".join("x" * MAX_LINES)).count("\n") == MAX_LINES - 1
    with pytest.raises(TextTooLong):
        tidy("\n".join("x" * (MAX_LINES + 1)))


@given(anything)
def test_any_text_is_tidied_or_refused(text: str) -> None:
    try:
        tidied = tidy(text)
    except (TextEmpty, TextTooLong, TextCharacters):
        return
    assert tidied == tidied.strip() == unicodedata.normalize("NFC", tidied)
    assert tidy(tidied) == tidied
    assert tidied.encode()


def test_masking_keeps_spaces_and_length() -> None:
    assert mask("un gros mot ici", [Span(3, 11)]) == "un •••• ••• ici"
    assert mask("court", [Span(-3, 2), Span(4, 99), Span(3, 1)]) == "••ur•"


@given(st.text(max_size=20), st.lists(st.builds(Span, st.integers(-5, 25), st.integers(-5, 25))))
def test_masking_changes_nothing_outside_its_spans(text: str, spans: list[Span]) -> None:
    masked = mask(text, spans)
    assert len(masked) == len(text)
    for index, (before, after) in enumerate(zip(text, masked, strict=True)):
        inside = any(span.start <= index < span.end for span in spans)
        assert after == ("•" if inside and not before.isspace() else before)
