"""Words that stand for others are read as what they mean, and other words are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.engines.filter.respelling import slips
from palabre.engines.filter.terms import Lexicon
from palabre.engines.filter.views import fold

RESPELLER = Lexicon.of_package().respeller


def read(text: str) -> str | None:
    view = RESPELLER.read(fold(text))
    return None if view is None else view.text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("jte dis c koi", "je te dis c'est quoi"),
        ("t pas venu", "tu es pas venu"),
        ("ki vien 2m1", "qui viens demain"),
        ("la reum à Paul", "la mere a paul"),
        ("un 🔪 de cuisine", "un poignarder de cuisine"),
        ("les muslmans prient", "les musulmans prient"),
        ("les musulmnas prient", "les musulmans prient"),
        ("il faut mourrir", "il faut mourir"),
        ("lesmusulmans prient", "les musulmans prient"),
    ],
)
def test_words_are_read_as_what_they_mean(written: str, meant: str) -> None:
    assert read(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "salut tout le monde, ça va ?",
        "10 g de sel, 2 c à soupe",
        "vitamine C et plan B",
        "le sucre, le sens, la salade, le gland et l'ordre",
        "survivre à Puteaux dans un refuge étrange",
        "je cherche une bonne recette de tarte aux pommes",
    ],
)
def test_plain_words_stay_as_they_are(written: str) -> None:
    assert read(written) is None


def test_a_respelled_word_shows_the_whole_of_what_was_written() -> None:
    view = RESPELLER.read(fold("oui jte vois"))
    assert view is not None
    assert view.text == "oui je te vois"
    assert view.span(4, 6) == view.span(7, 9) == view.span(4, 9)
    assert (view.span(4, 9).start, view.span(4, 9).end) == (4, 7)


def test_slips_keep_the_first_letter() -> None:
    assert set(slips("plume")) == {
        "pume", "plme", "plue", "plum", "pllume", "pluume", "plumme", "plumee", "pulme", "plmue", "pluem",
    }  # fmt: skip


def test_a_short_word_only_slips_by_a_swap() -> None:
    assert set(slips("tuer")) == {"teur", "ture"}


@given(st.text(alphabet="abcdelmnorstu 0123456789'", max_size=400))
def test_letters_stay_in_their_order(text: str) -> None:
    view = RESPELLER.read(fold(text))
    if view is not None:
        assert list(view.starts) == sorted(view.starts)
        assert list(view.ends) == sorted(view.ends)
        assert all(0 <= start < end <= len(text) for start, end in zip(view.starts, view.ends, strict=True))
