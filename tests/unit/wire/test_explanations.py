import pytest

from palabre.domain.verdicts import Category, ExplanationLevel, Span
from palabre.wire.explanations import GENERIC, HELPLINES, MASKED, SENTENCES, explain
from tests import make

VERDICT = make.verdict(
    categories=(Category.CONTACT, Category.INSULT), spans=(Span(2, 5),), rule="contact.phone"
)


def test_a_full_explanation_names_rule_words_and_categories() -> None:
    explained = explain(VERDICT)
    assert explained.sentence == SENTENCES[Category.CONTACT]
    assert (explained.rule, explained.spans, explained.categories) == (
        "contact.phone",
        [(2, 5)],
        ["contact", "insult"],
    )


def test_a_category_is_named_without_rule_or_words() -> None:
    explained = explain(make.verdict(categories=VERDICT.categories, explanation=ExplanationLevel.CATEGORY))
    assert explained.sentence == SENTENCES[Category.CONTACT]
    assert (explained.rule, explained.spans, explained.categories) == (
        "contact",
        [],
        ["contact", "insult"],
    )


def test_a_generic_explanation_shows_neither() -> None:
    explained = explain(make.verdict(explanation=ExplanationLevel.GENERIC))
    assert explained.sentence == GENERIC
    assert (explained.rule, explained.spans, explained.categories) == ("rules", [], [])


def test_a_verdict_without_a_category_still_has_words() -> None:
    assert explain(make.verdict(categories=(), rule=None)).sentence == GENERIC
    assert explain(make.verdict(categories=(), rule=None)).rule == "rules"


@pytest.mark.parametrize(
    "category, number",
    [(Category.SELF_HARM, "3114"), (Category.MINORS, "3018"), (Category.THREAT, "17")],
)
@pytest.mark.parametrize("level", list(ExplanationLevel))
def test_help_is_offered_whatever_may_be_explained(
    category: Category, number: str, level: ExplanationLevel
) -> None:
    assert number in explain(make.verdict(categories=(category,), explanation=level)).help


def test_every_category_has_a_sentence_in_french_typography() -> None:
    assert set(SENTENCES) == set(Category)
    assert set(HELPLINES) <= set(Category)
    for sentence in (*SENTENCES.values(), GENERIC, MASKED):
        assert sentence.endswith(".")
        assert "'" not in sentence
