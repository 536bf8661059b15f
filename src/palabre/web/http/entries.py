"""Entering, seeing who one is, leaving."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from palabre.app.entries import EnterHouse, LeaveHouse, Pseudonyms
from palabre.app.ports.house import Clock
from palabre.domain.errors import (
    Banned,
    FilterUnavailable,
    Overloaded,
    PostalCodeUnknown,
    PseudonymRefused,
    PseudonymTaken,
    RulesNotAccepted,
    UnderAge,
)
from palabre.domain.permissions import Permission, PersonSession
from palabre.domain.persons import DOOR_CLOSED, IDLE_LIMIT
from palabre.web.auth import clear_person_cookie, person_cookie
from palabre.web.hold import DoorHold
from palabre.web.house import House
from palabre.web.problems import Rendered, render
from palabre.web.rates import RateClass
from palabre.web.routes import AnyRoute, Call, Reply, Route
from palabre.wire import present
from palabre.wire.http.entries import CurrentEntry, EntryAnswer, EntryRequest, Suggestions, SuggestionsQuery

_SECONDS = int(IDLE_LIMIT.total_seconds())


@dataclass(kw_only=True, frozen=True, slots=True)
class EntryDoor:
    """What these routes need."""

    house: House
    enter: EnterHouse
    leave: LeaveHouse
    pseudonyms: Pseudonyms
    hold: DoorHold
    clock: Clock
    check_load: Callable[[], None] = lambda: None
    """Raises Overloaded while the house cannot take in everybody."""


def entry_routes(door: EntryDoor) -> tuple[AnyRoute, ...]:
    """Return the routes of the entrance."""

    async def enter(call: Call[None, None, EntryRequest]) -> Reply[EntryAnswer] | Rendered:
        door.check_load()
        now = door.clock.now()
        door.hold.check(call.headers, now)
        if isinstance(call.principal, PersonSession):
            # A second entry from one browser must not shake off a ban.
            call.principal.restrictions.check_may_be_here()
        try:
            entered = await door.enter(
                pseudonym=call.body.pseudonym,
                age=call.body.age,
                postal_code=call.body.postal_code,
                accepts_rules=call.body.accepts_rules,
            )
        except UnderAge as refusal:
            note = door.hold.note("age", now, DOOR_CLOSED)
            return render(
                refusal,
                house=door.house,
                locale=call.locale,
                trace_id=call.request_id,
                headers=((b"set-cookie", note.encode()),),
            )
        if isinstance(call.principal, PersonSession):
            # One browser is one person: the earlier session would stay behind, unseen.
            await door.leave(call.principal.person.id)
        answer = EntryAnswer(
            token=entered.token,
            person=present.person_view(entered.person),
            expires_at=entered.person.expires_at,
        )
        return Reply(answer=answer, cookies=(person_cookie(door.house, entered.token, seconds=_SECONDS),))

    async def current(call: Call[None, None, None]) -> CurrentEntry:
        session = call.person
        ban, mute = session.restrictions.ban, session.restrictions.mute
        standing = ban or mute
        return CurrentEntry(
            person=present.person_view(session.person),
            expires_at=session.person.expires_at,
            banned_until=ban.ends_at if ban else None,
            muted_until=mute.ends_at if mute else None,
            case_code=standing.case_code if standing else None,
        )

    async def leave(call: Call[None, None, None]) -> Reply[None]:
        session = call.person
        cookies = [clear_person_cookie(door.house)]
        ban = session.restrictions.ban
        if ban is not None and ban.ends_at is not None:
            now = door.clock.now()
            cookies.append(door.hold.note("ban", now, max(ban.ends_at - now, timedelta(seconds=1))))
        await door.leave(session.person.id)
        return Reply(answer=None, cookies=tuple(cookies))

    async def suggestions(call: Call[None, SuggestionsQuery, None]) -> Suggestions:
        pseudonym = door.pseudonyms.tidied(call.query.pseudonym)
        fault = door.pseudonyms.fault(pseudonym)
        if fault is None:
            if not await door.pseudonyms.is_taken(pseudonym):
                return Suggestions(items=[])
            fault = "taken"
        return Suggestions(items=list(await door.pseudonyms.suggestions(pseudonym)), fault=fault)

    return (
        Route(
            method="POST",
            path="/api/v1/entries",
            summary="Enter with a pseudonym, an age and a postal code",
            tags=("entries",),
            permission=Permission.ANYONE,
            rate=RateClass.ENTRY,
            handler=enter,
            body=EntryRequest,
            answer=EntryAnswer,
            status=201,
            refusals=(
                RulesNotAccepted,
                UnderAge,
                PostalCodeUnknown,
                PseudonymRefused,
                PseudonymTaken,
                Banned,
                Overloaded,
                FilterUnavailable,
            ),
            replay=False,
        ),
        Route(
            method="GET",
            path="/api/v1/entries/current",
            summary="Who this session is, and what stands against it",
            tags=("entries",),
            permission=Permission.SESSION,
            rate=RateClass.READ,
            handler=current,
            answer=CurrentEntry,
        ),
        Route(
            method="DELETE",
            path="/api/v1/entries/current",
            summary="Leave: the session and its data end at once",
            tags=("entries",),
            permission=Permission.SESSION,
            rate=RateClass.WRITE,
            handler=leave,
            status=204,
        ),
        Route(
            method="GET",
            path="/api/v1/entries/suggestions",
            summary="Whether a pseudonym is free, and others if not",
            tags=("entries",),
            permission=Permission.ANYONE,
            rate=RateClass.READ,
            handler=suggestions,
            query=SuggestionsQuery,
            answer=Suggestions,
            refusals=(FilterUnavailable,),
        ),
    )
