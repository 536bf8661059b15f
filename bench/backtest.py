"""How long a rule takes to be tried on the past, and what people feel of it: ``python -m bench.backtest``.

A million different lines of the last 30 days in 20 rooms. A rule of words is found without reading a line as
the filter does; a rule of signals makes the filter read every line. ``--ack`` opens a house on the same
database, lets 20 people say 100 lines a second, and compares their acknowledgements before and during a
backtest that the house runs. ``--postgresql`` does all that on PostgreSQL.
"""

import argparse
import asyncio
import contextlib
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Sequence
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import apsw
import asyncpg
import httpx
import websockets

from bench.live.house import House, open_house
from palabre.adapters.db.backtest import ProcessRunner
from palabre.adapters.db.engine_open import open_database, sqlite_path
from palabre.adapters.db.migrations.run import migrate
from palabre.adapters.db.rooms import SqlRoomStore
from palabre.adapters.db.types import to_microseconds
from palabre.adapters.system.chance import SystemChance
from palabre.domain.backtests import Backtest, BacktestState
from palabre.domain.ids import RoomId, Slug
from palabre.domain.rooms import Room
from palabre.domain.rules import Rule, RuleStage
from palabre.domain.verdicts import Category, VerdictAction
from palabre.engines.rules import house_rules
from tests.servers import postgres

ROOMS = 20
PEOPLE = 20
RATE = 100
SECONDS = 10.0
RULES = {
    "words": 'text.folded.contains("tomates")',
    "signals": '"insult.direct" in signals || "contact.phone" in signals',
}


def texts(count: int) -> Generator[str]:
    """Lines of the demo's evening, each with a few words of others: hardly one is said twice."""
    folder = files("palabre.demo.talk") / "topics"
    said = [
        line.partition(":")[2].strip() or line.strip()
        for topic in folder.iterdir()
        for line in topic.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    words = sorted({word for line in said for word in line.split()})
    chance = random.Random(1)  # noqa: S311 - the same lines each time
    for _ in range(count):
        yield f"{chance.choice(said)} {' '.join(chance.choices(words, k=3))}"


async def fill(url: str, lines: int) -> None:
    """Store so many lines, evenly over 30 days and all rooms."""
    await migrate(url)
    database = open_database(url)
    await database.start()
    chance = SystemChance()
    rooms = [RoomId(chance.uuid()) for _ in range(ROOMS)]
    for number, room_id in enumerate(rooms):
        room = Room(
            id=room_id,
            slug=Slug(f"salon-{number}"),
            name=f"Salon {number}",
            theme="banc",
            description="",
            preview=False,
            position=number,
        )
        await SqlRoomStore(database).add(room)
    await database.stop()
    start = datetime.now(UTC) - timedelta(days=29)
    step = timedelta(days=29) / lines
    authors = [chance.uuid() for _ in range(200)]
    rows = (
        (
            _uuid(start + number * step),
            rooms[number % ROOMS],
            number // ROOMS + 1,
            authors[number % 200],
            start + number * step,
            text,
        )
        for number, text in enumerate(texts(lines))
    )
    path = sqlite_path(url)
    if path is None:
        await _fill_postgresql(url, rows)
    else:
        _fill_sqlite(path, rows)


def _uuid(at: datetime) -> UUID:
    number = to_microseconds(at) // 1_000 << 80 | int.from_bytes(os.urandom(10))
    return UUID(int=number & ~(0xF << 76) | 0x7 << 76)


def _fill_sqlite(path: Path, rows: Any) -> None:  # noqa: ANN401 - tuples as above
    connection = apsw.Connection(str(path))
    statement = (
        "INSERT INTO messages (id, room_id, seq, author_id, author_alias, author_pseudonym, ref, text, at)"
        " VALUES (?, ?, ?, ?, ?, 'Mésange', ?, ?, ?)"
    )
    connection.execute("BEGIN")
    connection.executemany(
        statement,
        (
            (i.bytes, r.bytes, s, a.bytes, a.bytes, uuid4().bytes, t, to_microseconds(at))
            for i, r, s, a, at, t in rows
        ),
    )
    connection.execute("UPDATE rooms SET last_seq = (SELECT max(seq) FROM messages WHERE room_id = rooms.id)")
    connection.execute("COMMIT")
    connection.close()


async def _fill_postgresql(url: str, rows: Any) -> None:  # noqa: ANN401
    connection = await asyncpg.connect(url)
    columns = ["id", "room_id", "seq", "author_id", "author_alias", "author_pseudonym", "ref", "text", "at"]
    await connection.copy_records_to_table(
        "messages",
        columns=columns,
        records=((i, r, s, a, a, "Mésange", uuid4(), t, at) for i, r, s, a, at, t in rows),
    )
    await connection.execute(
        "UPDATE rooms SET last_seq = (SELECT max(seq) FROM messages WHERE room_id = rooms.id)"
    )
    await connection.execute("ANALYZE messages")
    await connection.close()


async def tried(url: str, when: str) -> tuple[Backtest, float]:
    """Try one rule beside all that came with the product."""
    rule = Rule(
        id="bench.rule",
        when=when,
        action=VerdictAction.HOLD,
        categories=(Category.SPAM,),
        score=0.7,
        stage=RuleStage.DRAFT,
    )
    backtest = Backtest(
        rule_id=rule.id,
        number=1,
        version=1,
        state=BacktestState.RUNNING,
        days=30,
        at=datetime.now(UTC),
    )

    async def heard(_backtest: Backtest) -> bool:
        return True

    begun = time.perf_counter()
    done = await ProcessRunner(url, minimum_age=18).run(rule, house_rules().rules, backtest, heard)
    return done, time.perf_counter() - begun


class Talk:
    """People who say lines at a steady rate, and how long each waited for its acknowledgement."""

    def __init__(self, house: House) -> None:
        self.url = f"http://127.0.0.1:{house.port}"
        self.waits: list[float] = []
        self._sent: dict[str, float] = {}
        self._lines: list[websockets.ClientConnection] = []
        self._readers: list[asyncio.Task[None]] = []

    async def enter(self) -> None:
        """All come in, into rooms of their own."""
        async with httpx.AsyncClient(base_url=self.url, timeout=30) as client:
            for number in range(PEOPLE):
                form = {"age": 34, "postal_code": "35000", "accepts_rules": True}
                name = f"Mésange {'abcdefghijklmnopqrst'[number]}{'uvwxy'[number % 5]}o"
                answer = await client.post("/api/v1/entries", json=form | {"pseudonym": name})
                answer.raise_for_status()
                client.cookies.clear()
                line = await websockets.connect(
                    self.url.replace("http", "ws", 1) + "/api/v1/live",
                    subprotocols=["palabre.v1"],  # type: ignore[list-item]
                    additional_headers={"Authorization": f"Bearer {answer.json()['token']}"},
                    max_queue=None,
                    compression=None,
                )
                join = {"type": "room.join", "ref": str(uuid4()), "room": f"salon-{number % ROOMS}"}
                await line.send(json.dumps(join))
                self._lines.append(line)
                self._readers.append(asyncio.create_task(self._read(line)))
        await asyncio.sleep(1)

    async def _read(self, line: websockets.ClientConnection) -> None:
        with contextlib.suppress(websockets.ConnectionClosed):
            async for message in line:
                frame = json.loads(message)
                begun = self._sent.pop(frame.get("ref", ""), None)
                if begun is not None:
                    self.waits.append(time.perf_counter() - begun)

    async def talk(self, seconds: float) -> list[float]:
        """Say lines for so long; return the waits in seconds, in order."""
        self.waits.clear()
        said = texts(int(seconds * RATE))
        begun = time.perf_counter()
        for number, text in enumerate(said):
            await asyncio.sleep(max(0.0, begun + number / RATE - time.perf_counter()))
            ref, place = str(uuid4()), number % PEOPLE
            self._sent[ref] = time.perf_counter()
            send = {"type": "message.send", "ref": ref, "room": f"salon-{place % ROOMS}", "text": text}
            await self._lines[place].send(json.dumps(send | {"confirmed": True}))
        await asyncio.sleep(1)
        return sorted(self.waits)

    async def leave(self) -> None:
        """Hang up."""
        for line in self._lines:
            await line.close()
        await asyncio.gather(*self._readers, return_exceptions=True)


async def felt(house: House, environment: dict[str, str]) -> None:
    """Print what people feel of a backtest that their house runs."""
    talk = Talk(house)
    await talk.enter()
    before = await talk.talk(SECONDS)
    invite = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "palabre",
        "staff",
        "invite",
        "Banc",
        "--json",
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
    )
    said, _ = await invite.communicate()
    token = json.loads(said)["link"].rpartition("#")[2]
    rules = "/api/v1/moderation/rules"
    async with httpx.AsyncClient(base_url=talk.url, headers={"origin": talk.url}, timeout=30) as desk:
        (await desk.post("/api/v1/moderation/sessions", json={"invitation": token})).raise_for_status()
        rule = {"id": "bench.rule", "when": RULES["signals"], "action": "hold", "categories": ["spam"]}
        (await desk.post(rules, json=rule)).raise_for_status()
        (await desk.post(f"{rules}/bench.rule/backtests", json={"days": 30})).raise_for_status()
        one = f"{rules}/bench.rule/backtests/1"
        while (await desk.get(one)).json()["scanned"] == 0:  # noqa: ASYNC110 - it is another process
            await asyncio.sleep(0.2)
        during = await talk.talk(SECONDS)
        stands = (await desk.get(one)).json()
        await desk.delete(one)
    await talk.leave()
    for name, waits in (("before", before), (f"during ({stands['state']})", during)):
        print(f"  acknowledged {name}: {_waits(waits)}", flush=True)


