"""What the staff may change of a room."""

from dataclasses import dataclass

from palabre.app.rooms import SlowRoom
from palabre.domain.errors import NotFound
from palabre.domain.ids import Slug
from palabre.domain.permissions import Permission
from palabre.web.rates import RateClass
from palabre.web.routes import AnyRoute, Call, Route
from palabre.wire.http.moderation import RoomChange, RoomSettings
from palabre.wire.http.rooms import RoomParams


@dataclass(kw_only=True, frozen=True, slots=True)
class StaffRoomDoor:
    """What these routes need."""

    slow: SlowRoom


def staff_room_routes(door: StaffRoomDoor) -> tuple[AnyRoute, ...]:
    """Return the routes of the rooms for the staff."""

    async def change(call: Call[RoomParams, None, RoomChange]) -> RoomSettings:
        room = await door.slow(call.staff.member, Slug(call.params.slug), call.body.slow_seconds)
        return RoomSettings(room=room.slug, slow_seconds=room.slow_seconds)

    return (
        Route(
            method="PATCH",
            path="/api/v1/moderation/rooms/{slug}",
            summary="Set the slow mode of a room",
            tags=("moderation",),
            permission=Permission.STAFF,
            rate=RateClass.STAFF,
            handler=change,
            params=RoomParams,
            body=RoomChange,
            answer=RoomSettings,
            refusals=(NotFound,),
        ),
    )
