"""Look-alike letters, hidden characters and mixed scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.engines.filter.confusables import has_invisible, mixed_scripts, skeleton


@pytest.mark.parametrize(
    ("disguised", "plain"),
    [
        ("Аdmin", "Admin"),
        ("ΑDMIN", "admin"),
        ("ａｄｍｉｎ", "admin"),
        ("𝓪𝓭𝓶𝓲𝓷", "admin"),
        ("🅰🅳🅼🅸🅽", "admin"),
        ("Ꮮéa", "Léa"),
        ("PauI", "Paul"),
        ("rnarie", "marie"),
        ("l0u", "lou"),
        ("ma\u200brie", "marie"),
        ("ma\u00adrie", "marie"),
    ],
)
def test_look_alikes_share_a_skeleton(disguised: str, plain: str) -> None:
    assert skeleton(disguised) == skeleton(plain)


@pytest.mark.parametrize(
    ("one", "other"), [("Léa", "Léo"), ("Karim", "Karima"), ("Max5", "Maxs"), ("Léa", "Lea")]
)
def test_different_names_keep_different_skeletons(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_the_caller_may_ask_for_figures_as_letters_and_for_bare_letters() -> None:
    assert skeleton("M4x1m3", leet=True) == skeleton("Maxime")
    assert skeleton("Léa", marks=False) == skeleton("lea")


@given(st.text())
def test_a_skeleton_ignores_case_and_is_always_a_text(text: str) -> None:
    assert skeleton(text.casefold()) == skeleton(text.casefold().casefold())
    assert isinstance(skeleton(text), str)


@pytest.mark.parametrize(
    "text",
    [
        "a\u200bb",
        "\u202eabc",
        "abc\u00ad",
        "a\u3164",
        "a\U000e0061",
        "a\ufe0f",
        "\u2066x\u2069",
        "a\x00",
        "\u2800x",
        "a\nb",
    ],
)
def test_hidden_characters_are_seen(text: str) -> None:
    assert has_invisible(text)


@pytest.mark.parametrize(
    "text",
    [
        "Zoé",
        "L’été",
        "❤️",
        "👩‍👩‍👧",
        "1️⃣",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "a b",
        "日本",
    ],
)
def test_plain_texts_and_emoji_hide_nothing(text: str) -> None:
    assert not has_invisible(text)


@pytest.mark.parametrize("text", ["Аdmin", "pаul", "Mαx", "Ꮮea"])
def test_mixed_scripts_are_seen(text: str) -> None:
    assert mixed_scripts(text)


@pytest.mark.parametrize("text", ["Zoé_75", "Дмитрий", "日本の", "ａｄｍｉｎ", "", "123 !", "œuvre"])
def test_one_script_is_not_mixed(text: str) -> None:
    assert not mixed_scripts(text)
