import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pytest

from palabre.domain.rules import FrozenRules, Rule, RuleStage
from palabre.domain.submissions import Submission
from palabre.domain.verdicts import (
    Category,
    Circumstances,
    ExplanationLevel,
    Found,
    Span,
    Verdict,
    VerdictAction,
)
from palabre.engines.filter import Filter
from palabre.engines.filter.detectors import DETECTORS
from palabre.engines.filter.reading import Reading
from palabre.engines.filter.replay import Replayed, Replayer
from palabre.engines.filter.signals import Signal
from palabre.engines.rules import RuleSet, freeze, house_rules, thaw
from tests import make
from tests.unit.app.house import KITCHEN, app_house

ROUGH = (
    "tu es vraiment un connard", "mon numéro : 06 39 98 12 34", "j’ai 15 ans", "envie de mourir ce soir",
    "on parle de brocante ici", "regardez https://exemple.example/promo", "j’adore la brocante du dimanche",
    "je vends de la coke, écris-moi", "ggggggggggggggggggggggggggg", "tu vas le regretter",
)  # fmt: skip
SHARED = Rule(
    id="test.brocante",
    when='text.folded.contains("brocante")',
    action=VerdictAction.REFUSE,
    categories=(Category.SPAM,),
    score=0.4,
    explanation=ExplanationLevel.GENERIC,
    stage=RuleStage.SHARE,
    share=50,
)


def ruled(*more: Rule, without: str = "") -> RuleSet:
    built = RuleSet.build([*(rule for rule in house_rules().rules if rule.id != without), *more])
    assert isinstance(built, RuleSet)
    return built


async def stopped(url: str, count: int) -> tuple[list[Submission], dict[str, FrozenRules]]:
    """So many texts that a house held or refused, while its rules changed twice."""
    judge, chance = Filter(rules=ruled(SHARED)), random.Random(4)
    sets = [
        ruled(SHARED),
        ruled(replace(SHARED, share=10, version=2)),
        ruled(without="insult.direct"),
    ]
    found: list[Submission] = []
    async with app_house(url, messages_per_minute=10**6, judge=judge) as house:
        people = [await house.person() for _ in range(3)]
        for number, rules in enumerate(sets):
            judge.use(rules)
            while len(found) < count * (number + 1) // len(sets):
                house.clock.move(seconds=chance.choice((0.2, 0.2, 3)))
                text = f"{chance.choice(ROUGH)} {chance.choice(('', '!', '😀', chance.randrange(99)))}"
                room = chance.choice((make.ROOM, KITCHEN))
                outcome = await house.say(chance.choice(people), text, room=room)
                submission = getattr(outcome, "submission", None)
                if isinstance(submission, Submission):
                    found.append(submission)
        kept = {(one.person_id, one.ref): one for one in found}
        read: list[Submission] = []
        while page := await house.stores.replays.page(after=read[-1] if read else None, limit=300):
            read += page
        assert {(one.person_id, one.ref): one.verdict.grounds for one in read} == {
            key: one.verdict.grounds for key, one in kept.items()
        }
        digests = {one.verdict.grounds.rules for one in read if one.verdict.grounds is not None}
        assert len(digests) == 3
        return read, dict(await house.stores.replays.sets(sorted(digests)))


async def replays(url: str, count: int) -> Counter[Replayed]:
    texts, sets = await stopped(url, count)
    # The rules of today are none of those.
    replayer, seen = Replayer(Filter(rules=ruled(without="contact.phone"))), Counter[Replayed]()
    for one in texts:
        assert one.verdict.grounds is not None
        replay = replayer(one.text, one.verdict, sets[one.verdict.grounds.rules])
        assert replay.differences == (), one.text
        seen[replay.outcome] += 1
    rules = {one.verdict.rule for one in texts}
    assert {"test.brocante", "spam.flood", "spam.duplicate", "minors.disclosure"} <= rules
    return seen


async def test_stored_verdicts_replay_although_the_rules_changed(url: str) -> None:
    assert await replays(url, 150) == {Replayed.SAME: 150}


@pytest.mark.verify
async def test_a_thousand_stored_verdicts_replay_although_the_rules_changed(url: str) -> None:
    seen = await replays(url, 1_000)
    print(dict(seen))
    assert seen == {Replayed.SAME: 1_000}


