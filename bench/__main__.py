"""``make bench``: how fast the product delivers, stores and opens, beside the limit and beside others.

``python -m bench`` runs everything, in about six minutes; these are for tuning:

    python -m bench A --rate 100 --peers none     CPU for each delivery, beside the C limit of the same run
    python -m bench C --peers none                memory of an idle connection
    python -m bench D --peers none                the highest rate that holds

On a shared machine ``--urgent`` lets root measure before everybody else. The scenarios:

    A  one room of 1,000 members at 10 and 100 messages/s        D  saturation of a room of 1,000
    B  200 rooms of 25 at 400 messages/s                         E  acknowledged writes of the store
    C  10,000 idle members                                       F  three nodes on PostgreSQL and NATS, as B
    G  the filter: a line, its rules; 500 messages/s with and without 500 more rules
    opening  start to the first ready answer
"""

import argparse
import contextlib
import random
import subprocess
import sys
import time
from collections.abc import Sequence

from bench import opening
from bench.live import scenarios
from bench.live.build import MissingError
from bench.live.house import populated
from bench.live.machine import describe, hurried, raise_descriptors
from bench.live.peers.irc import inspircd
from bench.live.peers.web import asgi, node_ws
from bench.live.servers import PALABRE, Server, cluster, limit, palabre
from bench.rules import kept, made_rules

EVERYTHING = ("opening", "A", "B", "C", "D", "E", "F", "G")
_LIVE = {
    "A": scenarios.ONE_ROOM,
    "B": scenarios.MANY_ROOMS,
    "C": scenarios.IDLE,
    "D": scenarios.ONE_ROOM,
    "F": scenarios.MANY_ROOMS,
}


def read(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line; without any name everything is wanted."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("wanted", nargs="*", metavar="SCENARIO", help=", ".join(EVERYTHING))
    parser.add_argument("--seconds", type=float, help="of each measured window (3; in D 2)")
    parser.add_argument("--rate", type=float, help="instead of the rates of A and B")
    parser.add_argument("--peers", choices=("all", "none"), default="all", help="what others would take")
    parser.add_argument("--urgent", action="store_true", help="run before other processes (root)")
    wishes = parser.parse_args(arguments)
    wishes.wanted = wishes.wanted or list(EVERYTHING)
    # argparse would look for an empty list among the choices.
    for name in wishes.wanted:
        if name not in EVERYTHING:
            parser.error(f"{name} is none of {', '.join(EVERYTHING)}")
    return wishes


def main() -> None:
    """Run what was asked for and print its figures."""
    wishes = read(sys.argv[1:])
    raise_descriptors()
    print(time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()), describe(), sep="\n", end="\n\n", flush=True)
    with hurried() if wishes.urgent else contextlib.nullcontext():
        _measure(wishes)


def _measure(wishes: argparse.Namespace) -> None:
    if "opening" in wishes.wanted:
        opening.main()
    if "E" in wishes.wanted:
        print("E: acknowledged writes of the store alone", flush=True)
        # A process of its own: the store sets its own loop and reads its own arguments.
        subprocess.run([sys.executable, "-m", "bench.store"], check=True)
    if "G" in wishes.wanted:
        _measure_filter(wishes)
    shapes = [_LIVE[name] for name in wishes.wanted if name in _LIVE]
    if not shapes:
        return
    try:
        print(scenarios.planted(), end="\n\n", flush=True)
    except MissingError as error:
        print(f"{error} Only what needs no generator was measured.")
        return
    with populated(max(shape.rooms for shape in shapes), max(shape.members for shape in shapes)) as house:
        servers = [limit(), palabre(house)]
        if wishes.peers == "all":
            servers += [node_ws(), asgi(), inspircd()]
        for name in wishes.wanted:
            if name in _LIVE:
                print(_scenario(name, servers, wishes.seconds, wishes.rate), end="\n\n", flush=True)


def _measure_filter(wishes: argparse.Namespace) -> None:
    print("G: the filter alone", flush=True)
    subprocess.run([sys.executable, "-m", "bench.filter"], check=True)
    subprocess.run([sys.executable, "-m", "bench.rules"], check=True)
    shape, rate = scenarios.TALK, wishes.rate or 500
    made = made_rules(500, kept(), random.Random(1))  # noqa: S311 - the same rules each time
    with (
        populated(shape.rooms, shape.members) as plain,
        populated(shape.rooms, shape.members, rules=made) as ruled,
    ):
        servers = [palabre(plain), palabre(ruled, f"{PALABRE}, {len(made)} rules more")]
        title = "G: 50 rooms of 20, sends acknowledged"
        print(scenarios.deliver(title, servers, shape, [rate], wishes.seconds or 5), end="\n\n", flush=True)


def _scenario(name: str, servers: list[Server], asked: float | None, rate: float | None) -> str:
    seconds = asked or (2 if name == "D" else 3)
    if name == "A":
        rates = [rate] if rate else [10, 100]
        return scenarios.deliver("A: one room of 1,000", servers, scenarios.ONE_ROOM, rates, seconds)
    if name == "B":
        return scenarios.deliver("B: 200 rooms of 25", servers, scenarios.MANY_ROOMS, [rate or 400], seconds)
    if name == "C":
        return scenarios.idle(servers)
    if name == "F":
        with cluster(scenarios.MANY_ROOMS.rooms, scenarios.MANY_ROOMS.members, [1, 3]) as nodes:
            title = "F: nodes on PostgreSQL and NATS, 200 rooms of 25 (CPU of the nodes alone)"
            return scenarios.deliver(
                title, [*servers[:2], *nodes], scenarios.MANY_ROOMS, [rate or 400], seconds
            )
    return scenarios.saturate(servers, seconds)


if __name__ == "__main__":
    main()
