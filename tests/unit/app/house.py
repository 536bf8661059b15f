"""Every use case over the real stores, with a clock, chance and filter that tests command."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from palabre.adapters.db.stores import Stores
from palabre.adapters.system.keys import KeyedDigest
from palabre.adapters.system.pseudonyms import RandomPseudonyms
from palabre.app.appeals import DecideAppeal, FileAppeal, ReadAppeal, ReadStatement
from palabre.app.cases.decide import DecideCase, Ruling
from palabre.app.cases.desk import ClaimCase, ReadCase, ReadQueue
from palabre.app.conduct import WatchConduct
from palabre.app.entries import Attendance, EndIdleSessions, Entered, EnterHouse, LeaveHouse, Pseudonyms
from palabre.app.messages.change import Edit, EditMessage, RemoveMessage, WithdrawMessage
from palabre.app.messages.check import Check, Checked, CheckText
from palabre.app.messages.judging import JudgeText
from palabre.app.messages.limits import NO_RATE, MessageLimits
from palabre.app.messages.outcomes import Accepted, Held, Outcome, Refused
from palabre.app.messages.send import Send, SendMessage
from palabre.app.ports.house import Judge
from palabre.app.raids import RaidBrake
from palabre.app.replays import KeepRules
from palabre.app.reports import FileNotice, FileReport, OpenCase, ReadReceipt
from palabre.app.rooms import JoinRoom, ReadHistory, ReadPreview, Rooms, SlowRoom
from palabre.app.sessions import FindSession
from palabre.app.speakers import NOWHERE, Speakers, Whence
from palabre.app.staff import DisableStaff, EnterStaff, InviteStaff, StaffNames
from palabre.app.waits import UsualWait
from palabre.domain.cases import Case
from palabre.domain.decisions import Decision, DecisionKind
from palabre.domain.ids import CaseId, MessageId, Ref, Slug
from palabre.domain.limits import Rate
from palabre.domain.persons import Person
from palabre.domain.raids import RaidRule
from palabre.domain.reports import ReportReason
from palabre.domain.staff import Role, StaffMember
from palabre.engines.conduct import Conduct
from palabre.engines.filter import Filter, fingerprint
from palabre.engines.pseudonyms import PseudonymRules
from tests import make
from tests.fakes import CountingChance, FixedClock, MarkerJudge, PlainFingerprint, RecordingAnnouncer

NO_RAID = RaidRule(entries=0, joins=0, wait=timedelta())
KITCHEN = Slug("la-cuisine")

_NOUNS = ("Mésange", "Tilleul", "Galet", "Fougère", "Brindille", "Écume", "Lavande", "Noisette")
_ENDS = ("calme", "rêveuse", "agile", "timide", "solaire", "tranquille", "lunaire", "nomade")
_PSEUDONYM_RULES = PseudonymRules(Filter())


@dataclass(kw_only=True)
class AppHouse:
    """Rooms ``make.ROOM`` (with a preview) and ``KITCHEN`` (without) are open; Ana and Béa watch."""

    stores: Stores
    clock: FixedClock
    chance: CountingChance
    told: RecordingAnnouncer
    judge: MarkerJudge
    speakers: Speakers
    waits: UsualWait
    rooms: Rooms
    attendance: Attendance
    pseudonyms: Pseudonyms
    enter: EnterHouse
    leave: LeaveHouse
    end_idle: EndIdleSessions
    sessions: FindSession
    join: JoinRoom
    history: ReadHistory
    preview: ReadPreview
    send: SendMessage
    edit: EditMessage
    check: CheckText
    remove: RemoveMessage
    withdraw: WithdrawMessage
    report: FileReport
    notice: FileNotice
    receipt: ReadReceipt
    queue: ReadQueue
    read: ReadCase
    claim: ClaimCase
    decide: DecideCase
    statement: ReadStatement
    appeal: FileAppeal
    read_appeal: ReadAppeal
    decide_appeal: DecideAppeal
    invite: InviteStaff
    enter_staff: EnterStaff
    disable: DisableStaff
    staff_names: StaffNames
    slow: SlowRoom
    raids: RaidBrake
    conduct: WatchConduct
    ana: StaffMember
    bea: StaffMember

    async def somebody(self, pseudonym: str = "") -> Entered:
        """A newcomer comes in."""
        number = self._entered = getattr(self, "_entered", 0) + 1
        name = f"{_NOUNS[number % 8]} {_ENDS[number // 8 % 8]}"
        return await self.enter(
            pseudonym=pseudonym or name,
            age=34,
            postal_code="35000",
            accepts_rules=True,
        )

    async def person(self, pseudonym: str = "") -> Person:
        """The same, without the token."""
        return (await self.somebody(pseudonym)).person

    async def say(self, person: Person, text: str, whence: Whence = NOWHERE, **changes: Any) -> Outcome:
        """Somebody says something in the first room."""
        standard: dict[str, Any] = {"ref": Ref(make.uuid()), "room": make.ROOM, "text": text}
        return await self.send(person, Send(**(standard | changes)), whence)

    async def said(self, person: Person, text: str = "Bonsoir à tous", **changes: Any) -> Accepted:
        """The same, where it must pass."""
        outcome = await self.say(person, text, **changes)
        assert isinstance(outcome, Accepted)
        return outcome

    async def held(self, person: Person, text: str = "c’est #hold", **changes: Any) -> Held:
        """The same, where a person must look first."""
        outcome = await self.say(person, text, **changes)
        assert isinstance(outcome, Held)
        return outcome

    async def refused(self, person: Person, text: str = "c’est #refuse", **changes: Any) -> Refused:
        """The same, where it must be refused."""
        outcome = await self.say(person, text, **changes)
        assert isinstance(outcome, Refused)
        return outcome

    async def change(
        self, person: Person, message_id: MessageId, text: str, whence: Whence = NOWHERE, **changes: Any
    ) -> Outcome:
        """Somebody edits their message of the first room."""
        standard: dict[str, Any] = {
            "ref": Ref(make.uuid()),
            "room": make.ROOM,
            "id": message_id,
            "text": text,
        }
        return await self.edit(person, Edit(**(standard | changes)), whence)

    async def asked(self, person: Person, text: str, whence: Whence = NOWHERE, **changes: Any) -> Checked:
        """Somebody asks before they say something in the first room."""
        standard: dict[str, Any] = {"ref": Ref(make.uuid()), "room": make.ROOM, "text": text}
        return await self.check(person, Check(**(standard | changes)), whence)

    async def shown(self, room: Slug = make.ROOM) -> list[str]:
        """What somebody who joins now reads."""
        replay = await self.join(room, None)
        return [message.text for message in replay.created if not message.removed]

    async def reported(
        self,
        by: Person,
        message_id: MessageId,
        reason: ReportReason = ReportReason.INSULT,
    ) -> CaseId:
        """Somebody reports a message."""
        await self.report(by, kind="message", subject_id=str(message_id), reason=reason, comment=None)
        return (await self.newest_case()).id

    async def newest_case(self) -> Case:
        """The open case that was opened last."""
        lines, _ = await self.queue(closed=False, limit=100)
        return max((line.case for line in lines), key=lambda case: (case.opened_at, case.id))

    async def decided(
        self,
        case_id: CaseId,
        kind: DecisionKind,
        *,
        by: StaffMember | None = None,
        minutes: int | None = None,
        also_remove: bool = False,
    ) -> Decision:
        """A moderator, Ana by default, claims and decides."""
        by = by or self.ana
        await self.claim(by, case_id)
        ruling = Ruling(
            kind=kind,
            ground=ReportReason.INSULT,
            reason="Ce message s’en prend à une personne.",
            minutes=minutes,
            also_remove=also_remove,
        )
        return await self.decide(by, case_id, ruling)


@asynccontextmanager
async def app_house(
    url: str,
    *,
    messages_per_minute: int = 0,
    minimum_age: int = 18,
    address: Rate = NO_RATE,
    room: Rate = NO_RATE,
    raid_rule: RaidRule = NO_RAID,
    judge: Judge | None = None,
) -> AsyncGenerator[AppHouse]:
    """Open a house over a migrated database; ``judge`` takes the place of the markers."""
    stores = Stores(url)
    await stores.database.start()
    try:
        yield await _build(
            stores,
            messages_per_minute=messages_per_minute,
            minimum_age=minimum_age,
            address=address,
            room=room,
            raid_rule=raid_rule,
            other_judge=judge,
        )
    finally:
        await stores.database.stop()


async def _build(
    stores: Stores,
    *,
    messages_per_minute: int,
    minimum_age: int,
    address: Rate,
    room: Rate,
    raid_rule: RaidRule,
    other_judge: Judge | None,
) -> AppHouse:
    clock, chance, told, judge, waits = (
        FixedClock(),
        CountingChance(),
        RecordingAnnouncer(),
        MarkerJudge(),
        UsualWait(),
    )
    rate = Rate(per_minute=messages_per_minute, burst=max(1, messages_per_minute // 3), strict=True)
    raids = RaidBrake(rule=raid_rule, clock=clock)
    limits = MessageLimits(clock=clock, raids=raids, person=rate, address=address, room=room)
    for position, (slug, preview) in enumerate(((make.ROOM, True), (KITCHEN, False))):
        await stores.rooms.add(make.room(slug=slug, preview=preview, position=position))
    rooms = Rooms(store=stores.rooms, clock=clock)
    speakers = Speakers(messages=stores.messages, decisions=stores.decisions, clock=clock, rate=rate)
    keyed = KeyedDigest(b"k" * 32)
    attendance = Attendance(persons=stores.persons, clock=clock)
    pseudonyms = Pseudonyms(
        rules=RandomPseudonyms(_PSEUDONYM_RULES),
        persons=stores.persons,
        keyed=keyed,
        clock=clock,
    )
    leave = LeaveHouse(persons=stores.persons, clock=clock, announcer=told, speakers=speakers)
    open_case = OpenCase(
        cases=stores.cases,
        messages=stores.messages,
        persons=stores.persons,
        rooms=rooms,
        clock=clock,
        chance=chance,
    )
    conduct = WatchConduct(
        reader=Conduct(),
        open_case=open_case,
        cases=stores.cases,
        decisions=stores.decisions,
        messages=stores.messages,
        clock=clock,
        chance=chance,
    )
    judge_text = JudgeText(
        judge=other_judge or judge,
        fingerprint=PlainFingerprint() if other_judge is None else fingerprint,
        keyed=keyed,
        keep_rules=KeepRules(judge=other_judge or judge, store=stores.replays, clock=clock),
        cases=stores.cases,
        submissions=stores.submissions,
        clock=clock,
        chance=chance,
        waits=waits,
        minimum_age=minimum_age,
        repetition_control=messages_per_minute > 0,
    )
    invite = InviteStaff(staff=stores.staff, clock=clock, chance=chance)
    ana, _ = await invite("Ana", Role.LEAD)
    bea, _ = await invite("Béa", Role.MODERATOR)
    return AppHouse(
        stores=stores,
        clock=clock,
        chance=chance,
        told=told,
        judge=judge,
        speakers=speakers,
        waits=waits,
        rooms=rooms,
        attendance=attendance,
        pseudonyms=pseudonyms,
        enter=EnterHouse(
            persons=stores.persons,
            pseudonyms=pseudonyms,
            clock=clock,
            chance=chance,
            raids=raids,
            minimum_age=minimum_age,
        ),
        leave=leave,
        end_idle=EndIdleSessions(persons=stores.persons, leave=leave, clock=clock),
        sessions=FindSession(
            persons=stores.persons,
            staff=stores.staff,
            decisions=stores.decisions,
            attendance=attendance,
            clock=clock,
        ),
        join=JoinRoom(rooms=rooms, messages=stores.messages, speakers=speakers, clock=clock),
        history=ReadHistory(rooms=rooms, messages=stores.messages, clock=clock),
        preview=ReadPreview(rooms=rooms, messages=stores.messages, clock=clock),
        send=SendMessage(
            rooms=rooms,
            speakers=speakers,
            judge_text=judge_text,
            messages=stores.messages,
            clock=clock,
            chance=chance,
            announcer=told,
            waits=waits,
            limits=limits,
            heard=conduct.heard,
        ),
        edit=EditMessage(
            speakers=speakers,
            judge_text=judge_text,
            messages=stores.messages,
            clock=clock,
            announcer=told,
            waits=waits,
            limits=limits,
        ),
        check=CheckText(
            rooms=rooms,
            speakers=speakers,
            judge_text=judge_text,
            messages=stores.messages,
            clock=clock,
            limits=limits,
        ),
        remove=RemoveMessage(messages=stores.messages, clock=clock, announcer=told),
        withdraw=WithdrawMessage(
            speakers=speakers, submissions=stores.submissions, clock=clock, announcer=told, waits=waits
        ),
        report=FileReport(open_case=open_case, clock=clock, chance=chance),
        notice=FileNotice(open_case=open_case, clock=clock, chance=chance),
        receipt=ReadReceipt(cases=stores.cases),
        queue=ReadQueue(cases=stores.cases, appeals=stores.appeals, clock=clock),
        read=ReadCase(cases=stores.cases, decisions=stores.decisions, journal=stores.journal, clock=clock),
        claim=ClaimCase(cases=stores.cases, clock=clock),
        decide=DecideCase(
            cases=stores.cases,
            messages=stores.messages,
            speakers=speakers,
            clock=clock,
            chance=chance,
            announcer=told,
            waits=waits,
        ),
        statement=ReadStatement(decisions=stores.decisions),
        appeal=FileAppeal(decisions=stores.decisions, appeals=stores.appeals, clock=clock, chance=chance),
        read_appeal=ReadAppeal(appeals=stores.appeals, cases=stores.cases),
        decide_appeal=DecideAppeal(
            appeals=stores.appeals,
            cases=stores.cases,
            messages=stores.messages,
            submissions=stores.submissions,
            speakers=speakers,
            clock=clock,
            chance=chance,
            announcer=told,
        ),
        invite=invite,
        enter_staff=EnterStaff(staff=stores.staff, clock=clock, chance=chance),
        disable=DisableStaff(staff=stores.staff, clock=clock),
        staff_names=StaffNames(staff=stores.staff),
        raids=raids,
        conduct=conduct,
        slow=SlowRoom(rooms=rooms, store=stores.rooms, clock=clock, announcer=told),
        ana=ana,
        bea=bea,
    )
