"""A rule is tried on the stored texts by a process beside the house."""

import asyncio
import os
import signal
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from typing_extensions import override

from palabre.adapters.db.backtest import ProcessRunner
from palabre.adapters.db.engine import Database
from palabre.adapters.db.engine_open import open_database
from palabre.adapters.db.messages import SqlMessageStore
from palabre.adapters.db.rooms import SqlRoomStore
from palabre.domain.backtests import SAMPLE, Backtest, BacktestState, RoomCount
from palabre.domain.ids import Slug
from palabre.domain.rules import Rule, RuleStage
from palabre.domain.verdicts import VerdictAction
from tests import make

KITCHEN = Slug("la-cuisine")
LIVE = (make.rule_version(id="insult.live", when='"insult.direct" in signals', stage=RuleStage.LIVE).rule,)
RUN = Backtest(rule_id="mine.own", number=1, version=1, state=BacktestState.RUNNING, days=30, at=make.NOW)


class Listener:
    """Hears where a backtest is; ``goes_on`` says how often it may go on."""

    def __init__(self, goes_on: int = 1_000) -> None:
        self.heard: list[Backtest] = []
        self.goes_on = goes_on

    async def __call__(self, backtest: Backtest) -> bool:
        self.heard.append(backtest)
        return len(self.heard) <= self.goes_on


def mine(when: str) -> Rule:
    return make.rule_version(id="mine.own", when=when, action=VerdictAction.REFUSE).rule


async def talk(database: Database, *lines: tuple[Slug, str, float]) -> Sequence[str]:
    """Store lines of two rooms, said so many days ago."""
    rooms, messages = SqlRoomStore(database), SqlMessageStore(database)
    await rooms.add(make.room())
    await rooms.add(make.room(slug=KITCHEN, name="La cuisine", position=2))
    ids: list[str] = []
    for room, text, days in lines:
        said = make.draft(room=room, text=text, at=make.later(days=-days))
        await messages.append(said)
        ids.append(str(said.id))
    return ids


@pytest.mark.parametrize("when", ['text.folded.contains("fromage")', '"insult.direct" in signals'])
async def test_hits_are_counted_by_room_beside_the_rules_that_act(
    database: Database, database_url: str, when: str
) -> None:
    ids = await talk(
        database,
        (make.ROOM, "Bonsoir à tous", 1),
        (make.ROOM, "Du FROMAGE, espèce de connard", 2),
        (KITCHEN, "Tu es un connard au fromage", 3),
        (KITCHEN, "Une tarte", 3),
        (KITCHEN, "Du fromage, connard, le mois dernier", 31),
    )
    listener = Listener()
    runner = ProcessRunner(database_url, minimum_age=18)
    done = await runner.run(mine(when), LIVE, RUN, listener)
    assert (done.state, done.scanned, done.total, done.hits) == (BacktestState.DONE, 4, 4, 2)
    assert set(done.findings.rooms) == {
        RoomCount(room=make.ROOM, scanned=2, hits=1),
        RoomCount(room=KITCHEN, scanned=2, hits=1),
    }
    assert done.findings.overlaps == (("insult.live", 2),)
    assert sorted(map(str, done.findings.sample)) == sorted(ids[1:3])
    assert listener.heard[0].total == 4


async def test_the_sample_is_bounded(sqlite_database_url: str) -> None:
    database = await _opened(sqlite_database_url)
    await talk(database, *((make.ROOM, f"Fromage {number}", 0.5) for number in range(SAMPLE + 20)))
    done = await ProcessRunner(sqlite_database_url, minimum_age=18).run(
        mine('text.folded.contains("fromage")'), (), RUN, Listener()
    )
    assert (done.hits, len(set(done.findings.sample))) == (SAMPLE + 20, SAMPLE)
    await database.stop()


async def test_who_is_called_off_ends_at_once(sqlite_database_url: str) -> None:
    database = await _opened(sqlite_database_url)
    await talk(database, (make.ROOM, "Bonsoir", 1))
    runner = ProcessRunner(sqlite_database_url, minimum_age=18)
    ended = await runner.run(mine("true"), (), RUN, Listener(goes_on=0))
    assert ended.state is BacktestState.CANCELLED
    await database.stop()


async def test_a_faulty_rule_and_a_database_that_is_away_have_their_codes(
    sqlite_database_url: str, tmp_path: Path
) -> None:
    runner = ProcessRunner(sqlite_database_url, minimum_age=18)
    faulty = await runner.run(mine("nothing.here"), (), RUN, Listener())
    assert (faulty.state, faulty.fault) == (BacktestState.FAILED, "unknown_name")
    away = ProcessRunner(f"sqlite:///{tmp_path}/none/palabre.db", minimum_age=18)
    lost = await away.run(mine("true"), (), RUN, Listener())
    assert (lost.state, lost.fault) == (BacktestState.FAILED, "no_database")


async def test_a_process_that_dies_fails_its_backtest(sqlite_database_url: str) -> None:
    database = await _opened(sqlite_database_url)
    await talk(database, (make.ROOM, "Bonsoir", 1))

    class Killer(Listener):
        @override
        async def __call__(self, backtest: Backtest) -> bool:
            for child in _children():
                os.kill(child, signal.SIGKILL)
            return await super().__call__(backtest)

    ended = await ProcessRunner(sqlite_database_url, minimum_age=18).run(mine("true"), (), RUN, Killer())
    assert ended.state in {BacktestState.FAILED, BacktestState.DONE}
    assert not _children()
    await database.stop()


async def test_nothing_is_left_of_one_that_is_given_up(sqlite_database_url: str) -> None:
    database = await _opened(sqlite_database_url)
    await talk(database, (make.ROOM, "Bonsoir", 1))
    begun = asyncio.Event()

    class Waiter(Listener):
        @override
        async def __call__(self, backtest: Backtest) -> bool:
            begun.set()
            await asyncio.Event().wait()
            return False

    runner = ProcessRunner(sqlite_database_url, minimum_age=18)
    task = asyncio.create_task(runner.run(mine("true"), (), replace(RUN), Waiter()))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not _children()
    await database.stop()


async def _opened(url: str) -> Database:
    database = open_database(url)
    await database.start()
    return database


def _children() -> list[int]:
    """Backtests that this process started."""
    found: list[int] = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                line = (entry / "cmdline").read_bytes()
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            if b"backtest_child" in line and parent == os.getpid():
                found.append(int(entry.name))
    return found
