"""A long line as its clauses: what hurts in one of them is not thinned by the friendly talk around it."""

import re
from collections.abc import Iterator
from typing import Final

_LONG: Final = 110
"""Code points from which a line is cut; shorter ones are one thought, and their words explain one another."""
_LEAST: Final = 20
_MOST: Final = 12
_CUT: Final = re.compile(
    r"[,.;:!?()]+ |\b(?:mais|sinon|au fait|et puis|par contre|du coup|sauf que|au passage) "
)


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Where the clauses of a folded text begin and end; none of a short text, at most twelve."""
    if len(text) < _LONG:
        return
    begin, told = 0, 0
    for cut in _CUT.finditer(text):
        if cut.start() - begin >= _LEAST:
            yield begin, cut.start()
            told += 1
            if told == _MOST:
                return
        begin = cut.end()
    if begin and len(text) - begin >= _LEAST:
        yield begin, len(text)
