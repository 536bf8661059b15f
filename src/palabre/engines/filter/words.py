"""The lexicon's forms where they hurt: whole, stretched, split, or glued into a pseudonym."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Final

from palabre.domain.verdicts import Category, Place, Span
from palabre.engines.filter.context import (
    Context,
    is_aimed,
    is_denied,
    is_fond,
    is_mentioned,
    is_pointed,
    is_said_of_oneself,
)
from palabre.engines.filter.names import is_a_name, is_in_a_couple, is_literal
from palabre.engines.filter.reading import Reading, Scanned
from palabre.engines.filter.signals import Signal
from palabre.engines.filter.terms import Lexicon, Need, Severity, Term, TermHit, runs
from palabre.engines.filter.views import View, fold, join_letters, joined_text, squeeze, squeezed_text

_DENIABLE: Final = frozenset({Category.INSULT, Category.SEXUAL})
_ENOUGH: Final = 4
_MOST_FINDINGS: Final = 64
_BETWEEN: Final = re.compile(r"[\s'-]+")
_PLAIN_JOINERS: Final = frozenset("._*/|·•~^+=\\°¤")
_SHORT_GAP: Final = 4
_MIN_TOUCHING: Final = 4
_MIN_SHORT_SQUEEZED: Final = 6
_CAMEL: Final = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])|_")


def find_words(reading: Reading) -> Iterable[Signal]:
    """Forms in every view where words are whole."""
    telling = [scanned for scanned in reading.scanned if scanned.scan.hits]
    return _words(reading, telling) if telling else ()


def _words(reading: Reading, telling: Iterable[Scanned]) -> Iterator[Signal]:
    for scanned in telling:
        told: dict[str, int] = {}
        for hit in islice(scanned.scan.hits, _MOST_FINDINGS):
            times = told.get(hit.term.form, 0)
            if times >= _ENOUGH:
                continue
            told[hit.term.form] = times + 1
            name = _name_of(hit, scanned.view.text, scanned.context)
            if name is None:
                continue
            span = scanned.view.span(hit.start, hit.end)
            if not _names_somebody(reading.text, span, name):
                yield Signal(
                    name=name,
                    span=span,
                    view=scanned.name,
                    detail=hit.term.form,
                )


def find_stretched(reading: Reading) -> Iterable[Signal]:
    """Forms whose letters were repeated."""
    found: list[Signal] = []
    for base in reading.bases:
        squeezed = squeezed_text(base)
        if len(squeezed) == len(base.text):
            continue
        hits = list(islice(reading.lexicon.scan_squeezed(squeezed), _MOST_FINDINGS))
        view = squeeze(base) if hits else None
        if view is not None:
            found.extend(_stretched(reading, view, hits))
    return found


def _stretched(reading: Reading, view: View, hits: Iterable[TermHit]) -> Iterator[Signal]:
    context = Context(view.text)
    for hit in hits:
        span = view.span(hit.start, hit.end)
        if not _is_stretched(fold(reading.text[span.start : span.end]).text, hit.term):
            continue
        name = _name_of(hit, view.text, context)
        if name is not None and not _names_somebody(reading.text, span, name):
            yield Signal(name=name, span=span, view="squeezed", detail=hit.term.form)


def find_split(reading: Reading) -> Iterable[Signal]:
    """Forms whose letters stand apart."""
    found: list[Signal] = []
    for base in reading.bases:
        hits = list(islice(reading.lexicon.scan_joined(joined_text(base)), _MOST_FINDINGS))
        view = join_letters(base) if hits else base
        for hit in hits:
            if _is_split(reading.text, view, hit):
                span = view.span(hit.start, hit.end)
                name = _plain_name(hit.term)
                found.append(Signal(name=name, span=span, view="joined", detail=hit.term.form))
    return found


def find_glued(reading: Reading) -> Iterable[Signal]:
    """Forms inside a pseudonym, where words are written together."""
    return _glued(reading) if reading.circumstances.place is Place.PSEUDONYM else ()


def _glued(reading: Reading) -> Iterator[Signal]:
    for base in reading.bases:
        view = join_letters(base)
        for hit in reading.lexicon.scan_glued(view.text):
            span = view.span(hit.start, hit.end)
            yield Signal(name=_plain_name(hit.term), span=span, view="glued", detail=hit.term.form)
    whole = Span(0, len(reading.text))
    spaced = fold(_CAMEL.sub(" ", reading.text)).text
    for hit in reading.lexicon.scan(spaced).hits:
        if hit.term.need is not Need.AIMED and hit.term.severity >= Severity.STRONG:
            yield Signal(name=_plain_name(hit.term), span=whole, view="words", detail=hit.term.form)


def _name_of(hit: TermHit, text: str, context: Context) -> str | None:
    """The signal of a form where it stands; None when it hurts nobody there."""
    term, start, end = hit.term, hit.start, hit.end
    if is_mentioned(text, start, end, context) or is_said_of_oneself(text, start, end):
        return None
    if is_literal(text, start, end):
        return None
    if context.endearment and _is_meant_well(term, text, start):
        return None
    if context.joy and term.category is Category.INSULT and term.severity < Severity.EXTREME:
        return None
    if term.category in _DENIABLE and is_denied(text, start):
        return None
    if term.category is Category.INSULT and term.severity is Severity.MILD and context.endearment:
        return None
    if (
        context.counter_speech
        and term.category is not Category.SEXUAL
        and not is_aimed(text, start, end, context)
    ):
        return None
    if term.need is Need.AIMED and not is_aimed(text, start, end, context):
        return None
    if term.need is Need.PERSON and not is_pointed(text, start, end):
        return None
    return _plain_name(term)


def _is_meant_well(term: Term, text: str, start: int) -> bool:
    """Said with an endearment: «t'es folle ma chérie», «mon vieux salaud»; a slur never is."""
    if term.category is Category.HATE:
        return term.form == "folle"
    return term.need is Need.AIMED or is_fond(text, start)


