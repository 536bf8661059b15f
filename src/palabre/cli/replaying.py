"""``palabre filter replay``: come to stored verdicts again, and say what is not as it was."""

import argparse
import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from typing import Final

import msgspec

from palabre.adapters.db.stores import Stores
from palabre.cli.talk import EX_FAILED, EX_OK, EX_UNAVAILABLE, complain, put, say, words
from palabre.domain.rules import FrozenRules
from palabre.domain.submissions import Submission
from palabre.engines.filter import Filter
from palabre.engines.filter.replay import Replay, Replayed, Replayer
from palabre.settings import load_here

_PAGE: Final = 500
_WORDS: Final = {
    Replayed.SAME: ("même verdict, par les signaux et par le texte", "same verdict, by signals and by text"),
    Replayed.ENGINE_CHANGED: (
        "même verdict par les signaux ; les détecteurs ont changé depuis",
        "same verdict by signals; the detectors changed since",
    ),
    Replayed.PARTS_FAILED: (
        "même verdict par les signaux ; une partie du filtre était en panne alors",
        "same verdict by signals; a part of the filter had failed then",
    ),
    Replayed.DIFFERENT: ("verdict différent", "another verdict"),
    Replayed.UNREADABLE: (
        "illisible : règles absentes, ou changées depuis qu’elles sont gardées",
        "unreadable: its rules are missing, or were changed since they were kept",
    ),
}
_SOUND: Final = frozenset({Replayed.SAME, Replayed.ENGINE_CHANGED, Replayed.PARTS_FAILED})


def add(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the verb."""
    replay = kinds.add_parser(
        "replay", help=words("rejoue des verdicts gardés", "come to stored verdicts again")
    )
    chosen = replay.add_mutually_exclusive_group(required=True)
    chosen.add_argument("codes", nargs="*", default=[], metavar=words("DOSSIER", "CASE"))
    chosen.add_argument("--all", action="store_true", help=words("tous ceux qui sont gardés", "all of them"))
    replay.add_argument("--json", action="store_true")
    replay.set_defaults(run=_replay)


def _replay(options: argparse.Namespace) -> int:
    codes: Sequence[str] = options.codes
    return asyncio.run(_run(codes, as_json=options.json))


async def _run(codes: Sequence[str], *, as_json: bool) -> int:
    stores = Stores(load_here().database)
    await stores.database.start()
    try:
        if not await stores.is_current():
            complain(words("base à migrer : `palabre migrate`", "the database needs `palabre migrate`"))
            return EX_UNAVAILABLE
        return await _report(stores, codes, as_json=as_json)
    finally:
        await stores.database.stop()


async def _report(stores: Stores, codes: Sequence[str], *, as_json: bool) -> int:
    replayer, seen = Replayer(Filter()), Counter[Replayed]()
    missing = 0
    sets: dict[str, FrozenRules] = {}
    async for code, page in _chosen(stores, codes):
        if not page:
            complain(words(f"{code} : rien à rejouer", f"{code}: nothing to replay"))
            missing += 1
        digests = {one.verdict.grounds.rules for one in page if one.verdict.grounds is not None} - set(sets)
        sets.update(await stores.replays.sets(sorted(digests)))
        for one in page:
            grounds = one.verdict.grounds
            rules = None if grounds is None else sets.get(grounds.rules)
            replay = replayer(one.text, one.verdict, rules)
            seen[replay.outcome] += 1
            _tell(one, replay, as_json=as_json, quiet=not codes)
    for outcome in Replayed:
        if seen[outcome]:
            say(f"{seen[outcome]:>8}  {words(*_WORDS[outcome])}")
    return EX_OK if not missing and set(seen) <= _SOUND else EX_FAILED


async def _chosen(stores: Stores, codes: Sequence[str]) -> AsyncIterator[tuple[str, Sequence[Submission]]]:
    for code in codes:
        yield code, [one for one in await stores.replays.named(code) if one.verdict.grounds is not None]
    after: Submission | None = None
    while not codes:
        page = await stores.replays.page(after=after, limit=_PAGE)
        if not page:
            return
        yield "", page
        after = page[-1]


def _tell(one: Submission, replay: Replay, *, as_json: bool, quiet: bool) -> None:
    name = one.case_code or str(one.case_id)
    if as_json:
        row = {
            "case": name,
            "outcome": replay.outcome.value,
            "rule": one.verdict.rule,
            "version": one.verdict.version,
            "differences": [msgspec.to_builtins(found) for found in replay.differences],
        }
        put(msgspec.json.encode(row).decode())
        return
    if quiet and replay.outcome in _SOUND:
        return
    put(f"{name}\t{replay.outcome.value}\t{words(*_WORDS[replay.outcome])}")
    for found in replay.differences:
        put(f"\t{found.source}\t{found.field}\t{found.kept}\t→\t{found.now}")
