"""What is kept so that verdicts can be come to again."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from palabre.domain.rules import FrozenRules


class RuleSetStore(Protocol):
    """Sets of rules by their digest, for as long as a kept verdict names them."""

    async def keep(self, rules: FrozenRules, at: datetime) -> None:
        """Keep a set that is in use now; one that is there stays longer."""
        ...

    async def sets(self, digests: Sequence[str]) -> Mapping[str, FrozenRules]:
        """Return those that are kept, by their digest."""
        ...
