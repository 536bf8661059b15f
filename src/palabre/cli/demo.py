"""``palabre demo --evening``: the cast talks in a demo house that is open."""

import argparse
import asyncio
from urllib.parse import urlsplit

from palabre.cli.talk import EX_OK, EX_UNAVAILABLE, EX_USAGE, complain, say, words
from palabre.demo.guest import HouseUnreachableError
from palabre.demo.player import Player

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def add(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the verb."""
    demo = verbs.add_parser(
        "demo", help=words("faire vivre la maison de démonstration", "bring the demo to life")
    )
    demo.add_argument(
        "--evening",
        action="store_true",
        required=True,
        help=words("une soirée de conversation", "an evening of talk"),
    )
    demo.add_argument("--url", default="http://localhost:8000")
    demo.add_argument("--seed", type=int, default=1, help=words("une autre soirée", "another evening"))
    demo.add_argument("--speed", type=float, default=1.0)
    demo.add_argument(
        "--minutes", type=float, default=None, help=words("durée, sinon toute la soirée", "length")
    )
    demo.set_defaults(run=_demo)


def _demo(options: argparse.Namespace) -> int:
    address: str = options.url
    if not _is_here(address) or not 0 < options.speed <= 100:  # noqa: PLR2004 - hundredfold is a blur already
        complain(
            words(
                "la soirée ne se joue que dans une maison de démonstration, sur cette machine"
                " (http://localhost…), à une vitesse de 0 à 100.",
                "the evening is only played in a demo house on this machine (http://localhost…), at a speed"
                " of 0 to 100.",
            )
        )
        return EX_USAGE
    player = Player(options.url.rstrip("/"), seed=options.seed, speed=options.speed, told=say)
    say(words("La soirée commence. Ctrl+C pour l’arrêter.", "The evening begins. Ctrl+C to stop it."))
    try:
        asyncio.run(player.play(minutes=options.minutes))
    except HouseUnreachableError:
        complain(
            words(
                f"aucune maison ne répond à {options.url}. Ouvrez-la d’abord avec make run.",
                f"no house answers at {options.url}. Open it first with make run.",
            )
        )
        return EX_UNAVAILABLE
    except KeyboardInterrupt:
        pass
    say(player.summary())
    return EX_OK


def _is_here(address: str) -> bool:
    url = urlsplit(address)
    try:
        port = url.port
    except ValueError:
        return False
    return url.scheme == "http" and url.hostname in _LOOPBACK and port != 0
