"""The page on which a moderator tries a line."""

from dataclasses import dataclass

from palabre.app.rules.judgements import JudgeLine
from palabre.domain.ids import Slug
from palabre.domain.trust import Rung
from palabre.web.http.moderation import rule_views as views
from palabre.web.http.moderation.rule_page import staff_route
from palabre.web.routes import AnyRoute, Call
from palabre.wire.http import rules as wire


@dataclass(kw_only=True, frozen=True, slots=True)
class JudgementDoor:
    """What this route needs."""

    judge: JudgeLine


def judgement_routes(door: JudgementDoor) -> tuple[AnyRoute, ...]:
    """Return the route of the page where a line is tried."""

    async def judge(call: Call[None, None, wire.JudgementRequest]) -> wire.JudgementView:
        body = call.body
        room = None if body.room is None else Slug(body.room)
        return views.judgement_view(door.judge(body.text, Rung[body.rung.upper()], room))

    return (
        staff_route(
            "POST",
            "/api/v1/moderation/judgements",
            "What the filter thinks of a line, and why; nothing is stored",
            judge,
            body=wire.JudgementRequest,
            answer=wire.JudgementView,
            replay=False,
        ),
    )
