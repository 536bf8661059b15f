"""Random stories of people, rooms, moderators and restarts: the house does what a small model of it says."""

import asyncio
import tempfile
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import httpx
import pytest
import uvloop
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from hypothesis.strategies import booleans, integers, sampled_from
from picows import WSInvalidStatusError
from typing_extensions import override

from tests.functional.house import KITCHEN, ROOM, HereHouse, open_here
from tests.proof.check import check
from tests.proof.forged import enter
from tests.proof.history import Gone, Kind
from tests.proof.model import Model, Person, Ruled, Said
from tests.proof.speaker import Crowd, EndedError, Frame, Speaker
from tests.proof.store import read_log

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
LONG = (pytest.mark.verify, pytest.mark.timeout(0))

ROOMS = [ROOM, KITCHEN]
PEOPLE = 4
MINUTES = 60
"""Of a sanction."""
LONGEST = 1_000
"""Minutes of one story: after a day, talk is no longer shown."""
RESTARTS = 2
"""Of one story: they cost more than all else."""
CLOSE_LEFT, CLOSE_BANNED, CLOSE_RESTART = 4401, 4403, 1012

Answer = TypeVar("Answer")
people = integers(0, PEOPLE - 1)
rooms = sampled_from(ROOMS)
some = integers(0, 1_000)


