"""What the model says is whole numbers, stands inside the text, and survives whatever is written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palabre.domain.verdicts import Circumstances, Place
from palabre.engines.filter.model.detector import carriers, find_learned, package_model
from palabre.engines.filter.model.features import HEADS
from palabre.engines.filter.reading import Reading
from palabre.engines.filter.signals import Signal
from palabre.engines.filter.terms import Lexicon
from palabre.engines.filter.views import fold

LEXICON = Lexicon.of_package()


def learned(text: str, place: Place = Place.PUBLIC_ROOM) -> dict[str, Signal]:
    found = find_learned(Reading(text, Circumstances(place=place), LEXICON))
    return {signal.name: signal for signal in found}


@pytest.mark.parametrize(
    "text, head",
    [
        ("tu es vraiment un crétin fini", "insult"),
        ("ces gens-là, les Arabes, sont de la vermine", "hate"),
        ("attends demain, on va te casser la figure", "threat"),
        ("livraison de beuh sur Lille ce soir, tarifs en mp", "drugs"),
        ("je voudrais ne plus me réveiller", "self_harm"),
        ("ajoute-moi sur snap, ici on est lus", "off_platform"),
        ("gagne 500 par jour sans rien faire, clique ici", "spam"),
    ],
)
def test_each_kind_of_harm_has_a_head_that_sees_it(text: str, head: str) -> None:
    assert learned(text)[f"model.{head}"].strength >= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "bonjour à tous",
        "le match commence à quelle heure ?",
        "j'ai fait un gâteau pour ma voisine",
        "il pleut à Lille",
    ],
)
def test_ordinary_talk_says_nothing(text: str) -> None:
    assert learned(text) == {}


def test_the_words_that_carried_the_decision_are_told() -> None:
    text = "Bon, franchement, tu es un sale crétin. Il fait beau à Namur aujourd'hui, non ?"
    span = learned(text)["model.insult"].span
    assert "crétin" in text[span.start : span.end]
    assert "Namur" not in text[span.start : span.end]


def test_shares_add_up_to_the_decision() -> None:
    model = package_model()
    # Amid a line: its edges weigh, too, and are no words.
    text = fold("je pense que tu es vraiment un crétin fini et rien de plus").text
    empty = model.constants[1] >> 28
    line = model.read(text)
    total = sum(share for _, _, share in line.shares(1))
    assert abs(total + empty - line.scores.logits[1]) < 4096 // 4


def test_scores_are_the_same_numbers_on_every_machine() -> None:
    logits = package_model().scores("tu es vraiment un cretin").logits
    assert all(type(logit) is int for logit in logits)
    assert len(logits) == len(HEADS)


def test_names_are_not_lines_of_talk() -> None:
    assert learned("tu es un crétin", Place.PSEUDONYM) == {}


def test_a_decision_always_has_words() -> None:
    assert carriers([(0, 3, -5), (4, 7, -9)]) == (0, 3)
    assert carriers([(0, 3, -5), (4, 7, 9), (8, 9, 1), (10, 12, 8), (13, 14, 1)]) == (4, 12)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300) | st.text(alphabet="aeiou '!0123*\u200b\u0301\ud800🤡", max_size=4000))
def test_any_text_has_scores_and_spans_inside_it(text: str) -> None:
    for signal in learned(text).values():
        assert 0 <= signal.span.start < signal.span.end <= len(text)
        assert 0.0 <= signal.strength <= 1.0
