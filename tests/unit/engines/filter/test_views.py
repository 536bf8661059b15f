"""Readings of a text and their maps back to the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.domain.verdicts import Span
from palabre.engines.filter.terms import Lexicon
from palabre.engines.filter.views import (
    View,
    fold,
    join_letters,
    joined_text,
    make_views,
    put_together,
    read_leet,
    read_sms,
    squeeze,
    squeezed_text,
)

RESPELLER = Lexicon.of_package().respeller
LONGEST_MEANING = max(map(len, RESPELLER.meanings))
anything = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("aeioukphs4@31$* .-'\u200b\u0301éœßﬁⅣ🅰"),
    ),
    max_size=80,
)
plain = st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), max_size=80)


def views_of(text: str) -> list[View]:
    views = make_views(text, lambda _: "mot", RESPELLER.read)
    others = [view for view in (views.spelled, views.phonetic, views.respelled) if view is not None]
    return [views.folded, *views.leet, *others, *views.squeezed, *views.joined]


@given(anything)
def test_every_code_point_of_every_view_maps_inside_the_original(text: str) -> None:
    for view in views_of(text):
        assert len(view.text) == len(view.starts) == len(view.ends)
        for start, end in zip(view.starts, view.ends, strict=True):
            assert 0 <= start < end <= len(text)


@given(anything)
def test_maps_never_go_backwards(text: str) -> None:
    for view in views_of(text):
        assert list(view.starts) == sorted(view.starts)
        assert list(view.ends) == sorted(view.ends)


@given(anything)
def test_no_view_outgrows_its_text(text: str) -> None:
    for view in views_of(text):
        assert len(view.text) <= 4 * LONGEST_MEANING * len(text)


@given(plain)
def test_plain_text_folds_to_itself_in_lower_case_with_an_identical_map(text: str) -> None:
    view = fold(text)
    assert view.text == text.lower().replace("`", "'").replace(
        "|", view.text[text.find("|")] if "|" in text else "|"
    )
    assert list(view.starts) == list(range(len(text)))
    assert list(view.ends) == list(range(1, len(text) + 1))


@given(anything)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(anything)
def test_the_cheap_texts_are_those_of_the_views(text: str) -> None:
    base = fold(text)
    assert joined_text(base) == join_letters(base).text
    squeezed = squeeze(base)
    assert squeezed_text(base) == (base.text if squeezed is None else squeezed.text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Éléphant", "elephant"),
        ("cœur", "coeur"),
        ("Straße", "strasse"),
        ("ｓａｌｕｔ", "salut"),
        ("ѕаlut", "salut"),
        ("sa\u200blut", "salut"),
        ("s\u0336a\u0336lut", "salut"),
        ("L’été", "l'ete"),
        ("𝓼𝓪𝓵𝓾𝓽", "salut"),
        ("1️⃣2️⃣", "12"),
    ],
)
def test_folding(written: str, folded: str) -> None:
    assert fold(written).text == folded


def test_figures_inside_words_are_letters_and_others_stay_figures() -> None:
    assert [view.text for view in read_leet(fold("s4lut à 18h, m1lle"))] == [
        "salut a 18h, mille",
        "salut a 18h, mllle",
    ]
    assert read_leet(fold("rendez-vous à 18h30 salle 12")) == ()


def test_letters_one_by_one_are_put_together() -> None:
    view = put_together(fold("bon s a l u t toi"))
    assert view is not None
    assert view.text == "bon salut toi"
    assert view.span(4, 9) == view.span(5, 6)


def test_long_gaps_are_cut_to_three_blanks() -> None:
    view = fold("a" + " " * 50 + "b")
    assert view.text == "a   b"
    assert view.starts[-1] == 51


def test_short_message_spelling() -> None:
    view = read_sms(fold("kelle kalité"))
    assert view is not None
    assert view.text == "quelle calite"


def test_a_squeezed_span_covers_the_whole_run() -> None:
    view = squeeze(fold("saaalut"))
    assert view is not None
    assert view.text == "salut"
    assert (view.span(1, 2).start, view.span(1, 2).end) == (1, 4)


@pytest.mark.parametrize("longer", ["…", "ﬁ", "Ⅳ"])
def test_what_stands_behind_a_character_that_reads_as_several_keeps_its_place(longer: str) -> None:
    view = fold(f"salut {longer} tu es nul")
    assert view.span(len(view.text) - 3, len(view.text)) == Span(14, 17)
