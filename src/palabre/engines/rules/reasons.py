"""What rules saw, as spans of the text that its author wrote."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Protocol

from palabre.domain.verdicts import Span
from palabre.engines.rules.environment import Facts
from palabre.engines.rules.needs import KeyKind, Keys
from palabre.engines.rules.patterns import compile_pattern

_MOST: Final = 16
"""Places shown of one word or pattern."""


class Sign(Protocol):
    """A signal, as a detector gives it."""

    @property
    def name(self) -> str:
        """Dotted."""
        ...

    @property
    def span(self) -> Span:
        """In the original."""
        ...

    @property
    def strength(self) -> float:
        """0 … 1."""
        ...


class Read(Protocol):
    """A view of a text that knows where its code points come from."""

    @property
    def text(self) -> str:
        """What it reads."""
        ...

    def span(self, start: int, end: int) -> Span:
        """Where code points of the view (not empty) stand in the original."""
        ...


def spans_of(grounds: Keys, signals: Sequence[Sign], facts: Facts, folded: Read) -> tuple[Span, ...]:
    """The signals and the words that spoke for the rules; the whole text where none can be pointed at."""
    names = {key.value for key in grounds if key.kind is KeyKind.SIGNAL}
    families = tuple(key.value for key in grounds if key.kind is KeyKind.FAMILY)
    spans = [
        signal.span
        for signal in signals
        if signal.name in names or (families and signal.name.startswith(families))
    ]
    for key in grounds:
        match key.kind:
            case KeyKind.FOLDED_WORD:
                spans.extend(folded.span(*found) for found in _words(key.value, facts.folded))
            case KeyKind.FOLDED_PATTERN:
                spans.extend(folded.span(*found) for found in _matches(key.value, facts.folded_bytes))
            case KeyKind.ORIGINAL_WORD:
                spans.extend(Span(*found) for found in _words(key.value, facts.original))
            case KeyKind.ORIGINAL_PATTERN:
                spans.extend(Span(*found) for found in _matches(key.value, facts.original_bytes))
            case _:
                pass
    if not spans and facts.original:
        spans = [Span(0, len(facts.original))]
    return merge(spans)


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """In order, without overlaps."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _words(word: str, text: str) -> Iterator[tuple[int, int]]:
    start = text.find(word)
    for _ in range(_MOST):
        if start < 0:
            return
        yield start, start + len(word)
        start = text.find(word, start + len(word))


def _matches(pattern: str, text: bytes) -> Iterator[tuple[int, int]]:
    """Matches as code points; RE2 counts bytes."""
    seen, at = 0, 0
    for number, (start, end) in enumerate(compile_pattern(pattern).spans(text)):
        if number >= _MOST:
            return
        first = at + len(text[seen:start].decode("utf-8", "replace"))
        last = first + len(text[start:end].decode("utf-8", "replace"))
        yield first, last
        seen, at = end, last