def _names_somebody(text: str, span: Span, name: str) -> bool:
    if is_a_name(text, span.start, span.end):
        return True
    return name == "sexual.coarse" and is_in_a_couple(text, span.start, span.end)


def _plain_name(term: Term) -> str:
    strong = term.severity >= Severity.STRONG
    match term.category:
        case Category.HATE:
            return "hate.slur"
        case Category.SEXUAL:
            return "sexual.solicitation" if strong else "sexual.coarse"
        case _:
            return "insult.direct" if strong else "insult.mild"


def _is_stretched(written: str, term: Term) -> bool:
    """Whether letters were repeated to dodge, and not because the word is spelled so («salle», «bitte»)."""
    seen, meant = runs("".join(char for char in written if char.isalpha())), runs(term.form.replace(" ", ""))
    if len(seen) < len(meant):
        return False
    extra = 0
    for (char, count), (wanted, least) in zip(seen, meant, strict=False):
        if char != wanted or count < least:
            return False
        # Three in a row, or a doubled vowel, is no French spelling; a doubled consonant may be.
        extra += (count - least) * (2 if count > 2 or char in "aiouy" else 1)  # noqa: PLR2004
    return extra >= (2 if len(term.form) < _MIN_SHORT_SQUEEZED else 1)


def _is_split(text: str, view: View, hit: TermHit) -> bool:
    """Whether the letters of a form stand apart on purpose, from the start of a word to the end of one."""
    start, end = hit.start, hit.end
    if start and not _gap(text, view, start - 1):
        return False
    if end < len(view.text) and not _gap(text, view, end - 1):
        return False
    gaps: list[str] = []
    lengths: list[int] = [1]
    for index in range(start, end - 1):
        gap = _gap(text, view, index)
        if gap:
            gaps.append(gap)
            lengths.append(1)
        else:
            lengths[-1] += 1
    if not gaps or _same_words(fold(text[view.starts[start] : view.ends[end - 1]]).text, hit.term.form):
        return False
    if max(lengths) == 1:
        # Letters one by one; a following single letter would belong to the same word.
        return True
    if all(set(gap) <= _PLAIN_JOINERS for gap in gaps):
        return end - start >= _MIN_TOUCHING
    return Lexicon.may_split(hit.term) and all(len(gap) <= _MIN_TOUCHING - 1 for gap in gaps)


def _same_words(written: str, form: str) -> bool:
    """Whether the form is written as it should be, so that the folded view sees it in its context."""
    return _BETWEEN.sub(" ", written) == _BETWEEN.sub(" ", form)


def _gap(text: str, view: View, index: int) -> str:
    """What the reader sees between two letters of a joined view."""
    between = text[view.ends[index] : view.starts[index + 1]]
    return _folded_gap(between) if len(between) < _SHORT_GAP else fold(between).text


@lru_cache(maxsize=1 << 12)
def _folded_gap(between: str) -> str:
    return fold(between).text
