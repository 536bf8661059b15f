"""The composition root: the one place that chooses implementations and builds everything, once."""

import contextlib
from collections.abc import Sequence
from ipaddress import ip_network
from itertools import chain

import palabre
from palabre.adapters.bus.memory import MemoryBus
from palabre.adapters.bus.nats import NatsBus
from palabre.adapters.db.backtest import ProcessRunner
from palabre.adapters.db.migrations.run import migrate
from palabre.adapters.db.stores import Stores
from palabre.adapters.system.chance import SystemChance
from palabre.adapters.system.clock import SystemClock, later
from palabre.adapters.system.keys import KeyedDigest, house_key
from palabre.adapters.system.logs import note_unwell
from palabre.adapters.system.pseudonyms import RandomPseudonyms
from palabre.adapters.system.rules import FilterRules
from palabre.app.appeals import DecideAppeal, FileAppeal, ReadAppeal, ReadStatement
from palabre.app.cases.decide import DecideCase
from palabre.app.cases.desk import ClaimCase, ReadCase, ReadQueue
from palabre.app.conduct import BEAT as CONDUCT_BEAT
from palabre.app.conduct import WatchConduct
from palabre.app.entries import Attendance, EndIdleSessions, EnterHouse, LeaveHouse, Pseudonyms
from palabre.app.messages.change import EditMessage, RemoveMessage, WithdrawMessage
from palabre.app.messages.check import CheckText
from palabre.app.messages.judging import JudgeText
from palabre.app.messages.limits import MessageLimits
from palabre.app.messages.send import SendMessage
from palabre.app.messages.typing import MayBeSeenWriting
from palabre.app.ports.house import Clock
from palabre.app.raids import BEAT as WATCH_BEAT
from palabre.app.raids import RaidBrake
from palabre.app.replays import KeepRules
from palabre.app.reports import FileNotice, FileReport, OpenCase, ReadReceipt
from palabre.app.rooms import JoinRoom, ReadHistory, ReadPreview, Rooms, SlowRoom
from palabre.app.sessions import FindSession
from palabre.app.speakers import Speakers, Whence
from palabre.app.staff import DisableStaff, EnterStaff, InviteStaff, StaffNames
from palabre.app.waits import UsualWait
from palabre.domain.errors import StoreUnavailable
from palabre.domain.limits import Rate
from palabre.engines.conduct import Conduct
from palabre.engines.filter import Filter, fingerprint
from palabre.engines.pseudonyms import PseudonymRules
from palabre.realtime.bus import Bus
from palabre.realtime.catchup import CATCH_UP_BEAT, CatchUp
from palabre.realtime.commands import Commands
from palabre.realtime.load import BEAT, Load
from palabre.realtime.missed import MissedEntries
from palabre.realtime.node import PRESENCE_BEAT, Node
from palabre.realtime.presence import Presence
from palabre.realtime.rulekeeper import RuleKeeper, RuleParts
from palabre.realtime.session import Session
from palabre.realtime.typing import BEAT as TYPING_BEAT
from palabre.realtime.typing import Typing
from palabre.realtime.upkeep import Chore, Upkeep
from palabre.realtime.watch import Watch
from palabre.settings import Settings
from palabre.web.checks import house_checks
from palabre.web.figures import filter_figures, house_registry, node_figures
from palabre.web.gate import SocketGate
from palabre.web.hold import DoorHold
from palabre.web.house import House
from palabre.web.http.entries import EntryDoor, entry_routes
from palabre.web.http.instance import instance_routes
from palabre.web.http.moderation.appeals import AppealDoor, appeal_routes
from palabre.web.http.moderation.cases import CaseDoor, case_routes
from palabre.web.http.moderation.rooms import StaffRoomDoor, staff_room_routes
from palabre.web.http.moderation.rule_doors import every_rule_route
from palabre.web.http.moderation.staff import StaffDoor, staff_routes
from palabre.web.http.moderation.watch import WatchDoor, watch_routes
from palabre.web.http.reports import ReportDoor, report_routes
from palabre.web.http.rooms import RoomDoor, room_routes
from palabre.web.http.statements import StatementDoor, statement_routes
from palabre.web.kernel import Kernel, Plugs, build_app
from palabre.web.live.connection import LiveConnection
from palabre.web.livedoor import Guest, HouseDoor
from palabre.web.rates import house_rates
from palabre.web.routes import AnyRoute

PURGE_EVERY = 600.0
FLUSH_EVERY = 30.0
IDLE_EVERY = 60.0
COMMAND_RATE = Rate(per_minute=300, burst=100)
"""Commands of any kind on one connection; joining a room reads a page of it."""


