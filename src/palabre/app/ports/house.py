"""Clock, chance, filter, and the way to tell people."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from palabre.domain.facts import Fact
from palabre.domain.rules import FrozenRules
from palabre.domain.verdicts import Circumstances, Verdict


class Clock(Protocol):
    """Two times: the calendar's, and one that never goes back."""

    def now(self) -> datetime:
        """Return the wall time, aware, UTC, milliseconds."""
        ...

    def monotonic(self) -> float:
        """Return seconds that only grow."""
        ...


class Chance(Protocol):
    """Identifiers and secrets."""

    def uuid(self) -> UUID:
        """Return a UUIDv7."""
        ...

    def secret(self) -> str:
        """Return 32 random bytes, URL-safe."""
        ...

    def code(self) -> str:
        """Return at least 128 random bits, readable aloud, matching ``[A-Z2-7]+``."""
        ...


class Judge(Protocol):
    """The filter."""

    @property
    def version(self) -> str:
        """Version of lexicon and rules."""
        ...

    def judge(self, text: str, circumstances: Circumstances) -> Verdict:
        """Give a verdict on any text; never raise."""
        ...

    def frozen_rules(self) -> FrozenRules:
        """Return the rules that decide now, to be kept with what they decided."""
        ...


class Fingerprint(Protocol):
    """How the filter recognises a text said again."""

    def __call__(self, text: str) -> int:
        """Return a 64-bit hash of the folded text."""
        ...


class Keyed(Protocol):
    """Hashes under the house's own key, so that a stolen database cannot be tried word by word."""

    def digest(self, purpose: str, value: str) -> bytes:
        """Return 32 bytes; different purposes never give the same."""
        ...


class PseudonymRules(Protocol):
    """What a pseudonym may be."""

    def tidied(self, pseudonym: str) -> str:
        """Return it in its normal form, without spaces around; nothing invisible is cleaned away."""
        ...

    def fault(self, pseudonym: str) -> str | None:
        """Return the stable code of what is wrong, or None."""
        ...

    def skeleton(self, pseudonym: str) -> str:
        """Return what all pseudonyms that look the same have in common."""
        ...

    def suggestions(self, pseudonym: str, taken: Collection[str]) -> Sequence[str]:
        """Return free ones, none of which has a skeleton in ``taken``."""
        ...


class Announcer(Protocol):
    """Tells whom it concerns, after the commit; never waits and never raises."""

    def announce(self, fact: Fact) -> None:
        """Spread a fact to its audience, on this node and the others."""
        ...
