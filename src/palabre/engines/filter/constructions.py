"""What only several words together say, tried when a word of it was seen."""

from collections.abc import Iterator
from typing import Final

from palabre.engines.filter.context import Context
from palabre.engines.filter.danger import SELF_HARM, THREATS
from palabre.engines.filter.hate import find_hate
from palabre.engines.filter.patterns import Construction, Match
from palabre.engines.filter.solicitation import DRUGS, LEAVE, SEXUAL, SPAM

CONSTRUCTIONS: Final = (*SELF_HARM, *THREATS, *SEXUAL, *DRUGS, *LEAVE, *SPAM)
_BY_CUE: Final = {
    cue: tuple(construction for construction in CONSTRUCTIONS if construction.cue == cue)
    for cue in {construction.cue for construction in CONSTRUCTIONS}
}


def find_constructions(text: str, cues: frozenset[str], context: Context) -> Iterator[Match]:
    """Every construction of a folded text, outside quotation marks; at most one of each."""
    for cue in cues:
        for construction in _BY_CUE.get(cue, ()):
            yield from _try(construction, text, context)
    if "group" in cues:
        yield from find_hate(text, cues, context)


def _try(construction: Construction, text: str, context: Context) -> Iterator[Match]:
    for found in construction.pattern.finditer(text):
        start, end = found.span()
        if context.in_quotes(start, end):
            continue
        if construction.unless is not None and construction.unless.search(text) is not None:
            return
        start += len(found[0]) - len(found[0].lstrip(" ,.!?;:"))
        yield Match(rule=construction.rule, start=start, end=end)
        return
