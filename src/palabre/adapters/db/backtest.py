"""A backtest in a process of its own: with its own connection and interpreter, and nice to the house."""

import asyncio
import contextlib
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import msgspec

from palabre.adapters.db.backtest_child import Asked, Told
from palabre.adapters.db.rules import rule_to_json
from palabre.adapters.db.types import to_microseconds
from palabre.app.ports.rules import Heard
from palabre.domain.backtests import Backtest, BacktestState, Findings, RoomCount
from palabre.domain.ids import MessageId
from palabre.domain.rules import Rule

_LONGEST_LINE = 1 << 20
"""Bytes of what the process tells at its end: rooms, overlaps and a sample."""

_decoder = msgspec.json.Decoder(Told)


class ProcessRunner:
    """Starts one process for each backtest; it ends with this one, however this one ends."""

    def __init__(self, url: str, *, minimum_age: int) -> None:
        """``url`` of the house's database, which is only read."""
        self._url = url
        self._minimum_age = minimum_age

    async def run(self, candidate: Rule, live: Sequence[Rule], backtest: Backtest, heard: Heard) -> Backtest:
        """Return it done, failed or cancelled; never raise. ``heard`` is called about every second."""
        asked = Asked(
            url=self._url,
            minimum_age=self._minimum_age,
            rule=(candidate.id, rule_to_json(candidate)),
            live=[(one.id, rule_to_json(one)) for one in live],
            since=to_microseconds(backtest.at - timedelta(days=backtest.days)),
            until=to_microseconds(backtest.at),
        )
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "palabre.adapters.db.backtest_child",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=_LONGEST_LINE,
        )
        try:
            return await self._follow(process, msgspec.json.encode(asked), backtest, heard)
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def _follow(
        self, process: asyncio.subprocess.Process, asked: bytes, backtest: Backtest, heard: Heard
    ) -> Backtest:
        if process.stdin is None or process.stdout is None:
            raise AssertionError("both were asked for")
        with contextlib.suppress(ConnectionError):
            process.stdin.write(asked + b"\n")
            await process.stdin.drain()
        while True:
            try:
                told = _decoder.decode(await process.stdout.readline())
            except (msgspec.DecodeError, ValueError):
                return replace(backtest, state=BacktestState.FAILED, fault="process_gone")
            backtest = replace(backtest, scanned=told.scanned, total=told.total, hits=told.hits)
            if told.fault is not None:
                return replace(backtest, state=BacktestState.FAILED, fault=told.fault)
            if told.done:
                return replace(backtest, state=BacktestState.DONE, findings=_findings(told))
            if not await heard(backtest):
                return replace(backtest, state=BacktestState.CANCELLED)


def _findings(told: Told) -> Findings:
    return Findings(
        rooms=tuple(RoomCount(room=room, scanned=scanned, hits=hits) for room, scanned, hits in told.rooms),
        overlaps=tuple(told.overlaps),
        sample=tuple(MessageId(one) for one in told.sample),
    )