def judged(text: str = "tu es vraiment un connard", judge: Filter | None = None) -> Verdict:
    verdict = (judge or Filter()).judge(text, Circumstances(room="salon", draw=0.25, copies=2))
    assert verdict.grounds is not None
    return verdict


TEXT = "tu es vraiment un connard"


def test_what_was_tampered_with_is_found() -> None:
    kept, replayer, rules = judged(), Replayer(Filter()), freeze(house_rules())
    grounds = kept.grounds
    assert grounds is not None
    assert replayer(TEXT, kept, rules).outcome is Replayed.SAME
    forged = {
        "action": replace(kept, action=VerdictAction.HOLD),
        "spans": replace(kept, spans=(Span(0, 2),)),
        "rule": replace(kept, rule="insult.mild"),
        "score": replace(kept, score=kept.score - 0.01),
        "categories": replace(kept, categories=(Category.HATE,)),
        "explanation": replace(kept, explanation=ExplanationLevel.GENERIC),
        "version": replace(kept, version="2-0000000000000000"),
        "no signal": replace(kept, grounds=replace(grounds, signals=())),
        "another signal": replace(
            kept,
            grounds=replace(
                grounds,
                signals=(*grounds.signals, Found(name="hate.slur", span=Span(0, 2), strength=1.0, view="x")),
            ),
        ),
    }
    outcomes = {name: replayer(TEXT, verdict, rules).outcome for name, verdict in forged.items()}
    assert set(outcomes.values()) == {Replayed.DIFFERENT}
    assert replayer("tu es vraiment un artiste", kept, rules).outcome is Replayed.DIFFERENT


def test_rules_that_were_touched_or_lost_are_not_believed() -> None:
    kept, replayer, rules = judged(), Replayer(Filter()), freeze(house_rules())
    touched = (
        FrozenRules(rules.digest, rules.text.replace("insult.direct", "insult.indirect")),
        FrozenRules(rules.digest, "[]"),
        FrozenRules(rules.digest, "{"),
        FrozenRules("0" * 16, rules.text),
        freeze(ruled(SHARED)),
        None,
    )
    assert {replayer(TEXT, kept, one).outcome for one in touched} == {Replayed.UNREADABLE}
    assert replayer(TEXT, replace(kept, grounds=None), rules).outcome is Replayed.UNREADABLE


def test_a_changed_engine_is_named_and_its_signals_are_asked() -> None:
    kept, replayer, rules = judged(), Replayer(Filter()), freeze(house_rules())
    assert kept.grounds is not None
    older = replace(kept, version="1-older", grounds=replace(kept.grounds, detectors="1-older"))
    assert replayer(TEXT, older, rules).outcome is Replayed.ENGINE_CHANGED
    forged = replace(older, action=VerdictAction.HOLD)
    replay = replayer(TEXT, forged, rules)
    assert replay.outcome is Replayed.DIFFERENT
    assert [(one.source, one.field, one.kept, one.now) for one in replay.differences] == [
        ("signals", "action", "hold", "refuse")
    ]


def killed(_reading: Reading) -> Iterable[Signal]:
    raise LookupError


@pytest.mark.parametrize("text", ["bonjour à tous", "mon numéro : 06 39 98 12 34"])
def test_a_verdict_without_some_part_replays_by_its_signals(text: str) -> None:
    detectors = [replace(one, find=killed) if one.name == "words" else one for one in DETECTORS]
    kept = judged(text, Filter(detectors=detectors))
    assert kept.failed == ("words",)
    replay = Replayer(Filter())(text, kept, freeze(house_rules()))
    assert (replay.outcome, replay.differences) == (Replayed.PARTS_FAILED, ())


def test_frozen_rules_thaw_to_the_same_set() -> None:
    rules = ruled(SHARED, replace(SHARED, id="test.draft", stage=RuleStage.DRAFT))
    frozen = freeze(rules)
    thawed = thaw(frozen)
    assert thawed is not None
    assert (thawed.version, freeze(thawed)) == (rules.version, frozen)
    assert "test.draft" not in frozen.text
