"""A rule that is tried on the past hits what it would hit live, however it is found."""

from pathlib import Path

import pytest

from palabre.domain.rules import RuleStage
from palabre.domain.verdicts import Circumstances, VerdictAction
from palabre.engines.evaluation import read_set
from palabre.engines.filter import Filter
from palabre.engines.filter.detectors import DETECTORS
from palabre.engines.filter.reading import Reading
from palabre.engines.filter.terms import Lexicon
from palabre.engines.filter.trial import GIVES, Trial
from palabre.engines.rules import RuleSet, house_rules
from tests import make

DATA = Path(__file__).parents[3] / "data" / "filter"
SETS = sorted(DATA.glob("*.toml"))
LINES = [
    "j’ai 14 ans",
    "mon 1nst4 : zoe_35",
    *(row.text for path in SETS for row in read_set(path.read_text(), name=path.name)),
]


def test_there_are_lines() -> None:
    assert len(LINES) > 600


@pytest.mark.parametrize("name", GIVES)
def test_a_detector_gives_what_is_declared_of_it(name: str) -> None:
    (one,) = [known for known in DETECTORS if known.name == name]
    lexicon = Lexicon.of_package()
    found = {signal.name for text in LINES for signal in one.find(Reading(text, Circumstances(), lexicon))}
    assert found
    assert all(signal.startswith(GIVES[name]) for signal in found)


def test_every_declared_detector_is_one() -> None:
    assert set(GIVES) <= {one.name for one in DETECTORS}


@pytest.mark.parametrize(
    "when",
    [
        'text.folded.contains("fromage") || text.folded.contains("numero")',
        '"contact.phone" in signals || "contact.email" in signals',
        '"insult.direct" in signals && !("contact.phone" in signals)',
        'seen("spam.")',
        "author.rung < REGULAR",
        '"minors.disclosure" in signals',
    ],
)
def test_the_short_way_finds_what_the_filter_finds(when: str) -> None:
    rule = make.rule_version(id="mine.own", when=when, action=VerdictAction.HOLD, stage=RuleStage.LIVE).rule
    alone = RuleSet.build([rule])
    assert isinstance(alone, RuleSet), alone
    judge = Filter(rules=alone)
    trial = Trial(rule, house_rules().rules, minimum_age=18)
    sample = LINES[::3]
    expected = [text for text in sample if judge.judge(text, Circumstances()).rule == rule.id]
    assert [text for text in sample if trial.hits(text, "") is not None] == expected


def test_other_rules_that_hit_are_named() -> None:
    rule = make.rule_version(id="mine.own", when='text.folded.contains("appelle")').rule
    trial = Trial(rule, house_rules().rules, minimum_age=18)
    assert trial.hits("appelle-moi au 06 39 98 12 34", "") == ("contact.phone",)
    assert trial.hits("je m’appelle Zoé", "") == ()
    assert trial.hits("bonsoir", "") is None


def test_a_faulty_rule_is_refused_with_its_code() -> None:
    with pytest.raises(ValueError, match="unknown_name"):
        Trial(make.rule_version(when="rien").rule, (), minimum_age=18)
