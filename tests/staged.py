"""Staged conversations of neutral stand-ins, and ordinary ones, for measuring what is seen over many lines.

The stand-ins are questions of age, secrecy, moving elsewhere, meeting and insistence after a refusal, and
nothing else. ``KNOWN`` wordings served for writing the forms; ``UNSEEN`` ones came later, untuned.
"""

import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

TURNS = 40


@dataclass(kw_only=True, frozen=True, slots=True)
class Turn:
    """One line; ``to`` is who it answers or names, ``after`` the seconds since the line before."""

    who: int
    text: str
    to: int | None = None
    after: float = 20.0


_LINES = tomllib.loads(Path(__file__).with_name("staged.toml").read_text(encoding="utf-8"))
KNOWN: Mapping[str, Sequence[str]] = _LINES["known"]
UNSEEN: Mapping[str, Sequence[str]] = _LINES["unseen"]
REFUSALS: Sequence[str] = _LINES["talk"]["refusals"]
SCENES: Sequence[Sequence[str]] = _LINES["talk"]["scenes"]

_HOLE = re.compile(r"\{[^}]*\}")
_MARK = re.compile(r"^(?:[?>~.]|\s+-)\s*")


@cache
def talk() -> tuple[str, ...]:
    """Some thousand lines of ordinary talk: those of the demo's evening."""
    lines: list[str] = []
    for file in sorted(files("palabre.demo.talk").joinpath("topics").iterdir(), key=lambda one: one.name):
        written = file.read_text(encoding="utf-8").splitlines()
        told = (line for line in written if line.strip() and not line.startswith("#"))
        lines += (_HOLE.sub("", _MARK.sub("", line)).strip() for line in told)
    return tuple(lines)


def _spelled(rng: random.Random, text: str) -> str:
    """As people write: sometimes without capitals, accents, apostrophes or marks, sometimes with a smile."""
    if rng.random() < 0.4:
        text = text.lower()
    if rng.random() < 0.2:
        text = text.replace("’", "'")
    if rng.random() < 0.15:
        text = text.translate(str.maketrans("éèêàùôîç", "eeeauoic"))
    if rng.random() < 0.15:
        text = text.rstrip(" ?!.,")
    if rng.random() < 0.15:
        text += rng.choice((" 🙂", " mdr", " lol", "…", " ??", " hein"))
    return text


def staged(seed: int, phrases: Mapping[str, Sequence[str]]) -> list[Turn]:
    """One person, 0, among ordinary talk with 1, at whom stand-ins are aimed, while 2 to 4 talk as well."""
    rng = random.Random(seed)
    kinds: list[str] = rng.sample(("age", "secrecy", "elsewhere", "meeting"), rng.randint(2, 4))
    if len(kinds) < 3 or rng.random() < 0.6:
        kinds.append("insistence")
    wishes = [kind for kind in kinds if kind != "insistence"]
    planned = wishes + rng.choices(wishes, k=rng.randint(1, 5))
    first = rng.randint(0, 4)
    places = sorted(rng.sample(range(first, TURNS - 6), len(planned)))
    answers = rng.choice((0.9, 0.6, 0.3))
    """How often a line answers or names the other one, and not only the room."""
    turns: list[Turn] = []
    due = dict(zip(places, planned, strict=True))
    while len(turns) < TURNS:
        after = rng.uniform(5, 60)
        aimed = 1 if rng.random() < answers else None
        kind = due.pop(len(turns), None)
        if kind is None:
            who = rng.choice((0, 1, 1, 2, 3, 4))
            other = 1 if who == 0 else rng.choice((0, None, None))
            to = other if rng.random() < answers else None
            turns.append(Turn(who=who, text=_spelled(rng, rng.choice(talk())), to=to, after=after))
            continue
        turns.append(Turn(who=0, text=_spelled(rng, rng.choice(phrases[kind])), to=aimed, after=after))
        if "insistence" in kinds and rng.random() < 0.7 and len(turns) + 2 not in due:
            to = 0 if rng.random() < answers else None
            turns.append(Turn(who=1, text=_spelled(rng, rng.choice(REFUSALS)), to=to, after=after))
            insisted = _spelled(rng, rng.choice(phrases["insistence"]))
            turns.append(Turn(who=0, text=insisted, to=aimed, after=after))
            # What was planned for these places comes later.
            late = sorted(place for place in due if place < len(turns))
            for place in late:
                free = next(spot for spot in range(len(turns), TURNS + 9) if spot not in due)
                due[free] = due.pop(place)
    return turns[:TURNS]


def ordinary(seed: int) -> list[Turn]:
    """Ten to forty turns of up to five people, with scenes that look like stand-ins and are none."""
    rng = random.Random(seed)
    scripts = rng.sample(SCENES, rng.choice((0, 1, 1, 2, 2, 3)))
    lines = [line for scene in scripts for line in scene]
    length = max(rng.randint(10, TURNS), len(lines))
    spots = set(rng.sample(range(length), len(lines)))
    rest: Iterator[str] = iter(lines)
    people = rng.randint(2, 5)
    turns: list[Turn] = []
    for number in range(length):
        text = next(rest) if number in spots else rng.choice(talk())
        if rng.random() < 0.05:
            text = rng.choice(REFUSALS)
        who = rng.randrange(people)
        to = rng.choice([one for one in range(people) if one != who]) if rng.random() < 0.5 else None
        turns.append(Turn(who=who, text=_spelled(rng, text), to=to, after=rng.uniform(5, 60)))
    return turns
