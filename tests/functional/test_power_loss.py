"""The power goes: what was acknowledged before is there when it comes back.

Below SQLite's writer each write and each sync is noted. Afterwards the disk is made again as it may have been
at any moment: what was synced is there; of what was written since, nothing, all, or anything in between,
down to half a page.
"""

import asyncio
import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import apsw
import pytest
from sqlalchemy import insert

from palabre.adapters.db.engine import Step
from palabre.adapters.db.engine_open import open_database
from palabre.adapters.db.messages import SqlMessageStore
from palabre.adapters.db.migrations.run import migrate
from palabre.adapters.db.rooms import SqlRoomStore
from palabre.adapters.db.sqlite import SqliteDatabase
from palabre.adapters.db.sqlite_connection import Connection, open_to_write
from palabre.adapters.db.tables import counters
from palabre.domain.ids import Slug
from tests import make
from tests.disk import Act, Disk, opened_on

ROOMS = [Slug("sous-l-arbre"), Slug("le-potager"), Slug("cinema")]
BURSTS = 30
SECTOR = 512


@dataclass(kw_only=True)
class Evening:
    """What happened: each act of the disk, and after how many of them each line was acknowledged."""

    before: bytes
    acts: list[Act]
    acknowledged: dict[bytes, tuple[int, int]] = field(default_factory=dict[bytes, tuple[int, int]])
    """By id: its number, and how many acts came before the answer."""


async def _evening(folder: Path, seed: int) -> Evening:
    chance = random.Random(seed)
    path = folder / "palabre.db"
    await migrate(f"sqlite:///{path}")
    database = open_database(f"sqlite:///{path}")
    await database.start()
    for position, slug in enumerate(ROOMS):
        await SqlRoomStore(database).add(make.room(slug=slug, position=position))
    await database.stop()
    disk = Disk(noting=True)
    evening = Evening(before=path.read_bytes(), acts=disk.acts)

    async def say(store: SqlMessageStore) -> None:
        draft = make.draft(room=chance.choice(ROOMS), text="Bonsoir à tous ! " * chance.randint(1, 40))
        appended = await store.append(draft)
        evening.acknowledged[draft.id.bytes] = appended.message.seq, len(disk.acts)

    # The log is moved into the file after every few commits, and begins anew.
    with opened_on(disk, times=60) as opened:
        server = SqliteDatabase(path, open_writer=opened)
        await server.start()
        store = SqlMessageStore(server)
        for burst in range(BURSTS):
            await asyncio.gather(*(say(store) for _ in range(chance.randint(1, 12))))
            await server.write(Step(insert(counters).values(name=f"burst {burst}", value=burst)))
        await server.stop()
    return evening


class Platter:
    """What lies on the disk, act by act."""

    def __init__(self, before: bytes) -> None:
        self.files = {"": bytearray(before), "-wal": bytearray()}
        self._unsynced: dict[str, list[Act]] = {"": [], "-wal": []}

    def take(self, act: Act) -> None:
        """A sync makes lasting what its file was told since the last one."""
        kind, file, _, _ = act
        if kind != "sync":
            self._unsynced[file].append(act)
            return
        for one in self._unsynced[file]:
            _do(self.files[file], one)
        self._unsynced[file].clear()

    def lost(self, chance: random.Random) -> dict[str, bytes]:
        """The files after the power went now; what was not synced may be there or not, whole or torn."""
        mood = chance.choice(("nothing", "everything", "some", "torn"))
        files = {file: bytearray(content) for file, content in self.files.items()}
        for file, acts in self._unsynced.items():
            for act in acts:
                if mood == "nothing" or (mood in {"some", "torn"} and chance.random() < 0.5):
                    continue
                _do(files[file], _torn(act, chance) if mood == "torn" else act)
        return {file: bytes(content) for file, content in files.items()}


def _torn(act: Act, chance: random.Random) -> Act:
    kind, file, at, data = act
    # A disk writes whole sectors: from the first of them on, so many.
    first = SECTOR - at % SECTOR
    return kind, file, at, data[: first + SECTOR * chance.randint(0, 7)]


def _do(content: bytearray, act: Act) -> None:
    kind, _, at, data = act
    if kind == "truncate":
        del content[at:]
        return
    if kind == "delete":
        content.clear()
        return
    content.extend(bytes(max(0, at + len(data) - len(content))))
    content[at : at + len(data)] = data


def _faults(path: Path, files: dict[str, bytes], promised: dict[bytes, int]) -> list[str]:
    """Put the power on again, start, and say what is wrong."""
    shutil.rmtree(path.parent, ignore_errors=True)
    path.parent.mkdir()
    for suffix, content in files.items():
        path.with_name(path.name + suffix).write_bytes(content)
    try:
        connection = open_to_write(path)
        try:
            return list(_wrong(connection, promised))
        finally:
            connection.close()
    except apsw.Error as error:
        return [type(error).__name__]


def _wrong(connection: Connection, promised: dict[bytes, int]) -> Iterator[str]:
    if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        yield "corrupt"
    rows = connection.execute("SELECT id, seq, room_id FROM messages").fetchall()
    there = {one: seq for one, seq, _ in rows}
    yield from ("lost" for one, seq in promised.items() if there.get(one) != seq)
    for room, number in connection.execute("SELECT id, last_seq FROM rooms").fetchall():
        if sorted(seq for _, seq, where in rows if where == room) != list(range(1, number + 1)):
            yield "gap"


def _replay(evening: Evening, moments: Sequence[int], folder: Path, seed: int) -> dict[int, list[str]]:
    """Cut the power after so many acts, for each of the moments; return what was wrong then."""
    chance = random.Random(seed)
    platter, wrong = Platter(evening.before), dict[int, list[str]]()
    wanted = set(moments)
    for moment in range(len(evening.acts) + 1):
        if moment in wanted:
            promised = {one: seq for one, (seq, acts) in evening.acknowledged.items() if acts <= moment}
            faults = _faults(folder / "again" / "palabre.db", platter.lost(chance), promised)
            if faults:
                wrong[moment] = faults
        if moment < len(evening.acts):
            platter.take(evening.acts[moment])
    return wrong


@pytest.mark.parametrize("moments", [30, pytest.param(500, marks=pytest.mark.verify)])
async def test_what_was_acknowledged_survives_a_power_cut(moments: int, tmp_path: Path) -> None:
    seed = 7
    evening = await _evening(tmp_path, seed)
    chosen = random.Random(seed).sample(range(len(evening.acts) + 1), moments)
    moved = sum(kind == "sync" and file == "" for kind, file, _, _ in evening.acts)
    assert moved >= 3
    assert _replay(evening, chosen, tmp_path, seed) == {}
    print(
        f"\npower cut at {moments} of {len(evening.acts)} moments (seed {seed}, {moved} moves of the log):"
        f" {len(evening.acknowledged)} acknowledged, 0 lost, integrity ok"
    )


async def test_a_disk_that_only_says_that_it_synced_is_found_out(tmp_path: Path) -> None:
    evening = await _evening(tmp_path, 7)
    syncs = [number for number, act in enumerate(evening.acts) if act[0] == "sync"]
    evening.acts[:] = [act if act[0] != "sync" else ("write", act[1], 0, b"") for act in evening.acts]
    wrong = _replay(evening, [number + 1 for number in syncs[:: len(syncs) // 8]], tmp_path, 7)
    assert "lost" in {fault for faults in wrong.values() for fault in faults}
