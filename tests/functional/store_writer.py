"""Processes that write as fast as they can and say what was acknowledged, until they are killed.

Each line of standard input, ``URL FIRST``, forks a writer, so that importing is paid for once. Then come
``writer PID``, ``NUMBER SEQ`` for each acknowledged line, and ``over`` when that writer is dead.
"""

import asyncio
import os
import sys
from uuid import UUID

from palabre.adapters.db.engine_open import open_database
from palabre.adapters.db.messages import SqlMessageStore
from palabre.domain.ids import Alias, MessageId, PersonId, Ref, Slug
from palabre.domain.messages import Author, Draft
from tests.make import NOW

WRITERS = 32
ROOMS = 4


def line(number: int) -> Draft:
    """The line of this number: its id, ref and text can be known from it."""
    return Draft(
        id=MessageId(UUID(int=number)),
        room=Slug(f"salon-{number % ROOMS}"),
        author_id=PersonId(UUID(int=number % WRITERS)),
        author=Author(alias=Alias(UUID(int=number % WRITERS)), pseudonym="Mistral"),
        ref=Ref(UUID(int=number)),
        text=f"Ligne {number}",
        at=NOW,
    )


async def write(url: str, first: int) -> None:
    """Write until the end, which comes from outside."""
    database = open_database(url, alone=True)
    await database.start()
    store = SqlMessageStore(database)

    async def writer(number: int) -> None:
        while True:
            stored = await store.append(line(number))
            _say(f"{number} {stored.message.seq}")
            number += WRITERS

    await asyncio.gather(*(writer(first + number) for number in range(WRITERS)))


def _say(words: str) -> None:
    # One system call a line: what was said before the kill was said whole.
    os.write(1, f"{words}\n".encode())


def main() -> None:
    """Fork a writer for each line asked for."""
    for asked in sys.stdin:
        url, first = asked.split()
        child = os.fork()
        if child == 0:
            asyncio.run(write(url, int(first)))
        _say(f"writer {child}")
        os.waitpid(child, 0)
        _say("over")


if __name__ == "__main__":
    main()
