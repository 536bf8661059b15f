"""What a repetition gets."""

from datetime import UTC, datetime, timedelta

import pytest

from palabre.app.tokens import hash_token
from palabre.domain.errors import InvalidInput, RefReused
from palabre.domain.permissions import VISITOR
from palabre.web.idempotency import Kept, MemoryIdempotencyStore, Repetitions, fingerprint_of, key_of
from tests.functional.kernel_house import LEAD, PERSON, sessions

START = datetime(2026, 3, 3, tzinfo=UTC)
KEY, OTHER = b"k" * 32, b"o" * 32


class Clock:
    at = START

    def __call__(self) -> datetime:
        return self.at


async def test_second_time_gets_the_first_answer() -> None:
    one = Repetitions(MemoryIdempotencyStore(), Clock())
    assert await one.begin(KEY, b"body") is None
    await one.finish(KEY, status=201, body=b"{}")
    assert await one.begin(KEY, b"body") == Kept(201, b"{}")


async def test_other_body_is_refused() -> None:
    one = Repetitions(MemoryIdempotencyStore(), Clock())
    await one.begin(KEY, b"body")
    await one.finish(KEY, status=201, body=b"{}")
    with pytest.raises(RefReused) as caught:
        await one.begin(KEY, b"other")
    assert caught.value.retry_after is None


async def test_running_twin_is_told_to_come_back() -> None:
    one = Repetitions(MemoryIdempotencyStore(), Clock())
    await one.begin(KEY, b"body")
    with pytest.raises(RefReused) as caught:
        await one.begin(KEY, b"body")
    assert caught.value.retry_after == 1


async def test_abandoned_key_is_free() -> None:
    one = Repetitions(MemoryIdempotencyStore(), Clock())
    await one.begin(KEY, b"body")
    await one.abandon(KEY)
    assert await one.begin(KEY, b"other") is None


async def test_key_is_free_after_a_day_and_after_a_crash() -> None:
    clock = Clock()
    one = Repetitions(MemoryIdempotencyStore(), clock)
    await one.begin(KEY, b"body")
    await one.finish(KEY, status=201, body=b"{}")
    await one.begin(OTHER, b"body")
    clock.at += timedelta(minutes=2)
    assert await one.begin(OTHER, b"body") is None
    clock.at += timedelta(hours=24)
    assert await one.begin(KEY, b"other") is None


async def test_memory_is_bounded() -> None:
    store = MemoryIdempotencyStore(limit=2)
    for number in range(3):
        assert await store.reserve(bytes([number]), b"", now=START, until=START + timedelta(hours=1))
    assert await store.held(bytes([0]), now=START) is None
    assert await store.held(bytes([2]), now=START) == (b"", None, b"")


async def test_keeping_a_forgotten_key_keeps_nothing() -> None:
    store = MemoryIdempotencyStore()
    await store.keep(KEY, status=201, body=b"{}", until=START)
    assert await store.held(KEY, now=START) is None


def test_key_belongs_to_its_owner_and_its_route() -> None:
    known = sessions().known
    owners = (VISITOR, known[hash_token(PERSON)], known[hash_token(LEAD)])
    digests = {
        key_of("clé".replace("é", "e"), principal=owner, address=address, operation=operation)
        for owner in owners
        for address in ("192.0.2.1", "192.0.2.2")
        for operation in ("post_a", "post_b")
    }
    assert len(digests) == 2 * 2 + 2 + 2


def test_quotes_around_a_key_are_not_part_of_it() -> None:
    quoted = key_of('"abc"', principal=VISITOR, address="", operation="x")
    assert quoted == key_of("abc", principal=VISITOR, address="", operation="x")


@pytest.mark.parametrize("value", ["", "a b", "é", "x" * 129, '"'])
def test_odd_keys_are_refused(value: str) -> None:
    with pytest.raises(InvalidInput):
        key_of(value, principal=VISITOR, address="", operation="x")


def test_fingerprint_takes_path_and_body() -> None:
    assert len({fingerprint_of("/a", b"1"), fingerprint_of("/a", b"2"), fingerprint_of("/b", b"1")}) == 3
