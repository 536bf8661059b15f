"""What the house says about its own interface: both contracts, the problems, the security contact."""

import html
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import msgspec
from msgspec import Struct

from palabre.domain.errors import NotFound, ProtocolVersion
from palabre.domain.permissions import Permission
from palabre.web.auth import person_cookie_name
from palabre.web.house import House
from palabre.web.problems import every_refusal
from palabre.web.rates import RateClass
from palabre.web.routes import AnyRoute, Call, Route
from palabre.web.sentences import SENTENCES
from palabre.wire.schema import asyncapi_document

CONTACT_LASTS = timedelta(days=180)


class ProblemParams(Struct, frozen=True, forbid_unknown_fields=True):
    """The code in the address."""

    code: str


def about_routes(
    house: House, document: Callable[[], bytes], now: Callable[[], datetime]
) -> tuple[AnyRoute, ...]:
    """Return the routes; ``document`` gives the OpenAPI document, which lists these routes too."""
    statuses = {refusal.code: refusal.status for refusal in every_refusal()}
    live_document = msgspec.json.encode(
        asyncapi_document(server=house.public_url, cookie=person_cookie_name(house))
    )

    async def openapi(_call: Call[None, None, None]) -> bytes:
        return document()

    async def asyncapi(_call: Call[None, None, None]) -> bytes:
        return live_document

    async def problem(call: Call[ProblemParams, None, None]) -> str:
        code = call.params.code
        if code not in statuses or code not in SENTENCES:
            raise NotFound
        sentence = SENTENCES[code][call.locale]
        title, detail = html.escape(sentence.title), html.escape(sentence.detail)
        return (
            f'<!doctype html><html lang="{call.locale}"><meta charset="utf-8">'
            f'<meta name="viewport" content="width=device-width"><title>{title}</title>'
            f"<h1>{title}</h1><p>{detail}</p><p><code>{code}</code> · HTTP {statuses[code]}</p></html>\n"
        )

    async def security(_call: Call[None, None, None]) -> str:
        if house.security_contact is None:
            raise NotFound
        lines = [
            f"Contact: {house.security_contact}",
            f"Expires: {_expiry(now())}",
            "Preferred-Languages: fr, en",
        ]
        if not house.demo:
            lines.append(f"Canonical: {house.public_url}/.well-known/security.txt")
        return "\n".join(lines) + "\n"

    async def live(_call: Call[None, None, None]) -> None:
        # Whoever speaks WebSocket never comes as far as here.
        raise ProtocolVersion

    return (
        Route(
            method="GET",
            path="/api/v1/openapi.json",
            summary="This document",
            tags=("about",),
            permission=Permission.ANYONE,
            rate=RateClass.READ,
            handler=openapi,
            produces="application/json",
            listed=False,
        ),
        Route(
            method="GET",
            path="/api/v1/asyncapi.json",
            summary="The contract of the live line",
            tags=("about",),
            permission=Permission.ANYONE,
            rate=RateClass.READ,
            handler=asyncapi,
            produces="application/json",
            listed=False,
        ),
        Route(
            method="GET",
            path="/problems/{code}",
            summary="What a problem's code means, as a page",
            tags=("about",),
            permission=Permission.ANYONE,
            rate=RateClass.READ,
            handler=problem,
            params=ProblemParams,
            produces="text/html; charset=utf-8",
            refusals=(NotFound,),
        ),
        Route(
            method="GET",
            path="/.well-known/security.txt",
            summary="Whom to tell about a weakness (RFC 9116)",
            tags=("about",),
            permission=Permission.ANYONE,
            rate=RateClass.READ,
            handler=security,
            produces="text/plain; charset=utf-8",
            refusals=(NotFound,),
        ),
        Route(
            method="GET",
            path="/api/v1/live",
            summary="The WebSocket door, asked without an upgrade",
            tags=("about",),
            permission=Permission.ANYONE,
            rate=RateClass.READ,
            handler=live,
            refusals=(ProtocolVersion,),
            listed=False,
        ),
    )


def _expiry(now: datetime) -> str:
    return (now.astimezone(UTC) + CONTACT_LASTS).strftime("%Y-%m-%dT00:00:00Z")
