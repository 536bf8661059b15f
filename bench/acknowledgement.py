"""How long a sender waits for the acknowledgement: 500 messages/s in 50 rooms of 20, on one process."""

import asyncio
import gc
import itertools
import random
import statistics
import string
import time

import psutil

from bench.house import Client, House, open_house

ROOMS, MEMBERS, PER_SECOND = 50, 20, 500
WARM_UP, SECONDS = 2.0, 10.0
_AT_ONCE = 16
_WORDS = tuple(
    "bonsoir la pluie est revenue sur les quais et le marché était presque vide ce matin pourtant les"  # noqa: SIM905
    " pommes étaient belles quelqu’un connaît une recette simple avec des poireaux le train est là".split()
)


def main() -> None:
    """Print one line of figures."""
    with open_house(rooms=ROOMS) as house:
        asyncio.run(_measure(house))


async def _measure(house: House) -> None:
    rng = random.Random(1)  # noqa: S311 - small talk, not a secret
    rooms = [[Client() for _ in range(MEMBERS)] for _ in range(ROOMS)]
    gate = asyncio.Semaphore(_AT_ONCE)

    async def come(client: Client, room: int) -> None:
        async with gate:
            name = "".join(rng.choices(string.ascii_lowercase, k=9)).capitalize()
            await client.come(house, name, f"salon-{room}")

    await asyncio.gather(*(come(client, number) for number, room in enumerate(rooms) for client in room))
    # A pause of ours would be counted as the house's.
    gc.disable()
    process = psutil.Process(house.pid)
    start = time.perf_counter()
    measured = start + WARM_UP
    cpu: float | None = None
    for number in itertools.count():
        # An open loop: a message is due at its time, however late the house is.
        due = start + number / PER_SECOND
        if due > measured + SECONDS:
            break
        if cpu is None and due > measured:
            cpu = _cpu(process)
            for client in itertools.chain(*rooms):
                client.acknowledged.clear()
                client.received = 0
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        room = number % ROOMS
        text = " ".join(rng.choices(_WORDS, k=rng.randint(4, 14)))
        rng.choice(rooms[room]).say(f"salon-{room}", text, due)
    await asyncio.sleep(1)
    clients = list(itertools.chain(*rooms))
    waits = sorted(wait for client in clients for wait in client.acknowledged)
    received = sum(client.received for client in clients)
    spent = _cpu(process) - (cpu or 0.0)
    print(
        f"acknowledgement: {ROOMS} rooms of {MEMBERS}, {PER_SECOND} messages/s for {SECONDS:.0f} s:"
        f" {len(waits)} acknowledged, p50 {statistics.median(waits) * 1000:.1f} ms,"
        f" p99 {waits[int(len(waits) * 0.99)] * 1000:.1f} ms; {received} deliveries,"
        f" {spent / max(1, received) * 1e6:.1f} µs CPU each (whole server);"
        f" {sum(client.refused for client in clients)} other answers,"
        f" {sum(len(client.sent) for client in clients)} unanswered"
    )


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


if __name__ == "__main__":
    main()
