"""The process that tries one rule on the stored texts: asked by a line on its input, tells by lines.

It ends when its input is closed, so that it never outlives whoever asked.
"""

import asyncio
import os
import random
import sys
import threading
import time
from collections import Counter
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import bindparam, func, select, tuple_

from palabre.adapters.db.engine import Database
from palabre.adapters.db.engine_open import open_database
from palabre.adapters.db.rules import rule_from_json
from palabre.adapters.db.tables import messages, rooms
from palabre.adapters.db.types import Identifier, Moment, from_microseconds
from palabre.domain.backtests import SAMPLE
from palabre.engines.filter.trial import Trial

_PAGE: Final = 2_000
"""Texts read at once: the database is never held for longer."""

_NICENESS: Final = 10
_BEAT: Final = 1.0
"""Seconds between two lines."""

_LONGEST: Final = 64 * 1024 * 1024


class Asked(msgspec.Struct, frozen=True):
    """What to try, on what. Times in microseconds since 1970."""

    url: str
    minimum_age: int
    rule: tuple[str, dict[str, Any]]
    live: list[tuple[str, dict[str, Any]]]
    since: int
    until: int


class Told(msgspec.Struct, frozen=True, omit_defaults=True):
    """How far it is, and at its end what was found."""

    scanned: int = 0
    total: int = 0
    hits: int = 0
    done: bool = False
    fault: str | None = None
    rooms: list[tuple[str, int, int]] = []
    overlaps: list[tuple[str, int]] = []
    sample: list[UUID] = []


class _Count:
    """What was found so far; bounded by the numbers of rooms and rules."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.scanned: Counter[str] = Counter()
        self.hits: Counter[str] = Counter()
        self.overlaps: Counter[str] = Counter()
        self.sample: list[UUID] = []

    def hit(self, message_id: UUID, room: str, others: tuple[str, ...]) -> None:
        self.hits[room] += 1
        self.overlaps.update(others)
        number = self.hits.total()
        if len(self.sample) < SAMPLE:
            self.sample.append(message_id)
        elif (place := random.randrange(number)) < SAMPLE:  # noqa: S311 - a sample, not a secret
            self.sample[place] = message_id

    def told(self, *, done: bool = False) -> Told:
        scanned, hits = self.scanned.total(), self.hits.total()
        if not done:
            return Told(scanned=scanned, total=max(self.total, scanned), hits=hits)
        return Told(
            scanned=scanned,
            total=scanned,
            hits=hits,
            done=True,
            rooms=[(room, number, self.hits[room]) for room, number in self.scanned.most_common()],
            overlaps=self.overlaps.most_common(),
            sample=self.sample,
        )


def tell(told: Told) -> None:
    """Write a line."""
    sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")
    sys.stdout.buffer.flush()


async def scan(asked: Asked) -> None:
    """Read page by page, oldest first."""
    rule_id, says = asked.rule
    try:
        live = [rule_from_json(name, said) for name, said in asked.live]
        trial = Trial(rule_from_json(rule_id, says), live, minimum_age=asked.minimum_age)
    except ValueError as error:
        tell(Told(fault=str(error)))
        return
    database = open_database(asked.url)
    await database.start()
    try:
        await _scan(database, trial, from_microseconds(asked.since), from_microseconds(asked.until))
    finally:
        await database.stop()


async def _scan(database: Database, trial: Trial, since: datetime, until: datetime) -> None:
    names = {row.id: row.slug for row in await database.read(select(rooms.c.id, rooms.c.slug))}
    span = messages.c.at >= since, messages.c.at <= until
    (counted,) = await database.read(select(func.count().label("total")).where(*span))
    count = _Count(counted.total)
    page = (
        select(messages.c.id, messages.c.room_id, messages.c.text, messages.c.at)
        .where(
            tuple_(messages.c.at, messages.c.id)
            > tuple_(bindparam("last_at", type_=Moment), bindparam("last_id", type_=Identifier)),
            messages.c.at <= bindparam("until", type_=Moment),
        )
        .order_by(messages.c.at, messages.c.id)
        .limit(_PAGE)
    )
    last: dict[str, object] = {"last_at": since, "last_id": UUID(int=0), "until": until}
    spoken = time.monotonic()
    tell(count.told())
    while rows := await database.read(page, last):
        for row in rows:
            room = names.get(row.room_id, "")
            count.scanned[room] += 1
            others = trial.hits(row.text, room)
            if others is not None:
                count.hit(row.id, room, others)
        last["last_at"], last["last_id"] = rows[-1].at, rows[-1].id
        if time.monotonic() - spoken >= _BEAT:
            spoken = time.monotonic()
            tell(count.told())
    tell(count.told(done=True))


def _end_with_input() -> None:
    sys.stdin.buffer.read(1)
    os._exit(1)


def main() -> None:
    """Read what is asked, and try it."""
    os.nice(_NICENESS)
    asked = msgspec.json.decode(sys.stdin.buffer.readline(_LONGEST), type=Asked)
    threading.Thread(target=_end_with_input, daemon=True).start()
    try:
        asyncio.run(scan(asked))
    except Exception:  # noqa: BLE001 - the edge of a process: a code is all that may leave it
        tell(Told(fault="no_database"))
    # Without waiting for the thread, which waits for our parent.
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