def _waits(waits: Sequence[float]) -> str:
    p99 = waits[int(len(waits) * 0.99)] * 1_000
    return f"{len(waits)} lines, median {statistics.median(waits) * 1_000:.1f} ms, p99 {p99:.1f} ms"


async def measure(url: str, lines: int) -> None:
    """Fill a database and print the time of each rule."""
    begun = time.perf_counter()
    await fill(url, lines)
    print(f"  {lines} lines made in {time.perf_counter() - begun:.0f} s", flush=True)
    for name, when in RULES.items():
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done, seconds = await tried(url, when)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        print(
            f"  rule of {name}: {done.state.value}, {done.scanned} lines in {seconds:.1f} s,"
            f" of which {cpu:.1f} s of a processor; {done.hits} hits,"
            f" {len(done.findings.overlaps)} other rules; {after.ru_maxrss // 1024} MB",
            flush=True,
        )


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.backtest",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--ack", action="store_true")
    wishes = parser.parse_args()
    print(time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()), "backtest", flush=True)
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="palabre-bench-")))
        environment = {"PALABRE_DATA_DIR": str(folder)}
        if wishes.postgresql:
            server = stack.enter_context(postgres())
            environment["PALABRE_DATABASE_URL"] = url = server.url(server.create_database())
        else:
            url = f"sqlite:///{folder}/palabre.db"
        asyncio.run(measure(url, wishes.lines))
        if wishes.ack:
            settings = {"PALABRE_DATABASE_URL": url}
            with open_house(folder, **settings) as house:
                asyncio.run(felt(house, environment | settings))


if __name__ == "__main__":
    main()
