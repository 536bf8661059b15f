"""When a rule is held back."""

from datetime import timedelta

import pytest

from palabre.domain.runaway import ANY_HITS, PEOPLE, YOUNG, YOUNG_HITS, Reason, Toll, runs_away

YOUNG_AGE = YOUNG - timedelta(seconds=1)
FEW = YOUNG_HITS + 1


@pytest.mark.parametrize(
    ("toll", "age", "expected"),
    [
        (Toll(hits=FEW, texts=FEW, people=PEOPLE), YOUNG_AGE, Reason.PART),
        (Toll(hits=FEW, texts=FEW, people=PEOPLE), YOUNG, None),
        (Toll(hits=FEW, texts=FEW, people=PEOPLE), None, None),
        (Toll(hits=YOUNG_HITS, texts=YOUNG_HITS, people=PEOPLE), YOUNG_AGE, None),
        (Toll(hits=FEW, texts=20 * FEW, people=PEOPLE), YOUNG_AGE, None),
        (Toll(hits=FEW, texts=20 * FEW - 1, people=PEOPLE), YOUNG_AGE, Reason.PART),
        (Toll(hits=FEW, texts=FEW, people=PEOPLE - 1), YOUNG_AGE, None),
        (Toll(hits=ANY_HITS + 1, texts=10**9, people=PEOPLE), None, Reason.RATE),
        (Toll(hits=ANY_HITS + 1, texts=10**9, people=PEOPLE), YOUNG, Reason.RATE),
        (Toll(hits=ANY_HITS + 1, texts=10**9, people=PEOPLE - 1), None, None),
        (Toll(hits=ANY_HITS, texts=10**9, people=PEOPLE), None, None),
    ],
)
def test_a_rule_is_held_back_by_its_part_while_young_and_by_its_rate_always(
    toll: Toll, age: timedelta | None, expected: Reason | None
) -> None:
    assert runs_away(toll, age) is expected
