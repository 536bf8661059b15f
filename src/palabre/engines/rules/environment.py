"""Everything an expression may name, declared once: its type, where it comes from, what it costs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from typing_extensions import override

from palabre.domain.trust import Rung
from palabre.domain.verdicts import Place

Value: TypeAlias = "bool | int | float | str | tuple[Value, ...]"


class Scalar(StrEnum):
    """The types that are no lists; ``signals`` is a map from string to double."""

    BOOL = "bool"
    INT = "int"
    DOUBLE = "double"
    STRING = "string"
    SIGNALS = "map(string, double)"


@dataclass(frozen=True, slots=True)
class ListType:
    """A list with items of one type."""

    item: "Type"

    @override
    def __str__(self) -> str:
        """As CEL writes it."""
        return f"list({self.item})"


Type: TypeAlias = Scalar | ListType
NUMBERS: Final = frozenset({Scalar.INT, Scalar.DOUBLE})


class Facts:
    """The values of one text in one place; what few rules ask for is made when it is asked for."""

    __slots__ = (
        "_folded_bytes", "_original_bytes", "folded", "minimum_age", "original", "place", "recent", "room",
        "rung", "signals",
    )  # fmt: skip

    def __init__(
        self,
        *,
        signals: Mapping[str, float],
        folded: str = "",
        original: str = "",
        rung: int = Rung.NEWCOMER,
        recent: int = 0,
        place: str = Place.PUBLIC_ROOM,
        room: str = "",
        minimum_age: int = 18,
    ) -> None:
        """``signals``: the greatest strength under each name."""
        self.signals = signals
        self.folded = folded
        self.original = original
        self.rung = rung
        self.recent = recent
        self.place = place
        self.room = room
        self.minimum_age = minimum_age
        self._folded_bytes: bytes | None = None
        self._original_bytes: bytes | None = None

    @property
    def folded_bytes(self) -> bytes:
        """UTF-8 of the folded view, for RE2."""
        if self._folded_bytes is None:
            self._folded_bytes = encode(self.folded)
        return self._folded_bytes

    @property
    def original_bytes(self) -> bytes:
        """UTF-8 of the original, for RE2."""
        if self._original_bytes is None:
            self._original_bytes = encode(self.original)
        return self._original_bytes


def encode(text: str) -> bytes:
    """UTF-8; half a character becomes a question mark, so that no text is too strange to be judged."""
    return text.encode("utf-8", "replace")


@dataclass(kw_only=True, frozen=True, slots=True)
class Variable:
    """One name; ``values`` closes the set of what it may be, so that a slip of the pen is seen."""

    type: Type
    read: Callable[[Facts], Value]
    values: frozenset[str] | None = None


SIGNALS: Final = "signals"
FOLDED: Final = "text.folded"
ORIGINAL: Final = "text.original"
VARIABLES: Final[Mapping[str, Variable]] = {
    "author.rung": Variable(type=Scalar.INT, read=lambda facts: facts.rung),
    "author.recent": Variable(type=Scalar.INT, read=lambda facts: facts.recent),
    "place.kind": Variable(
        type=Scalar.STRING, read=lambda facts: facts.place, values=frozenset(place.value for place in Place)
    ),
    "place.room": Variable(type=Scalar.STRING, read=lambda facts: facts.room),
    "house.minimum_age": Variable(type=Scalar.INT, read=lambda facts: facts.minimum_age),
    FOLDED: Variable(type=Scalar.STRING, read=lambda facts: facts.folded),
    ORIGINAL: Variable(type=Scalar.STRING, read=lambda facts: facts.original),
    "text.length": Variable(type=Scalar.INT, read=lambda facts: len(facts.original)),
}
"""``signals`` apart, which is no value: one asks for a key of it."""
CONSTANTS: Final[Mapping[str, int]] = {rung.name: int(rung) for rung in Rung}

TEXT_FUNCTIONS: Final = frozenset({"contains", "startsWith", "endsWith", "matches"})
"""Methods of a string with one string."""
