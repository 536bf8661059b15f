"""Pairs of French lines that differ by little, of which one hurts and the other does not.

The templates are our own, given away under CC0-1.0. Lines are made when they are needed, never stored.
"""

import random
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec

from palabre.engines.learning.disguise import DISGUISES, framed
from palabre.engines.learning.rows import Row

SOURCE: Final = "contrast"
_SHARED: Final = "slots"
"""Of the files of templates, the one with the slots of all."""
_SLOT: Final = re.compile(r"\{(\w+)\}")
_DISGUISED: Final = 0.35
_BURIED: Final = 0.15
_SEAMS: Final = (
    ", ",
    ". ",
    " ",
    " et sinon ",
    " bref ",
    "... ",
    " ! ",
    " au fait ",
    " mais ",
    " ; ",
    " d'ailleurs ",
    "\n",
)
"""Between what matters and the talk that it is buried in."""


class _Pair(msgspec.Struct, forbid_unknown_fields=True):
    harm: list[str] = []
    """Stopped."""
    mild: list[str] = []
    """A person or the author looks again."""
    calm: list[str] = []


class _File(msgspec.Struct, forbid_unknown_fields=True):
    category: str
    pair: list[_Pair]
    slots: dict[str, list[str]] = {}
    """Beside those that all files share; a name stands for one list."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Templates:
    """All that the lines are made of."""

    slots: dict[str, list[str]]
    files: tuple[tuple[str, str, list[str], list[str], list[str]], ...]
    """Name of the pair, category, harmful, mild and harmless templates."""


@cache
def package_templates() -> Templates:
    """Read once."""
    folder = files("palabre.engines.learning").joinpath("templates")
    slots = msgspec.convert(
        tomllib.loads(folder.joinpath(f"{_SHARED}.toml").read_text("utf-8")), dict[str, list[str]]
    )
    pairs: list[tuple[str, str, list[str], list[str], list[str]]] = []
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        name = file.name.removesuffix(".toml")
        if name == _SHARED:
            continue
        read = msgspec.convert(tomllib.loads(file.read_text("utf-8")), _File)
        if twice := slots.keys() & read.slots.keys():
            raise ValueError(f"{file.name}: a slot of another file: {', '.join(sorted(twice))}")
        slots |= read.slots
        pairs.extend(
            (f"{name}.{number}", read.category, pair.harm, pair.mild, pair.calm)
            for number, pair in enumerate(read.pair)
        )
    return Templates(slots=slots, files=tuple(pairs))


def contrast_rows(seed: int, pairs: int, templates: Templates | None = None) -> list[Row]:
    """Two rows a pair, or one; the same for the same seed. A disguise is put on both lines or on neither."""
    source = templates or package_templates()
    chance = random.Random(seed)  # noqa: S311 - the same lines each time are the point
    sizes = [len(harm) + len(mild) + len(calm) for _, _, harm, mild, calm in source.files]
    talk = [text for name, *_, calm in source.files if name.startswith("plain.") for text in calm]
    rows: list[Row] = []
    for (name, category, harm, mild, calm), size in zip(source.files, sizes, strict=True):
        hurtful = [(text, "block") for text in harm] + [(text, "flag") for text in mild]
        for number in range(max(1, round(pairs * size / sum(sizes)))):
            values: dict[str, str] = {}
            style = chance.getrandbits(32)
            disguise = chance.choice(DISGUISES) if chance.random() < _DISGUISED else None
            before, after = (
                _fill(chance.choice(talk), {}, source.slots, chance)
                if talk and chance.random() < _BURIED
                else ""
                for _ in range(2)
            )
            seam = chance.choice(_SEAMS)
            drawn = [(calm[number % len(calm)], "allow")]
            if hurtful:
                drawn.append(hurtful[number % len(hurtful)])
            for text, action in drawn:
                line = _fill(text, values, source.slots, chance)
                # Both lines of a pair are dressed by the same throw of the dice.
                dice = random.Random(style)  # noqa: S311
                if dice.random() < 0.5:  # noqa: PLR2004
                    line = line[:1].lower() + line[1:]
                line = framed(line, dice)
                # What hurts is often said amid harmless talk.
                line = f"{before}{seam if before else ''}{line}{seam if after else ''}{after}"
                if disguise is not None:
                    line = disguise(line, dice)
                rows.append(
                    Row(
                        text=line,
                        label=int(action != "allow"),
                        categories=(category,) if action != "allow" else (),
                        action=action,
                        source=SOURCE,
                        template=f"{name}:{text}",
                    )
                )
    return rows


def _fill(text: str, values: dict[str, str], slots: dict[str, list[str]], chance: random.Random) -> str:
    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name not in values:
            values[name] = chance.choice(slots[name])
        return values[name]

    filled = _SLOT.sub(value, text)
    return re.sub(r"\b([dD])e (?=[aeiouéèêh])", r"\1'", filled)
