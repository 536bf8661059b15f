"""What this house is, in public."""

from palabre.domain.messages import EDIT_WINDOW, REPLAY_LIMIT
from palabre.domain.permissions import Permission
from palabre.domain.reports import ReportReason
from palabre.domain.text import MAX_TEXT
from palabre.web.house import House
from palabre.web.live.door import SUBPROTOCOL
from palabre.web.rates import RateClass
from palabre.web.routes import AnyRoute, Call, Route
from palabre.wire.http.instance import Instance, Limits


def instance_routes(house: House, *, minimum_age: int, messages_per_minute: int) -> tuple[AnyRoute, ...]:
    """Return ``/api/v1/instance``; the answer never changes while the process runs."""
    answer = Instance(
        name=house.name,
        version=house.version,
        demo=house.demo,
        minimum_age=minimum_age,
        languages=["fr", "en"],
        protocols=[SUBPROTOCOL],
        limits=Limits(
            text_length=MAX_TEXT,
            edit_minutes=int(EDIT_WINDOW.total_seconds() // 60),
            messages_per_minute=messages_per_minute,
            replay=REPLAY_LIMIT,
        ),
        watch="open",
        reasons=[reason.value for reason in ReportReason],
        contact=house.security_contact,
    )

    async def instance(_call: Call[None, None, None]) -> Instance:
        return answer

    return (
        Route(
            method="GET",
            path="/api/v1/instance",
            summary="Name, version, limits and reasons of this house",
            tags=("about",),
            permission=Permission.ANYONE,
            rate=RateClass.READ,
            handler=instance,
            answer=Instance,
        ),
    )
