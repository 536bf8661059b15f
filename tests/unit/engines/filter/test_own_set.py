"""Floors on the hand-written lines of this repository; `palabre filter evaluate` prints the whole table."""

from functools import cache
from pathlib import Path

from palabre.domain.verdicts import Circumstances
from palabre.engines.evaluation import Judged, figures_of, read_set
from palabre.engines.evaluation.figures import shares_of
from palabre.engines.evaluation.rows import Kind
from palabre.engines.filter import Filter

SETS = Path(__file__).parents[3] / "data" / "filter"


@cache
def judged() -> list[Judged]:
    judge = Filter()
    rows = [row for path in sorted(SETS.glob("*.toml")) for row in read_set(path.read_text(), name=path.name)]
    return [Judged(row=row, verdict=judge.judge(row.text, Circumstances())) for row in rows]


def test_the_set_is_large_balanced_and_has_every_category() -> None:
    kinds = [line.row.kind for line in judged()]
    assert len(kinds) >= 600
    assert min(kinds.count(Kind.HARM), kinds.count(Kind.LOOK_ALIKE) + kinds.count(Kind.PLAIN)) >= 300
    assert len({name for line in judged() for name in line.row.categories}) == 9
    assert len({line.row.id for line in judged()}) == len({line.row.text for line in judged()}) == len(kinds)


def test_harm_is_found_and_said_where() -> None:
    figures = figures_of(judged())
    assert figures["category_recall"] >= 0.93
    assert figures["exact_action"] >= 0.92
    assert figures["with_span"] == 1
    assert figures["span_f1"] >= 0.85
    harm = [line for line in judged() if line.row.kind is Kind.HARM]
    by_category = shares_of(harm, lambda line: line.row.categories, lambda line: line.found)
    assert min(by_category.values()) >= 0.88, by_category


def test_look_alikes_and_plain_talk_pass() -> None:
    figures = figures_of(judged())
    assert figures["alike_found"] <= 0.03
    assert figures["alike_blocked"] <= 0.02
    assert figures["false_alarms"] == 0


def test_a_cry_for_help_is_never_refused() -> None:
    assert figures_of(judged())["self_harm_refused"] == 0
