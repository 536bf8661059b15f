"""Pairs, rows and fitting: the same for the same seed, and nothing sexual near youth."""

import re

import numpy as np
import pytest

from palabre.engines.filter.model.features import HEADS
from palabre.engines.filter.model.scorer import Model
from palabre.engines.filter.model.weights import read_weights
from palabre.engines.filter.model.words import WordClasses, kind_of, package_classes
from palabre.engines.filter.terms import Lexicon
from palabre.engines.learning.contrast import contrast_rows, package_templates
from palabre.engines.learning.fitting import Floats, minimise
from palabre.engines.learning.readings import readings
from palabre.engines.learning.rows import BadRowError, Row, read_rows
from palabre.engines.learning.training import macro_f1, train

YOUNG = re.compile(
    r"\b(?:enfant|fillette|gar[çc]onnet|gamine?|ado|mineure?|lyc[ée]e|coll[èe]ge|[ée]cole|b[ée]b[ée]|fils|fille|jeune)s?\b",
    re.IGNORECASE,
)


def test_the_same_seed_makes_the_same_lines() -> None:
    assert contrast_rows(3, 400) == contrast_rows(3, 400)
    assert contrast_rows(3, 400) != contrast_rows(4, 400)


def test_every_category_has_harm_and_its_harmless_twins() -> None:
    rows = contrast_rows(7, 7500)
    assert 10_000 <= len(rows) <= 20_000
    harmful = {row.categories[0] for row in rows if row.label}
    assert harmful == set(HEADS) - {"harm"}
    assert 0.45 <= sum(row.label for row in rows) / len(rows) <= 0.55
    assert all(row.action == "flag" for row in rows if "self_harm" in row.categories)
    assert all((row.action == "allow") == (row.label == 0) for row in rows)


def test_no_template_joins_anything_sexual_with_youth() -> None:
    templates = package_templates()
    for _, category, harm, mild, calm in templates.files:
        if category == "sexual":
            assert [text for text in (*harm, *mild, *calm) if YOUNG.search(text)] == []


def test_every_slot_of_a_template_exists() -> None:
    templates = package_templates()
    for _, _, *texts in templates.files:
        for text in (text for group in texts for text in group):
            assert set(re.findall(r"\{(\w+)\}", text)) <= set(templates.slots), text


@pytest.mark.parametrize(
    "line, reason",
    [
        ("{", "f.jsonl:2:"),
        ('{"text": 5, "label": 1}', "f.jsonl:2:"),
        ('{"text": "x", "label": 2}', "label is 0 or 1"),
        ('{"text": "x"}', "label"),
        ("[" * 5000, "f.jsonl:2"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_by_its_number(line: str, reason: str) -> None:
    with pytest.raises(BadRowError, match=re.escape(reason)):
        read_rows(['{"text": "bonjour", "label": 0}', line], "f.jsonl")


def test_minimise_finds_the_bottom_of_a_bowl() -> None:
    bottom = np.array([3.0, -2.0, 0.5])
    steep = np.array([1.0, 10.0, 100.0])

    def cost(here: Floats) -> tuple[float, Floats]:
        away = here - bottom
        return float(np.sum(steep * away * away)), 2 * steep * away

    assert np.allclose(minimise(cost, np.zeros(3), 100), bottom, atol=0.05)


def test_macro_f1_is_the_mean_of_both_sides() -> None:
    assert macro_f1(np.array([1.0, 0.0]), np.array([True, False])) == 1
    assert macro_f1(np.array([1.0, 0.0]), np.array([True, True])) == pytest.approx(1 / 3)


def test_a_tiny_training_gives_the_same_readable_file_twice() -> None:
    rows = contrast_rows(5, 60)
    texts = readings(rows, Lexicon.of_package())
    classes = package_classes()
    said: list[str] = []
    first = train(rows, texts, classes, said.append, steps=2)
    assert first.file == train(rows, texts, classes, lambda _text: None, steps=2).file
    read = read_weights(first.file, first.digest, classes.digest)
    assert read.header.kinds == len(classes.names)
    assert read.senses.shape == (len(classes.senses), len(read.header.heads))
    assert any(line.startswith("insult: held-out precision") for line in said)


def test_a_class_is_a_word_or_the_beginning_of_one() -> None:
    classes = WordClasses("a = 'été chat* '\nb = 'chat'".encode())
    assert [classes.of(word) for word in ("ete", "etes", "chat", "chatons", "cha")] == [1, 0, 3, 1, 0]


def test_a_word_of_several_senses_is_called_by_the_first() -> None:
    classes = WordClasses(b"", b"sold = 'vend* cede'\nwind = 'vent* vend'")
    assert [classes.senses_of(word) for word in ("vend", "vents", "cede", "ceder")] == [3, 2, 1, 0]
    assert len({kind_of(word, classes.senses_of(word)) for word in ("vend", "cede", "vendu")}) == 1
    assert kind_of("ceder", 0) == "ceder"


def test_what_was_learned_of_senses_is_what_is_judged() -> None:
    rows = [
        Row(
            text=text,
            label=label,
            categories=("drugs",) if label else (),
            source="contrast",
            template=f"{number}:",
        )
        for number in range(12)
        for text, label in (("zig zag", 1), ("mot mot", 0))
    ]
    classes = WordClasses(b"a = 'je'", b"told = 'zig zog'\nleft = 'mot'")
    trained = train(rows, [row.text for row in rows], classes, lambda _text: None, steps=20)
    weights = read_weights(trained.file, trained.digest, classes.digest)
    drugs = weights.header.heads.index("drugs")
    assert weights.senses[0, drugs] > 0 > weights.senses[1, drugs]
    model = Model(weights, classes)
    # Never seen, but it means what was seen; and its letters say nothing.
    known, opposite, bare = (model.scores(text).logits[drugs] for text in ("zog", "mot", "kuk"))
    assert opposite < bare < known
