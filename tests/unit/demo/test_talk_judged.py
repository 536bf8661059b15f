"""What the house's own filter makes of the evening."""

from collections import Counter
from itertools import islice

import pytest

from palabre.demo.talk import CAST, TROUBLEMAKERS, Line, LineKind, evening
from palabre.domain.verdicts import Circumstances, VerdictAction
from palabre.engines.filter.engine import Filter
from palabre.engines.pseudonyms import PseudonymRules

EXPECTED = {
    LineKind.TALK: VerdictAction.ALLOW,
    LineKind.TO_REPORT: VerdictAction.ALLOW,
    LineKind.TO_REFUSE: VerdictAction.REFUSE,
    LineKind.TO_HOLD: VerdictAction.HOLD,
}


@pytest.fixture(scope="module")
def judge() -> Filter:
    return Filter()


def test_lines_meet_the_fate_that_their_kind_announces(judge: Filter) -> None:
    lines = list(islice(evening(4), 1500))
    fates = [(line, judge.judge(line.text, Circumstances())) for line in lines]
    surprises: list[tuple[Line, str | None]] = [
        (line, verdict.rule) for line, verdict in fates if verdict.action is not EXPECTED[line.kind]
    ]
    assert surprises == []
    assert min(Counter(line.kind for line in lines).values()) >= 5


def test_the_cast_bears_pseudonyms_that_the_filter_allows(judge: Filter) -> None:
    rules = PseudonymRules(judge)
    assert [one.pseudonym for one in (*CAST, *TROUBLEMAKERS) if rules.check(one.pseudonym)] == []
