"""The rules of pseudonyms with a source of chance for their suggestions."""

import random
from collections.abc import Collection, Sequence

from palabre.engines.pseudonyms import PseudonymRules, skeleton, tidied

_OFFERED = 6
"""More than the three that are promised: some may be taken."""


class RandomPseudonyms:
    """What the use cases ask of pseudonyms. Suggestions differ from one person to the next."""

    def __init__(self, rules: PseudonymRules) -> None:
        """``rules`` judge; nothing of chance is in them."""
        self._rules = rules
        self._rng = random.SystemRandom()

    def tidied(self, pseudonym: str) -> str:
        """Return it in its normal form, without spaces around."""
        return tidied(pseudonym)

    def fault(self, pseudonym: str) -> str | None:
        """Return the stable code of what is wrong, or None."""
        fault = self._rules.check(pseudonym)
        return None if fault is None else fault.reason.value

    def skeleton(self, pseudonym: str) -> str:
        """Return what all pseudonyms that look the same have in common."""
        return skeleton(pseudonym)

    def suggestions(self, pseudonym: str, taken: Collection[str]) -> Sequence[str]:
        """Return at least three, none of which has a skeleton in ``taken``."""
        return self._rules.suggest(pseudonym, taken=taken, rng=self._rng, count=_OFFERED)
