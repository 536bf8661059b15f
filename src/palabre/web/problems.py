"""From a refusal to an RFC 9457 problem: the one place that turns codes into statuses and sentences."""

import re
from functools import lru_cache

import msgspec

from palabre.domain.errors import NotEntered, Refusal
from palabre.web.house import House
from palabre.web.sentences import SENTENCES, Locale

CONTENT_TYPE = b"application/problem+json; charset=utf-8"
_RESERVED = frozenset({"type", "title", "status", "code", "detail", "errors", "retry_after", "trace_id"})
_RANGE = re.compile(r"([A-Za-z]{1,8}|\*)(?:-[A-Za-z0-9]{1,8})*\s*(?:;\s*q\s*=\s*([01](?:\.[0-9]{0,3})?))?")


class FaultView(msgspec.Struct, frozen=True):
    """What is wrong with one field: a JSON Pointer into the body, or ``/query/name``."""

    pointer: str
    code: str


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """RFC 9457: ``code`` is stable, the sentences follow ``Accept-Language``, more members may follow."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    trace_id: str
    errors: tuple[FaultView, ...] = ()
    retry_after: int | None = None
    """Seconds."""


class Rendered(msgspec.Struct, frozen=True):
    """A complete response; the outermost layer, or the WebSocket door, adds the security headers."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


def render(
    refusal: Refusal,
    *,
    house: House,
    locale: Locale,
    trace_id: str,
    headers: tuple[tuple[bytes, bytes], ...] = (),
) -> Rendered:
    """Say no in words: ``headers`` are further ones, such as ``Allow``."""
    sentence = SENTENCES[refusal.code][locale]
    problem: dict[str, object] = msgspec.to_builtins(
        Problem(
            type=f"{house.public_url}/problems/{refusal.code}",
            title=sentence.title,
            status=refusal.status,
            code=refusal.code,
            detail=sentence.detail,
            trace_id=trace_id,
            errors=tuple(FaultView(pointer=one.pointer, code=one.code) for one in refusal.faults),
            retry_after=refusal.retry_after,
        )
    )
    problem.update((name, value) for name, value in refusal.extra.items() if name not in _RESERVED)
    body = msgspec.json.encode(problem)
    sent = [
        (b"content-type", CONTENT_TYPE),
        (b"content-length", str(len(body)).encode()),
        (b"content-language", locale.encode()),
        (b"vary", b"Accept-Language"),
        (b"cache-control", b"no-store"),
        *headers,
    ]
    if refusal.retry_after is not None:
        sent.append((b"retry-after", str(refusal.retry_after).encode()))
    if isinstance(refusal, NotEntered):
        sent.append((b"www-authenticate", b"Bearer"))
    return Rendered(status=refusal.status, headers=sent, body=body)


@lru_cache(maxsize=256)
def choose_locale(accept_language: str) -> Locale:
    """Return English for a reader who prefers it to French, else French."""
    weights: dict[str, float] = {}
    for part in accept_language[:200].split(","):
        found = _RANGE.fullmatch(part.strip())
        if found is not None:
            language = found[1].lower()
            weights[language] = max(weights.get(language, 0.0), float(found[2] or 1))
    french = weights.get("fr", weights.get("*", 0.0))
    return "en" if weights.get("en", 0.0) > french else "fr"


def every_refusal(parent: type[Refusal] = Refusal) -> tuple[type[Refusal], ...]:
    """Return all refusals that exist, for the catalogue's test and the problem pages."""
    found: list[type[Refusal]] = []
    for child in parent.__subclasses__():
        found += [child, *every_refusal(child)]
    return tuple(found)
