"""What a verdict came from is kept with the text that it stopped, and as long."""

import dataclasses
from dataclasses import replace
from datetime import timedelta

import pytest_asyncio

from palabre.adapters.db.engine import Database
from palabre.adapters.db.grounds_json import circumstances_to_json
from palabre.adapters.db.purge import Purge
from palabre.adapters.db.replays import SqlReplayStore
from palabre.adapters.db.tables.base import CONTESTABLE, IN_USE
from palabre.domain.decisions import DecisionKind
from palabre.domain.rules import FrozenRules
from palabre.domain.submissions import Submission, SubmissionState
from palabre.domain.trust import Rung
from palabre.domain.verdicts import Category, Circumstances, Found, Grounds, Place, RecentText, Span
from tests import make
from tests.contract.desk import Desk, set_up

GROUNDS = Grounds(
    circumstances=Circumstances(
        rung=Rung.REGULAR,
        place=Place.PUBLIC_ROOM,
        minimum_age=16,
        now=123_456.789_012_345_6,
        room="sous-l-arbre",
        recent=(
            RecentText(at=123_455.1, fingerprint=2**64 - 1, room="sous-l-arbre"),
            RecentText(at=0.1 + 0.2, fingerprint=0, room="la-cuisine"),
        ),
        repetition_control=False,
        copies=3,
        draw=0.123_456_789_012_345_67,
    ),
    signals=(
        Found(name="insult.direct", span=Span(3, 8), strength=0.1 + 0.2, view="leet"),
        Found(name="model.insult", span=Span(0, 12), strength=1.0, view="original"),
    ),
    detectors="2-0123456789abcdef",
    rules="fedcba9876543210",
)
RULES = FrozenRules(GROUNDS.rules, '[{"id":"insult.direct","when":"« é »"}]')


@pytest_asyncio.fixture
async def desk(database: Database) -> Desk:
    return await set_up(database)


async def _refused(desk: Desk, grounds: Grounds | None = GROUNDS) -> Submission:
    held = make.submission(None)
    decision = make.decision(kind=DecisionKind.REFUSE, case_id=None, person_id=held.person_id, staff_id=None)
    refused = replace(
        held,
        verdict=replace(held.verdict, grounds=grounds),
        state=SubmissionState.REFUSED,
        decision_id=decision.id,
        case_code=decision.case_code,
    )
    return await desk.submissions.refuse(refused, decision)


async def test_grounds_come_back_as_they_were(desk: Desk, database: Database) -> None:
    refused = await _refused(desk)
    assert refused.case_code is not None
    store = SqlReplayStore(database)
    for found in (await store.page(after=None, limit=10), await store.named(refused.case_code)):
        assert [one.verdict.grounds for one in found] == [GROUNDS]
    kept = await desk.submissions.by_ref(refused.person_id, refused.ref)
    assert kept == refused


async def test_what_may_be_told_comes_back_as_it_was(desk: Desk) -> None:
    categories, spans = (Category.INSULT,), (Span(1, 2), Span(4, 9))
    for less in (False, True):
        held = make.submission(None)
        verdict = held.verdict
        if less:
            verdict = replace(verdict, told_categories=categories, told_spans=spans)
        await desk.cases.open(make.held_case(replace(held, verdict=verdict)))
        kept = await desk.submissions.by_ref(held.person_id, held.ref)
        assert kept is not None
        assert kept.verdict == verdict
        assert kept.verdict.shown_spans == (spans if less else held.verdict.spans)


async def test_a_held_text_keeps_its_grounds_and_is_found_by_its_case(desk: Desk, database: Database) -> None:
    held = make.submission(None)
    new = make.held_case(replace(held, verdict=replace(held.verdict, grounds=GROUNDS)))
    await desk.cases.open(new)
    (found,) = await SqlReplayStore(database).named(str(new.case.id))
    assert found.verdict.grounds == GROUNDS


def test_every_circumstance_is_kept() -> None:
    fields = {field.name for field in dataclasses.fields(Circumstances)}
    assert set(circumstances_to_json(GROUNDS.circumstances)) == fields
    default = Circumstances()
    assert not [
        name for name in fields - {"place"} if getattr(default, name) == getattr(GROUNDS.circumstances, name)
    ]


async def test_texts_without_grounds_are_passed_over_and_pages_end(desk: Desk, database: Database) -> None:
    refs = {(await _refused(desk)).ref for _ in range(5)}
    await _refused(desk, grounds=None)
    store = SqlReplayStore(database)
    seen: list[Submission] = []
    while page := await store.page(after=seen[-1] if seen else None, limit=2):
        seen += page
    assert {one.ref for one in seen} == refs
    assert len(seen) == 5
    assert await store.named("NOTHING") == []


async def test_rules_are_kept_once_and_as_long_as_a_kept_verdict_names_them(
    desk: Desk, database: Database
) -> None:
    store, purge = SqlReplayStore(database), Purge(database)
    other = FrozenRules("0123", "[]")
    for rules in (RULES, RULES, other):
        await store.keep(rules, make.NOW)
    assert await store.sets([RULES.digest, other.digest, "none"]) == {
        RULES.digest: RULES,
        other.digest: other,
    }
    await _refused(desk)
    await purge.run(make.NOW + IN_USE - timedelta(minutes=1))
    assert len(await store.sets([RULES.digest, other.digest])) == 2
    await purge.run(make.NOW + IN_USE)
    assert await store.sets([RULES.digest, other.digest]) == {RULES.digest: RULES}
    for days in range(3):
        await purge.run(make.NOW + 2 * CONTESTABLE + timedelta(days=days))
    assert await store.sets([RULES.digest]) == {}


async def test_rules_in_use_are_kept_longer(database: Database) -> None:
    store = SqlReplayStore(database)
    await store.keep(RULES, make.NOW)
    await store.keep(RULES, make.NOW + timedelta(days=1))
    await Purge(database).run(make.NOW + IN_USE)
    assert await store.sets([RULES.digest]) == {RULES.digest: RULES}
