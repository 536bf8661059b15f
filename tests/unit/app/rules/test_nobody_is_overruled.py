"""Whatever rules do, what a person decided stands, and no rule sanctions anybody: random sequences."""

import asyncio
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from palabre.adapters.db.engine import Row
from palabre.adapters.db.tables import decisions, messages, sanctions, submissions
from palabre.app.messages.outcomes import Accepted, Held
from palabre.app.rules.stages import Wish
from palabre.app.speakers import Whence
from palabre.domain.decisions import DecisionKind
from palabre.domain.errors import Refusal
from palabre.domain.ids import MessageId, Ref
from palabre.domain.overrides import Effect
from palabre.domain.rules import RuleStage
from palabre.domain.submissions import SubmissionState
from tests import make
from tests.unit.app.house import app_house
from tests.unit.app.rules.rulehouse import MINE, RuleHouse, verdict

HUMAN = st.sampled_from(["let through", "refuse held", "remove", "mute", "override"])
RULE = st.sampled_from(
    ["hit", "backtest", "shadow", "live", "stop", "run away", "reread", "say again", "edit"]
)
ACTS = st.lists(st.one_of(HUMAN, RULE), min_size=4, max_size=14)


@dataclass
class Decided:
    """What people decided, to be found as it was."""

    through: list[MessageId] = field(default_factory=list[MessageId])
    removed: list[MessageId] = field(default_factory=list[MessageId])
    refused: list[Ref] = field(default_factory=list[Ref])
    by_people: int = 0


SANCTIONS = {DecisionKind.WARN, DecisionKind.MUTE, DecisionKind.ROOM_BAN, DecisionKind.BAN}


class Story:
    """One house, in which people and rules act in turn."""

    def __init__(self, rules: RuleHouse) -> None:
        self.rules = rules
        self.house = rules.house
        self.decided = Decided()
        self.said: list[MessageId] = []
        self.held: list[Held] = []

    async def begin(self) -> None:
        self.ada = await self.house.person()
        self.bob = await self.house.person()
        await self.rules.written()
        await self.rules.tried()
        await self.rules.staged(RuleStage.SHADOW)
        for name in ("hit", "hit", "let through", "refuse held", "remove"):
            await self.act(name)

    async def act(self, name: str) -> None:
        await getattr(self, "_" + name.replace(" ", "_"))()

    async def _say(self, text: str) -> None:
        outcome = await self.house.say(self.ada, text)
        match outcome:
            case Accepted():
                self.said.append(outcome.id)
            case Held():
                self.held.append(outcome)
            case _:
                pass

    async def _hit(self) -> None:
        await self._say("c’est #hold")
        await self._say("c’est #refuse")
        await self._say("Bonsoir")

    async def _say_again(self) -> None:
        # The staff's own words are judged like anybody's, and never sanctioned.
        await self.house.say(self.bob, "c’est #refuse", whence=Whence(staff=True))

    async def _edit(self) -> None:
        if self.said:
            await self.house.change(self.ada, self.said[-1], "c’est #refuse")

    async def _backtest(self) -> None:
        await self.rules.tried()

    async def _shadow(self) -> None:
        await self._move(RuleStage.SHADOW)

    async def _live(self) -> None:
        await self._move(RuleStage.LIVE)

    async def _stop(self) -> None:
        await self.rules.stage.stop(None, MINE, "")

    async def _move(self, stage: RuleStage) -> None:
        # A closed gate is an answer, too.
        with suppress(Refusal):
            await self.rules.stage(None, MINE, Wish(stage=stage))

    async def _run_away(self) -> None:
        for _ in range(60):
            self.rules.counts(verdict(MINE, shadowed=False), make.person().id, make.draft().ref)
        await self.rules.stop.look()

    async def _reread(self) -> None:
        self.house.clock.move(seconds=70)
        await self.rules.live.reread()

    async def _override(self) -> None:
        if self.rules.live.override_of(MINE) is None:
            await self.rules.override.ask(self.rules.ana, MINE, Effect.HOLD, "Essai")
            await self.rules.live.reread()

    async def _let_through(self) -> None:
        if self.held:
            held = self.held.pop()
            assert held.submission.case_id is not None
            await self.house.decided(held.submission.case_id, DecisionKind.NO_ACTION)
            row = await self._row(held)
            self.decided.through.append(MessageId(row.message_id))
            self.decided.by_people += 1

    async def _refuse_held(self) -> None:
        if self.held:
            held = self.held.pop()
            assert held.submission.case_id is not None
            await self.house.decided(held.submission.case_id, DecisionKind.REMOVE)
            self.decided.refused.append(held.submission.ref)
            self.decided.by_people += 1

    async def _remove(self) -> None:
        if self.said:
            message_id = self.said.pop()
            await self.house.decided(await self.house.reported(self.bob, message_id), DecisionKind.REMOVE)
            self.decided.removed.append(message_id)
            self.decided.by_people += 1

    async def _mute(self) -> None:
        if self.said:
            case_id = await self.house.reported(self.bob, self.said.pop())
            await self.house.decided(case_id, DecisionKind.MUTE, minutes=1)
            self.decided.by_people += 1
            self.house.clock.move(minutes=2)

    async def _row(self, held: Held) -> Row:
        question = select(submissions).where(submissions.c.ref == held.submission.ref)
        (row,) = await self.house.stores.database.read(question)
        return row

    async def check(self) -> None:
        read = self.house.stores.database.read
        found = {row.id: row for row in await read(select(messages))}
        for message_id in self.decided.through:
            assert found[message_id].removed_at is None
        for message_id in self.decided.removed:
            assert found[message_id].removed_at is not None
        states = {row.ref: row.state for row in await read(select(submissions))}
        for ref in self.decided.refused:
            assert states[ref] is SubmissionState.REFUSED
        # What no person decided is a refusal of one text, and nothing else.
        taken = await read(select(decisions))
        assert {row.kind for row in taken if row.staff_id is None} <= {DecisionKind.REFUSE}
        assert sum(row.staff_id is not None for row in taken) == self.decided.by_people
        # Who watches is nobody that a rule could reach.
        assert self.bob.id not in {row.person_id for row in taken if row.kind in SANCTIONS}
        by_people = {row.id for row in taken if row.staff_id is not None}
        assert {row.decision_id for row in await read(select(sanctions))} <= by_people


async def play(template: Path, acts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "palabre.db"
        shutil.copyfile(template, path)
        async with app_house(f"sqlite:///{path}") as house:
            story = Story(RuleHouse(house))
            await story.begin()
            for name in acts:
                await story.act(name)
            await story.check()


@settings(max_examples=10, deadline=None, derandomize=True)
@given(acts=ACTS)
def test_what_a_person_decided_stands_and_no_rule_sanctions_anybody(migrated: Path, acts: list[str]) -> None:
    asyncio.run(play(migrated, acts))


def test_all_of_it_in_one_evening(migrated: Path) -> None:
    acts = ["hit", "let through", "hit", "refuse held", "hit", "remove", "edit", "mute"]
    acts += ["override", "run away", "live", "hit", "reread", "say again", "stop", "hit"]
    asyncio.run(play(migrated, acts))
