"""Labelled lines are read as they are written, and the figures are what their names say."""

import msgspec
import pytest

from palabre.domain.verdicts import Category, Span, Verdict, VerdictAction
from palabre.engines.evaluation import GOALS, BadSetError, Judged, Row, Standing, figures_of, read_set
from palabre.engines.evaluation.figures import shares_of
from palabre.engines.evaluation.rows import Kind

SET = """
source = "adv_test"

[[group]]
technique = "leet"
action = "block"
categories = ["insult"]
lines = ["quel ⟦n4z3⟧, vraiment ⟦n4z3⟧", "rien de marqué"]
"""


def judged(row: Row, action: VerdictAction, *spans: tuple[int, int], categories: str = "") -> Judged:
    verdict = Verdict(
        action=action,
        spans=tuple(Span(*span) for span in spans),
        categories=tuple(map(Category, categories.split())),
    )
    return Judged(row=row, verdict=verdict, ns=2000)


def line(text: str = "un mot", label: int = 1, **columns: object) -> Row:
    given = {"id": "1", "text": text, "label": label, "source": "adv_test", **columns}
    return msgspec.convert(given, Row)


def test_marks_around_words_become_spans_of_the_text_without_them() -> None:
    first, second = read_set(SET, name="x.toml")
    assert first.text == "quel n4z3, vraiment n4z3"
    assert [first.text[start:end] for start, end in first.gold_spans] == ["n4z3", "n4z3"]
    assert (first.label, first.action, first.categories, first.technique) == (1, "block", ("insult",), "leet")
    assert first.id != second.id
    assert second.gold_spans == ()


def test_json_lines_are_read_with_the_columns_that_others_add() -> None:
    rows = read_set('{"id": "a", "text": "bon", "label": 0, "template": "t"}\n\n', name="benign_hard.jsonl")
    assert [(row.source, row.kind) for row in rows] == [("benign_hard", Kind.LOOK_ALIKE)]


@pytest.mark.parametrize(
    ("content", "name", "number"),
    [
        ("", "x.jsonl", 0),
        ("\n{", "x.jsonl", 2),
        ('{"id": "a", "text": "bon", "label": 2}', "x.jsonl", 1),
        ('{"id": "a", "text": "bon", "label": 1, "gold_spans": [[0, 9]]}', "x.jsonl", 1),
        ("[" * 100_000, "x.jsonl", 1),
        ("source =", "x.toml", 0),
        (SET.replace("⟧,", ","), "x.toml", 0),
        (SET.replace('"leet"', '"leet"\nextra = 1'), "x.toml", 0),
    ],
)
def test_a_set_that_cannot_be_read_is_refused_with_its_line(content: str, name: str, number: int) -> None:
    with pytest.raises(BadSetError) as refused:
        read_set(content, name=name)
    assert refused.value.line == number


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (line(source="seed"), Kind.HARM),
        (line(source="seed", label=0), Kind.LOOK_ALIKE),
        (line(source="adv_fr"), Kind.HARM),
        (line(source="tatoeba_fr"), Kind.PLAIN),
        (line(source="toxifrench"), Kind.TOXIFRENCH),
        (line(source="mhc_fr", functionality="slur_h"), Kind.HATECHECK),
        (line(source="jigsaw_en"), Kind.OTHER),
    ],
)
def test_what_a_line_measures_is_told_from_its_source(row: Row, kind: Kind) -> None:
    assert row.kind is kind


def test_recall_is_the_mean_over_categories_and_not_over_lines() -> None:
    refuse, allow = VerdictAction.REFUSE, VerdictAction.ALLOW
    lines = [
        judged(line(categories=("insult",), action="block"), refuse, (0, 2)),
        judged(line(categories=("insult",), action="flag"), refuse, (0, 2)),
        judged(line(categories=("threat",), action="block"), allow),
    ]
    figures = figures_of(lines)
    assert figures["category_recall"] == 0.5
    assert figures["exact_action"] == pytest.approx(1 / 3)
    assert figures["with_span"] == 1
    assert shares_of(lines, lambda one: one.row.categories, lambda one: one.found) == {
        "insult": 1,
        "threat": 0,
    }


def test_span_f1_compares_code_points() -> None:
    row = line(text="0123456789", gold_spans=((0, 4),), action="block", categories=("insult",))
    assert figures_of([judged(row, VerdictAction.REFUSE, (2, 6))])["span_f1"] == 0.5


def test_look_alikes_plain_talk_and_self_harm_are_counted_apart() -> None:
    refuse, hold, allow = VerdictAction.REFUSE, VerdictAction.HOLD, VerdictAction.ALLOW
    figures = figures_of(
        [
            judged(line(label=0, source="benign_hard"), refuse),
            judged(line(label=0, source="benign_hard"), hold),
            judged(line(label=0, source="tatoeba_fr"), allow),
            judged(line(label=0, source="tatoeba_fr"), hold),
            judged(line(categories=("self_harm",), action="flag"), refuse, (0, 1)),
        ]
    )
    assert (figures["alike_found"], figures["alike_blocked"]) == (1, 0.5)
    assert figures["false_alarms"] == 500
    assert figures["self_harm_refused"] == 1
    assert figures["mean_us"] == figures["p99_us"] == 2


def test_hatecheck_asks_for_the_category_and_toxifrench_does_not() -> None:
    hateful = line(source="mhc_fr", functionality="slur_h", hate_gold=1)
    fine = line(source="mhc_fr", functionality="ident_pos_nh", label=0)
    toxic = line(source="toxifrench")
    kind = line(source="toxifrench", label=0)
    refuse, allow = VerdictAction.REFUSE, VerdictAction.ALLOW
    figures = figures_of(
        [
            judged(hateful, refuse, categories="insult"),
            judged(fine, allow),
            judged(toxic, refuse, categories="insult"),
            judged(kind, allow),
        ]
    )
    assert figures["hatecheck_f1"] == pytest.approx((0 + 2 / 3) / 2)
    assert figures["toxifrench_f1"] == 1


def test_each_goal_knows_where_a_figure_stands() -> None:
    by_name = {goal.figure: goal for goal in GOALS}
    assert by_name["category_recall"].standing(0.9) is Standing.MUST
    assert by_name["alike_found"].standing(0.05) is Standing.AIM
    assert by_name["alike_found"].standing(0.2) is Standing.MISSED
