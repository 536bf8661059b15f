"""Coming in by an invitation link, leaving, and reading the journal."""

from dataclasses import dataclass

from palabre.app.ports.staff import Journal, StaffStore
from palabre.app.staff import EnterStaff
from palabre.domain.errors import InvitationUsed
from palabre.domain.permissions import Permission
from palabre.domain.staff import STAFF_SESSION
from palabre.web.auth import clear_staff_cookie, staff_cookie
from palabre.web.house import House
from palabre.web.http.moderation.views import journal_view, staff_view
from palabre.web.rates import RateClass
from palabre.web.routes import AnyRoute, Call, Reply, Route
from palabre.wire.http.moderation import JournalPage, JournalQuery, StaffSessionRequest, StaffView

_SECONDS = int(STAFF_SESSION.total_seconds())


@dataclass(kw_only=True, frozen=True, slots=True)
class StaffDoor:
    """What these routes need."""

    house: House
    enter: EnterStaff
    staff: StaffStore
    journal: Journal


def staff_routes(door: StaffDoor) -> tuple[AnyRoute, ...]:
    """Return the routes of the staff's own sessions and of the journal."""

    async def enter(call: Call[None, None, StaffSessionRequest]) -> Reply[StaffView]:
        member, token = await door.enter(call.body.invitation)
        cookie = staff_cookie(door.house, token, seconds=_SECONDS)
        return Reply(answer=staff_view(member), cookies=(cookie,))

    async def me(call: Call[None, None, None]) -> StaffView:
        return staff_view(call.staff.member)

    async def leave(call: Call[None, None, None]) -> Reply[None]:
        await door.staff.leave(call.staff.token_hash)
        return Reply(answer=None, cookies=(clear_staff_cookie(door.house),))

    async def journal(call: Call[None, JournalQuery, None]) -> JournalPage:
        records = await door.journal.page(before=call.query.before, limit=call.query.limit)
        last = records[-1].number if records else 1
        return JournalPage(
            items=[journal_view(record) for record in records],
            next=str(last) if len(records) == call.query.limit and last > 1 else None,
        )

    return (
        Route(
            method="POST",
            path="/api/v1/moderation/sessions",
            summary="Come in by a one-time invitation link",
            tags=("moderation",),
            permission=Permission.ANYONE,
            rate=RateClass.ENTRY,
            handler=enter,
            body=StaffSessionRequest,
            answer=StaffView,
            status=201,
            refusals=(InvitationUsed,),
            replay=False,
        ),
        Route(
            method="GET",
            path="/api/v1/moderation/me",
            summary="Who this staff session is",
            tags=("moderation",),
            permission=Permission.STAFF,
            rate=RateClass.STAFF,
            handler=me,
            answer=StaffView,
        ),
        Route(
            method="DELETE",
            path="/api/v1/moderation/sessions/current",
            summary="End this staff session",
            tags=("moderation",),
            permission=Permission.STAFF,
            rate=RateClass.STAFF,
            handler=leave,
            status=204,
        ),
        Route(
            method="GET",
            path="/api/v1/moderation/journal",
            summary="Every act of moderation, newest first",
            tags=("moderation",),
            permission=Permission.STAFF,
            rate=RateClass.STAFF,
            handler=journal,
            query=JournalQuery,
            answer=JournalPage,
        ),
    )
