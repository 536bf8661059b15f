"""How the house is doing, for those who watch."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from palabre.app.raids import RaidBrake
from palabre.domain.permissions import Permission
from palabre.web.rates import RateClass
from palabre.web.routes import AnyRoute, Call, Route
from palabre.wire.http.moderation import StaffRaid, WatchView
from palabre.wire.present import WATCH


@dataclass(kw_only=True, frozen=True, slots=True)
class WatchDoor:
    """What these routes need."""

    raids: RaidBrake
    degraded: Callable[[], Sequence[str]]
    """The parts of the filter that are not well."""


def watch_routes(door: WatchDoor) -> tuple[AnyRoute, ...]:
    """Return the route of the watch."""

    async def watch(_call: Call[None, None, None]) -> WatchView:
        wait = int(door.raids.rule.wait.total_seconds())
        return WatchView(
            state=WATCH,
            raids=[
                StaffRaid(room=raid.room, since=raid.since, arrivals=raid.arrivals, wait_seconds=wait)
                for raid in door.raids.standing()
            ],
            filter_degraded=list(door.degraded()),
        )

    return (
        Route(
            method="GET",
            path="/api/v1/moderation/watch",
            summary="The state of the watch, the raids of this moment, and whether the filter is well",
            tags=("moderation",),
            permission=Permission.STAFF,
            rate=RateClass.STAFF,
            handler=watch,
            answer=WatchView,
        ),
    )
