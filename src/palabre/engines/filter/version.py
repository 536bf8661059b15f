"""A digest of all that signals depend on, so that a stored verdict names what gave it."""

import hashlib
import re
from types import ModuleType
from typing import Final, cast

from palabre.engines.filter import (
    ages,
    context,
    detectors,
    names,
    repetition,
    respelling,
    views,
    words,
)
from palabre.engines.filter.constructions import catalogue, hate
from palabre.engines.filter.constructions.catalogue import CONSTRUCTIONS
from palabre.engines.filter.contacts import addresses, emails, phones, recognisers, scattered
from palabre.engines.filter.model import model_version
from palabre.engines.filter.terms import Lexicon

_GENERATION: Final = 4
_PATTERN_MODULES: Final = (
    addresses, ages, catalogue, context, detectors, emails, hate, names, phones, recognisers, repetition,
    respelling, scattered, views, words,
)  # fmt: skip


def version_of(lexicon: Lexicon) -> str:
    """Changes with words, patterns and weights; ``_GENERATION`` is raised with code that changes verdicts."""
    digest = hashlib.sha256(lexicon.content_hash.encode())
    digest.update(model_version().encode())
    for construction in CONSTRUCTIONS:
        unless = construction.unless.pattern if construction.unless is not None else ""
        digest.update(
            repr((construction.rule, construction.cue, construction.pattern.pattern, unless)).encode()
        )
    for module in _PATTERN_MODULES:
        digest.update(repr(_patterns_of(module)).encode())
    return f"{_GENERATION}-{digest.hexdigest()[:16]}"


def _patterns_of(module: ModuleType) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in sorted(vars(module).items()):
        if isinstance(value, re.Pattern):
            pattern: object = cast("re.Pattern[str]", value).pattern
            found.append((name, str(pattern)))
    return found