class Service:
    """The whole product in one process. ``start`` it on the loop that serves ``kernel`` and ``door``."""

    def __init__(
        self,
        settings: Settings,
        *,
        address: str = "http://localhost:8000",
        alone: bool = False,
        clock: Clock | None = None,
    ) -> None:
        """``address`` is what a demo house prints. ``alone`` is for servers. Opens only the key's file."""
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        self.settings = settings
        self.house = _house(settings, address)
        self.stores = Stores(settings.database, alone=alone)
        self._clock = clock or SystemClock()
        self.chance = SystemChance()
        self._keyed = KeyedDigest(house_key(settings.secret_key, settings.data_dir))
        self._filter = Filter(monotonic=self._clock.monotonic, tell=note_unwell)
        self._bus: Bus = NatsBus(url=settings.bus_url) if settings.shares_a_bus else MemoryBus()
        limits = settings.limits
        self._rate = limits.lines
        self._raids = RaidBrake(rule=limits.raids, clock=self._clock)
        self._limits = MessageLimits(
            clock=self._clock,
            raids=self._raids,
            person=limits.lines,
            address=limits.lines_of_address,
            room=limits.lines_of_room,
        )
        self._command_rate = COMMAND_RATE if self._rate.per_minute else self._rate
        stores, clock = self.stores, self._clock
        self.load = Load(threshold=settings.limits.loop_lag_ms / 1_000, monotonic=clock.monotonic)
        self._waits = UsualWait()
        self._attendance = Attendance(persons=stores.persons, clock=clock)
        self._speakers = Speakers(
            messages=stores.messages,
            decisions=stores.decisions,
            clock=clock,
            rate=self._rate,
            told=self._bus.healthy if settings.shares_a_bus else lambda: True,
        )
        self._rooms = Rooms(
            store=stores.rooms, clock=clock, slow_mode=settings.limits.messages_per_minute > 0
        )
        node_id = str(self.chance.uuid())
        self.rule_parts = RuleParts(
            rules=stores.rules,
            trials=stores.trials,
            filtering=FilterRules(self._filter),
            runner=ProcessRunner(settings.database, minimum_age=settings.minimum_age),
            bus=self._bus,
            node=node_id,
            clock=clock,
            chance=self.chance,
            minimum_age=settings.minimum_age,
        )
        self.rules = RuleKeeper(self.rule_parts)
        self.node = Node(
            bus=self._bus,
            clock=clock,
            speakers=self._speakers,
            presence=Presence(node=node_id),
            typing=Typing(node=node_id),
            watch=Watch(raids=self._raids, node=node_id),
            rooms=self._rooms,
            later=later,
            read=MissedEntries(messages=stores.messages).after,
        )
        self._catch_up = CatchUp(
            node=self.node,
            healthy=self._bus.healthy,
            messages=stores.messages,
            submissions=stores.submissions,
            persons=stores.persons,
            decisions=stores.decisions,
            speakers=self._speakers,
            clock=clock,
        )
        self._open_case = OpenCase(
            cases=stores.cases,
            messages=stores.messages,
            persons=stores.persons,
            rooms=self._rooms,
            clock=clock,
            chance=self.chance,
        )
        self._conduct = WatchConduct(
            reader=Conduct(),
            open_case=self._open_case,
            cases=stores.cases,
            decisions=stores.decisions,
            messages=stores.messages,
            clock=clock,
            chance=self.chance,
        )
        self._leave = LeaveHouse(
            persons=stores.persons, clock=clock, announcer=self.node, speakers=self._speakers
        )
        self.invite = InviteStaff(staff=stores.staff, clock=clock, chance=self.chance)
        self.disable = DisableStaff(staff=stores.staff, clock=clock)
        self.kernel = self._kernel()
        self.door = HouseDoor(
            gate=SocketGate(self.house, self.kernel.authenticator),
            serve=self._serve,
            connections_per_address=settings.limits.connections_per_address,
            load=self.load,
        )
        self._commands = self._build_commands()
        self._upkeep = Upkeep(self._chores(), first=chain(self._filter.prepare(), Conduct.prepare()))

    async def start(self) -> None:
        """Open the database and the bus and begin the chores. The schema must be current."""
        await self.stores.database.start()
        await self._bus.start(self._catch_up.restored)
        self.node.listen()
        await self.rules.start()
        self._upkeep.start()

    async def stop(self) -> None:
        """End the chores, then bus and database; what was acknowledged is on disk already."""
        await self._upkeep.stop()
        await self._catch_up.stop()
        await self.node.stop()
        with contextlib.suppress(StoreUnavailable):
            # A store that failed was logged; who was active lately is all that is lost.
            await self._attendance.flush()
            await self.rules.stop()
        await self._bus.stop()
        await self.stores.database.stop()

    def _serve(self, guest: Guest, connection: LiveConnection) -> Session:
        return Session(
            person=guest.person,
            connection=connection,
            commands=self._commands,
            node=self.node,
            rate=self._command_rate,
            monotonic=self._clock.monotonic,
            whence=Whence(source=guest.address, staff=guest.staff),
        )

    def _build_commands(self) -> Commands:
        stores, clock = self.stores, self._clock
        judge_text = JudgeText(
            judge=self._filter,
            fingerprint=fingerprint,
            keyed=self._keyed,
            keep_rules=KeepRules(judge=self._filter, store=stores.replays, clock=clock),
            cases=stores.cases,
            submissions=stores.submissions,
            clock=clock,
            chance=self.chance,
            waits=self._waits,
            minimum_age=self.settings.minimum_age,
            repetition_control=self.settings.limits.messages_per_minute > 0,
            noted=self.rules.counts,
        )
        return Commands(
            node=self.node,
            attendance=self._attendance,
            join=JoinRoom(rooms=self._rooms, messages=stores.messages, speakers=self._speakers, clock=clock),
            send=SendMessage(
                rooms=self._rooms,
                speakers=self._speakers,
                judge_text=judge_text,
                messages=stores.messages,
                clock=clock,
                chance=self.chance,
                announcer=self.node,
                waits=self._waits,
                limits=self._limits,
                heard=self._conduct.heard,
            ),
            edit=EditMessage(
                speakers=self._speakers,
                judge_text=judge_text,
                messages=stores.messages,
                clock=clock,
                announcer=self.node,
                waits=self._waits,
                limits=self._limits,
            ),
            check=CheckText(
                rooms=self._rooms,
                speakers=self._speakers,
                judge_text=judge_text,
                messages=stores.messages,
                clock=clock,
                limits=self._limits,
            ),
            remove=RemoveMessage(messages=stores.messages, clock=clock, announcer=self.node),
            withdraw=WithdrawMessage(
                speakers=self._speakers,
                submissions=stores.submissions,
                clock=clock,
                announcer=self.node,
                waits=self._waits,
            ),
            may_be_seen=MayBeSeenWriting(rooms=self._rooms, speakers=self._speakers),
            raids=self._raids,
            load=self.load,
            monotonic=clock.monotonic,
        )

    def _kernel(self) -> Kernel:
        stores, clock, limits = self.stores, self._clock, self.settings.limits
        guard = self._filter.guard
        sessions = FindSession(
            persons=stores.persons,
            staff=stores.staff,
            decisions=stores.decisions,
            attendance=self._attendance,
            clock=clock,
        )
        plugs = Plugs(
            sessions=sessions,
            answers=stores.idempotency,
            registry=house_registry(
                self.load,
                self._limits,
                self._raids,
                (
                    *node_figures(self.node, self._bus),
                    *filter_figures(guard.degraded, lambda: guard.failures, self._conduct, self.rules.counts),
                ),
            ),
            now=clock.now,
            monotonic=clock.monotonic,
            checks=house_checks(
                reach_store=stores.database.healthy,
                schema_is_current=stores.is_current,
                reach_bus=self._bus.healthy,
                judge=self._filter,
                degraded=guard.degraded,
                rules_aside=self.rules.live.aside,
            ),
            rates=house_rates(limits.entries, unlimited=not limits.messages_per_minute),
        )
        return build_app([*self._public_routes(), *self._staff_routes()], self.house, plugs)

    def _public_routes(self) -> Sequence[AnyRoute]:
        stores, clock, chance = self.stores, self._clock, self.chance
        pseudonyms = Pseudonyms(
            rules=RandomPseudonyms(PseudonymRules(self._filter)),
            persons=stores.persons,
            keyed=self._keyed,
            clock=clock,
        )
        enter = EnterHouse(
            persons=stores.persons,
            pseudonyms=pseudonyms,
            clock=clock,
            chance=chance,
            raids=self._raids,
            minimum_age=self.settings.minimum_age,
        )
        return (
            *entry_routes(
                EntryDoor(
                    house=self.house,
                    enter=enter,
                    leave=self._leave,
                    pseudonyms=pseudonyms,
                    hold=DoorHold(house=self.house, keyed=self._keyed),
                    clock=clock,
                    check_load=lambda: self.load.check("entry"),
                )
            ),
            *room_routes(
                RoomDoor(
                    rooms=self._rooms,
                    history=ReadHistory(rooms=self._rooms, messages=stores.messages, clock=clock),
                    preview=ReadPreview(rooms=self._rooms, messages=stores.messages, clock=clock),
                    everywhere=lambda: self.node.presence.everywhere(clock.monotonic()),
                    people=self.node.people,
                )
            ),
            *report_routes(
                ReportDoor(
                    report=FileReport(open_case=self._open_case, clock=clock, chance=chance),
                    notice=FileNotice(open_case=self._open_case, clock=clock, chance=chance),
                    receipt=ReadReceipt(cases=stores.cases),
                    clock=clock,
                )
            ),
            *statement_routes(
                StatementDoor(
                    read=ReadStatement(decisions=stores.decisions),
                    appeal=FileAppeal(
                        decisions=stores.decisions, appeals=stores.appeals, clock=clock, chance=chance
                    ),
                    clock=clock,
                )
            ),
            *instance_routes(
                self.house,
                minimum_age=self.settings.minimum_age,
                messages_per_minute=self.settings.limits.messages_per_minute,
            ),
        )

    def _staff_routes(self) -> Sequence[AnyRoute]:
        stores, clock, chance = self.stores, self._clock, self.chance
        names = StaffNames(staff=stores.staff)
        decide = DecideCase(
            cases=stores.cases,
            messages=stores.messages,
            speakers=self._speakers,
            clock=clock,
            chance=chance,
            announcer=self.node,
            waits=self._waits,
        )
        decide_appeal = DecideAppeal(
            appeals=stores.appeals,
            cases=stores.cases,
            messages=stores.messages,
            submissions=stores.submissions,
            speakers=self._speakers,
            clock=clock,
            chance=chance,
            announcer=self.node,
        )
        return (
            *staff_routes(
                StaffDoor(
                    house=self.house,
                    enter=EnterStaff(staff=stores.staff, clock=clock, chance=chance),
                    staff=stores.staff,
                    journal=stores.journal,
                )
            ),
            *staff_room_routes(
                StaffRoomDoor(
                    slow=SlowRoom(rooms=self._rooms, store=stores.rooms, clock=clock, announcer=self.node)
                )
            ),
            *watch_routes(WatchDoor(raids=self._raids, degraded=self._filter.guard.degraded)),
            *every_rule_route(self.rule_parts, self.rules.live, names),
            *case_routes(
                CaseDoor(
                    queue=ReadQueue(cases=stores.cases, appeals=stores.appeals, clock=clock),
                    read=ReadCase(
                        cases=stores.cases, decisions=stores.decisions, journal=stores.journal, clock=clock
                    ),
                    claim=ClaimCase(cases=stores.cases, clock=clock),
                    decide=decide,
                    names=names,
                    clock=clock,
                )
            ),
            *appeal_routes(
                AppealDoor(
                    read=ReadAppeal(appeals=stores.appeals, cases=stores.cases),
                    decide=decide_appeal,
                    names=names,
                )
            ),
        )

    async def _tell_typing(self) -> None:
        # The first thing to go when there is too much to do.
        if not self.load.strained:
            await self.node.tell_typing()

    async def _note_attendance(self) -> None:
        # Whoever listens is here, even without a word.
        for person_id in self.node.hub.person_ids():
            self._attendance.seen(person_id)
        await self._attendance.flush()

    def _chores(self) -> Sequence[Chore]:
        idle = EndIdleSessions(persons=self.stores.persons, leave=self._leave, clock=self._clock)
        # Alone, nothing is lost between us and ourselves.
        catch_up = Chore(name="catch-up", every=CATCH_UP_BEAT, do=self._catch_up.look)
        return (
            Chore(name="load", every=BEAT, do=self.load.beat),
            *((catch_up,) if self.settings.shares_a_bus else ()),
            Chore(name="presence", every=PRESENCE_BEAT, do=self.node.tell_presence),
            Chore(name="watch", every=WATCH_BEAT, do=self.node.tell_watch),
            *self.rules.chores(),
            Chore(name="conduct", every=CONDUCT_BEAT, do=self._conduct.look),
            Chore(name="typing", every=TYPING_BEAT, do=self._tell_typing),
            Chore(name="attendance", every=FLUSH_EVERY, do=self._note_attendance, loose=True),
            Chore(name="idle-sessions", every=IDLE_EVERY, do=idle, loose=True),
            Chore(
                name="purge", every=PURGE_EVERY, do=lambda: self.stores.purge(self._clock.now()), loose=True
            ),
        )


def _house(settings: Settings, address: str) -> House:
    return House(
        name=settings.name,
        version=palabre.__version__,
        public_url=settings.public_url or address,
        demo=settings.demo,
        security_contact=settings.security_contact or None,
        trusted_proxies=tuple(ip_network(network.strip()) for network in settings.trusted_proxies),
        metrics_token=settings.metrics_token or None,
    )


async def prepare(settings: Settings) -> None:
    """Bring the schema up to date before anything opens it; raise CannotOpen."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    await migrate(settings.database)