class HouseMachine(RuleBasedStateMachine):
    """Each step asks the house and the model, and compares."""

    stories: ClassVar[int] = 0
    questions: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        type(self).stories += 1
        self.runner = asyncio.Runner(loop_factory=uvloop.new_event_loop)
        self.folder = tempfile.TemporaryDirectory(prefix="palabre-story-")
        self.stack = AsyncExitStack()
        self.model = Model(rooms=ROOMS)
        self.crowd = Crowd.of(20)
        self.people: list[Person] = []
        self.speakers: list[Speaker] = []
        self.former: list[Speaker] = []
        self.desks: dict[str, httpx.AsyncClient] = {}
        self.numbers = 0
        self.restarts = 0

    def run(self, doing: Coroutine[Any, Any, Answer]) -> Answer:
        type(self).questions += 1
        return self.runner.run(doing)

    def _connected(self, who: int) -> int:
        """Somebody who is there, if anybody is: most steps ask for a line."""
        there = [number for number, person in enumerate(self.people) if person.connected]
        return there[who % len(there)] if there else who

    @initialize()
    def open(self) -> None:
        self.run(self._open())
        for number in range(PEOPLE):
            self.people.append(Person(name=""))
            self.speakers.append(Speaker(crowd=self.crowd, name="", token="", url=""))
            self.run(self._enter(number))
            self.connect(number)
            for room in ROOMS:
                self.join(number, room)

    async def _open(self) -> None:
        self.house: HereHouse = await self.stack.enter_async_context(open_here(Path(self.folder.name)))
        self.house.clock.move(minutes=self.model.now)
        self.http = await self.stack.enter_async_context(
            httpx.AsyncClient(base_url=self.house.url, timeout=30)
        )
        self.desks = {}
        for _ in range(2):
            self.numbers += 1
            name = f"Veilleuse {self.numbers}"
            self.desks[name] = await self.house.watcher(name)

    async def _enter(self, number: int) -> None:
        self.numbers += 1
        name = f"p{self.numbers}"
        self.people[number] = Person(name=name)
        token = await enter(self.http)
        self.speakers[number] = Speaker(crowd=self.crowd, name=name, token=token, url=self.house.live)

    # --- people

    @rule(who=people)
    def connect(self, who: int) -> None:
        """Open a line, or another instead of the one that is open."""
        person, speaker = self.people[who], self.speakers[who]
        banned = self.model.stands(person, "ban")
        status = self.run(self._connect(speaker))
        assert status == (403 if banned else 101)
        self.model.cut(person)
        person.connected = not banned

    async def _connect(self, speaker: Speaker) -> int:
        try:
            await speaker.connect()
        except EndedError as ended:
            cause = ended.__cause__
            assert isinstance(cause, WSInvalidStatusError)
            assert cause.response is not None
            return int(cause.response.status)
        return 101

    @rule(who=people)
    def cut(self, who: int) -> None:
        """The line breaks."""
        self.speakers[who].cut()
        self.model.cut(self.people[who])

    @rule(who=people)
    def leave_and_enter(self, who: int) -> None:
        """The stay ends; another begins, to which nothing of the first belongs."""
        person, speaker = self.people[who], self.speakers[who]
        if self.model.stands(person, "ban"):
            return
        self.run(self._leave(person, speaker))
        self.former.append(speaker)
        self.run(self._enter(who))

    async def _leave(self, person: Person, speaker: Speaker) -> None:
        headers = {"Authorization": f"Bearer {speaker.token}"}
        answer = await self.http.delete("/api/v1/entries/current", headers=headers)
        assert answer.status_code == 204
        if person.connected:
            await speaker.over.wait()
            assert speaker.codes[-1] == CLOSE_LEFT

    # --- rooms

    @rule(who=people, room=rooms)
    def join(self, who: int, room: str) -> None:
        who = self._connected(who)
        person = self.people[who]
        if not person.connected:
            return
        refusal = self.model.may_join(person, room)
        answer = self.run(self.speakers[who].join(room))
        self._expect(answer, refusal, self.model.end(room), "room.joined")
        if not refusal:
            person.listening.add(room)

    @rule(who=people, room=rooms)
    def leave(self, who: int, room: str) -> None:
        who = self._connected(who)
        person = self.people[who]
        if person.connected:
            assert self.run(self.speakers[who].leave_room(room)).type == "room.left"
            person.listening.discard(room)

    @rule(who=people, room=rooms)
    def look_back(self, who: int, room: str) -> None:
        """Read the newest page."""
        person = self.people[who]
        headers = {"Authorization": f"Bearer {self.speakers[who].token}"}
        answer = self.run(self.http.get(f"/api/v1/rooms/{room}/messages?limit=100", headers=headers))
        if refusal := self.model.may_join(person, room):
            assert (answer.status_code, answer.json()["code"]) == (403, refusal)
            return
        told = [(line["seq"], line["id"], line.get("text")) for line in answer.json()["items"]]
        lines = [line for line in self.model.said if line.room == room]
        assert told == [(line.seq, line.id, None if line.removed else line.text) for line in lines][-100:]

    # --- talk

    def _expect(self, answer: Frame, refusal: str, seq: int, kind: str = "message.accepted") -> None:
        expected = ("error", refusal, 0) if refusal else (kind, "", seq)
        assert (answer.type, answer.code, answer.seq) == expected

    def _accepted(self, person: Person, answer: Frame) -> None:
        if answer.type == "message.accepted":
            person.accepted[answer.ref] = answer.seq, answer.id

    @rule(who=people, room=rooms)
    def say(self, who: int, room: str) -> None:
        who = self._connected(who)
        person, speaker = self.people[who], self.speakers[who]
        if not person.connected:
            return
        text = self.crowd.words()
        refusal = self.model.may_write(person, room)
        answer = self.run(speaker.wish(Kind.CREATED, room, text=text))
        seq = 0 if refusal else self.model.say(person, room, answer.ref, answer.id, text)
        self._expect(answer, refusal, seq)
        self._accepted(person, answer)

    @rule(who=people, which=some)
    def ask_again(self, who: int, which: int) -> None:
        """A line or an edit, asked again under its ref, has the same answer, whatever happened since."""
        who = self._connected(who)
        person, speaker = self.people[who], self.speakers[who]
        if not person.connected or not person.accepted:
            return
        nonce = list(person.accepted)[which % len(person.accepted)]
        seq, id_ = person.accepted[nonce]
        answer = self.run(speaker.ask_again(speaker.wishes[nonce]))
        self._expect(answer, "", seq)
        assert answer.id == id_

    @precondition(lambda self: self.model.said)
    @rule(who=people, which=some)
    def edit(self, who: int, which: int) -> None:
        """Any line, one's own or not."""
        who = self._connected(who)
        person, line = self.people[who], self._line(which)
        if not person.connected:
            return
        text = self.crowd.words()
        refusal = self.model.may_write(person, line.room) or self.model.may_change(person, line)
        answer = self.run(self.speakers[who].wish(Kind.EDITED, line.room, id_=line.id, text=text))
        self._expect(answer, refusal, 0 if refusal else self.model.edit(line, text))
        self._accepted(person, answer)

    @precondition(lambda self: self.model.said)
    @rule(who=people, which=some)
    def remove(self, who: int, which: int) -> None:
        """Any line, one's own or not; what one removed oneself is answered again."""
        who = self._connected(who)
        person, line = self.people[who], self._line(which)
        if not person.connected:
            return
        again = line.author is person and line.removed == "author"
        refusal = "" if again else self.model.may_change(person, line)
        speaker = self.speakers[who]
        if again:
            self._expect(self.run(speaker.remove_again(line.room, line.id)), "", line.changed)
            return
        answer = self.run(speaker.wish(Kind.REMOVED, line.room, id_=line.id))
        self._expect(answer, refusal, 0 if refusal else self.model.remove(line, "author"))

    def _line(self, which: int) -> Said:
        return self.model.said[which % len(self.model.said)]

    # --- moderators

    @precondition(lambda self: self.model.said)
    @rule(
        who=people,
        which=some,
        kind=sampled_from(["no_action", "remove", "warn", "mute", "room_ban", "ban"]),
        also_remove=booleans(),
        desk=integers(0, 1),
    )
    def judge(self, who: int, which: int, kind: str, also_remove: bool, desk: int) -> None:
        """Somebody reports a line of another, and a moderator decides."""
        line, reporter = self._line(which), self.people[who]
        if line.author is reporter or self.model.stands(reporter, "ban"):
            return
        also_remove = also_remove and kind != "no_action"
        name = list(self.desks)[desk]
        author = next((number for number, one in enumerate(self.people) if one is line.author), None)
        listened = author is not None and line.room in line.author.listening
        connected = author is not None and line.author.connected
        minutes = MINUTES if kind in {"mute", "room_ban", "ban"} else None
        ruling = {"kind": kind, "minutes": minutes, "also_remove": also_remove}
        code = self.run(self._judge(self.speakers[who].token, self.desks[name], line, ruling))
        self.model.rule(name, code, line, kind, also_remove=also_remove, minutes=MINUTES)
        if author is None:
            return
        speaker = self.speakers[author]
        if kind == "room_ban" and listened:
            self.run(speaker.told("sanction.applied", code))
            self.crowd.history.log(Gone(client=speaker.name, room=line.room))
        if kind == "ban" and connected:
            self.run(self._over(speaker))
            assert speaker.codes[-1] == CLOSE_BANNED

    async def _over(self, speaker: Speaker) -> None:
        async with asyncio.timeout(20):
            await speaker.over.wait()

    async def _judge(self, token: str, desk: httpx.AsyncClient, line: Said, ruling: dict[str, Any]) -> str:
        report = {"subject": {"kind": "message", "id": line.id}, "reason": "insult"}
        headers = {"Authorization": f"Bearer {token}"}
        answer = await self.http.post("/api/v1/reports", json=report, headers=headers)
        assert answer.status_code == 201, answer.text
        (case,) = (await desk.get("/api/v1/moderation/cases")).json()["items"]
        claimed = await desk.post(f"/api/v1/moderation/cases/{case['id']}/claim")
        assert claimed.status_code == 200, claimed.text
        body = {**ruling, "ground": "insult", "reason": "Motif"}
        answer = await desk.post(f"/api/v1/moderation/cases/{case['id']}/decisions", json=body)
        assert answer.status_code == 201, answer.text
        return str(answer.json().get("case_code") or "")

    @precondition(lambda self: any(not ruling.reversed for ruling in self.model.rulings))
    @rule(which=some)
    def reverse(self, which: int) -> None:
        """The person contests; who decided may not judge it, another moderator reverses it."""
        open_ = [ruling for ruling in self.model.rulings if not ruling.reversed]
        ruling = open_[which % len(open_)]
        self.run(self._reverse(ruling))
        self.model.reverse(ruling)

    async def _reverse(self, ruling: Ruled) -> None:
        body = {"case_code": ruling.code, "text": "Je plaisantais."}
        filed = await self.http.post("/api/v1/appeals", json=body)
        assert filed.status_code == 201, filed.text
        address = f"/api/v1/moderation/appeals/{filed.json()['id']}/decision"
        outcome = {"outcome": "reversed", "answer": "Nous avons relu."}
        for name, desk in sorted(self.desks.items(), key=lambda item: item[0] != ruling.by):
            answer = await desk.post(address, json=outcome)
            if name == ruling.by:
                assert (answer.status_code, answer.json()["code"]) == (403, "same_person")
            else:
                assert answer.status_code == 200, answer.text
                return

    # --- the house

    @precondition(lambda self: self.model.now < LONGEST)
    @rule(minutes=sampled_from([7, 20, 61]))
    def time_passes(self, minutes: int) -> None:
        self.house.clock.move(minutes=minutes)
        self.model.now += minutes

    @precondition(lambda self: self.restarts < RESTARTS)
    @rule()
    def restart(self) -> None:
        """The house closes and opens again, with all that was stored."""
        self.restarts += 1
        self.run(self._restart())

    async def _restart(self) -> None:
        await self.stack.aclose()
        for person, speaker in zip(self.people, self.speakers, strict=True):
            if person.connected:
                assert speaker.codes[-1] == CLOSE_RESTART
            self.model.cut(person)
        await self._open()
        for speaker in self.speakers:
            speaker.url = self.house.live

    @invariant()
    def everybody_hears_what_they_should(self) -> None:
        for person, speaker in zip(self.people, self.speakers, strict=True):
            for room in person.listening:
                self.run(speaker.reaches(room, self.model.end(room)))

    @override
    def teardown(self) -> None:
        try:
            if self.people:
                self._compare()
        finally:
            for speaker in self.speakers:
                speaker.cut()
            self.runner.run(self.stack.aclose())
            self.runner.close()
            self.folder.cleanup()

    def _compare(self) -> None:
        stored = self.run(read_log(self.house.service.settings.database))
        expected = list(self.model.entries())
        order = sorted(stored, key=lambda entry: (entry.room, entry.seq))
        assert order == sorted(expected, key=lambda entry: (entry.room, entry.seq))
        for speaker in self.former:
            self.crowd.history.log(Gone(client=speaker.name))
        for person, speaker in zip(self.people, self.speakers, strict=True):
            for room in ROOMS:
                if room not in person.listening:
                    self.crowd.history.log(Gone(client=speaker.name, room=room))
        check(self.crowd.history, expected).require_none()


@pytest.mark.parametrize(
    "stories, steps",
    [pytest.param(10, 40, id="quick"), pytest.param(200, 50, id="long", marks=LONG)],
)
def test_the_house_does_what_a_small_model_of_it_says(stories: int, steps: int) -> None:
    HouseMachine.stories = HouseMachine.questions = 0
    run_state_machine_as_test(
        HouseMachine,
        settings=settings(
            max_examples=stories,
            stateful_step_count=steps,
            deadline=None,
            derandomize=stories < 100,
            # A story is told in a second: to shorten one would take minutes.
            phases=[Phase.reuse, Phase.generate],
            suppress_health_check=[
                HealthCheck.too_slow,
                HealthCheck.data_too_large,
                HealthCheck.filter_too_much,
            ],
        ),
    )
    print(f"\n{HouseMachine.stories} stories, {HouseMachine.questions:,} questions, 0 differences")
