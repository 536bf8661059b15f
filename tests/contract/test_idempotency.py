"""Answers that were given are kept for a day, so that a repetition hears the same."""

import asyncio

import pytest

from palabre.adapters.db.engine import Database
from palabre.adapters.db.idempotency import SqlIdempotencyStore
from palabre.web.idempotency import IdempotencyStore, MemoryIdempotencyStore
from tests import make

NOW = make.NOW
SOON, TOMORROW = make.later(1), make.later(hours=24)
KEY, PRINT = make.digest("key"), make.digest("what is asked")
BODY = '{"receipt":"abc","note":"été"}'.encode()


@pytest.fixture(params=["stored", "memory"])
def answers(request: pytest.FixtureRequest, database: Database) -> IdempotencyStore:
    return SqlIdempotencyStore(database) if request.param == "stored" else MemoryIdempotencyStore()


async def test_a_reserved_key_is_held_while_its_request_runs(answers: IdempotencyStore) -> None:
    assert await answers.reserve(KEY, PRINT, now=NOW, until=SOON)
    assert not await answers.reserve(KEY, make.digest("other"), now=NOW, until=SOON)
    assert await answers.held(KEY, now=NOW) == (PRINT, None, b"")
    assert await answers.held(make.digest("another"), now=NOW) is None


async def test_a_kept_answer_is_given_again_for_its_time(answers: IdempotencyStore) -> None:
    await answers.reserve(KEY, PRINT, now=NOW, until=SOON)
    await answers.keep(KEY, status=201, body=BODY, until=TOMORROW)
    assert await answers.held(KEY, now=make.later(hours=23)) == (PRINT, 201, BODY)
    assert not await answers.reserve(KEY, PRINT, now=make.later(hours=23), until=SOON)
    assert await answers.held(KEY, now=TOMORROW) is None


async def test_a_key_whose_time_is_over_is_free(answers: IdempotencyStore) -> None:
    await answers.reserve(KEY, PRINT, now=NOW, until=SOON)
    await answers.keep(KEY, status=201, body=BODY, until=TOMORROW)
    other = make.digest("other")
    assert await answers.reserve(KEY, other, now=TOMORROW, until=make.later(hours=25))
    assert await answers.held(KEY, now=TOMORROW) == (other, None, b"")


async def test_a_freed_key_may_be_taken_again(answers: IdempotencyStore) -> None:
    await answers.reserve(KEY, PRINT, now=NOW, until=SOON)
    await answers.free(KEY)
    await answers.free(KEY)
    assert await answers.held(KEY, now=NOW) is None
    assert await answers.reserve(KEY, PRINT, now=NOW, until=SOON)


async def test_an_answer_to_a_freed_key_is_not_kept(answers: IdempotencyStore) -> None:
    await answers.keep(KEY, status=201, body=BODY, until=TOMORROW)
    assert await answers.held(KEY, now=NOW) is None


async def test_an_empty_answer_is_an_answer(answers: IdempotencyStore) -> None:
    await answers.reserve(KEY, PRINT, now=NOW, until=SOON)
    await answers.keep(KEY, status=204, body=b"", until=TOMORROW)
    assert await answers.held(KEY, now=NOW) == (PRINT, 204, b"")


@pytest.mark.parametrize("expired", [False, True])
async def test_of_many_at_once_one_reserves(answers: IdempotencyStore, expired: bool) -> None:
    if expired:
        await answers.reserve(KEY, PRINT, now=make.later(-60), until=NOW)
    won = await asyncio.gather(*(answers.reserve(KEY, PRINT, now=NOW, until=SOON) for _ in range(5)))
    assert sorted(won) == [False] * 4 + [True]
