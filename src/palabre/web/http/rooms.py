"""The rooms, what was said in them, and the glimpse before entry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from palabre.app.rooms import ReadHistory, ReadPreview, Rooms
from palabre.domain.errors import Banned, NotFound
from palabre.domain.ids import Slug
from palabre.domain.messages import PREVIEW_DELAY
from palabre.domain.permissions import Permission
from palabre.web.rates import RateClass
from palabre.web.routes import AnyRoute, Call, Route
from palabre.wire import present
from palabre.wire.http.rooms import (
    History,
    HistoryQuery,
    Preview,
    PreviewLine,
    RoomList,
    RoomParams,
)


@dataclass(kw_only=True, frozen=True, slots=True)
class RoomDoor:
    """What these routes need.

    ``everywhere`` gives the numbers of people in each room, ``people`` that of the people in the house.
    """

    rooms: Rooms
    history: ReadHistory
    preview: ReadPreview
    everywhere: Callable[[], Mapping[Slug, int]]
    people: Callable[[], int]


def room_routes(door: RoomDoor) -> tuple[AnyRoute, ...]:
    """Return the routes of the rooms."""

    async def listing(_call: Call[None, None, None]) -> RoomList:
        counts = door.everywhere()
        return RoomList(
            present=door.people(),
            items=[
                present.room_view(room, present=counts.get(room.slug, 0)) for room in await door.rooms.list()
            ],
        )

    async def history(call: Call[RoomParams, HistoryQuery, None]) -> History:
        session, slug = call.person, Slug(call.params.slug)
        session.restrictions.check_may_join(slug)
        messages = await door.history(slug, call.query.before, call.query.limit)
        full = len(messages) == call.query.limit
        return History(
            items=[present.message_view(message, session.person.id) for message in messages],
            next=str(messages[0].seq) if full and messages and messages[0].seq > 1 else None,
        )

    async def preview(call: Call[RoomParams, None, None]) -> Preview:
        messages = await door.preview(Slug(call.params.slug))
        return Preview(
            items=[
                PreviewLine(pseudonym=message.author.pseudonym, text=message.text, id=message.id)
                for message in messages
            ],
            delay_seconds=int(PREVIEW_DELAY.total_seconds()),
        )

    return (
        Route(
            method="GET",
            path="/api/v1/rooms",
            summary="All rooms, with the number of people present",
            tags=("rooms",),
            permission=Permission.ANYONE,
            rate=RateClass.READ,
            handler=listing,
            answer=RoomList,
        ),
        Route(
            method="GET",
            path="/api/v1/rooms/{slug}/messages",
            summary="A page of a room's recent messages",
            tags=("rooms",),
            permission=Permission.ENTERED,
            rate=RateClass.READ,
            handler=history,
            params=RoomParams,
            query=HistoryQuery,
            answer=History,
            refusals=(NotFound, Banned),
        ),
        Route(
            method="GET",
            path="/api/v1/rooms/{slug}/preview",
            summary="A delayed glimpse of a room, before entry",
            tags=("rooms",),
            permission=Permission.ANYONE,
            rate=RateClass.READ,
            handler=preview,
            params=RoomParams,
            answer=Preview,
            refusals=(NotFound,),
        ),
    )
