"""The filter itself: every reading of a text, what the detectors see in each, and the verdict."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from types import ModuleType
from typing import Final, cast

from palabre.domain.verdicts import Category, Circumstances, Place, Span, Verdict
from palabre.engines.filter import (
    addresses,
    ages,
    context,
    emails,
    hate,
    phones,
    recognisers,
    repetition,
    views,
)
from palabre.engines.filter.ages import find_disclosures
from palabre.engines.filter.constructions import CONSTRUCTIONS, find_constructions
from palabre.engines.filter.context import (
    Context,
    is_aimed,
    is_denied,
    is_mentioned,
    is_pointed,
    is_said_of_oneself,
)
from palabre.engines.filter.recognisers import find_contacts
from palabre.engines.filter.repetition import floods, repeated_part, repeats_itself_over_time, shouts
from palabre.engines.filter.rules import RULES, Judgement, Rule, decide
from palabre.engines.filter.signals import Signal
from palabre.engines.filter.terms import Lexicon, Need, Scan, Severity, Term, TermHit, runs
from palabre.engines.filter.views import (
    View,
    Views,
    fold,
    join_letters,
    joined_text,
    make_views,
    put_together,
    read_leet,
    read_sms,
    squeeze,
    squeezed_text,
)

_RULE_OF_FINDING: Final = {
    "phone": "contact.phone",
    "email": "contact.email",
    "account": "contact.account",
    "address": "contact.address",
    "address_public": "contact.address_public",
    "iban": "contact.iban",
    "link": "spam.link",
    "link_short": "spam.link",
}
_PROMOTED: Final = re.compile(
    r"\b(?:gagne\w*|cliqu\w*|click\w*|bonus|casino|offert\w*|abonn\w*|achet\w*|promo\w*"
    r"|gratuit\w*|crypto|btc|bitcoin|x\d+|garanti\w*|rejoign\w*|rejoins|inscri\w*|credit|pret"
    r"|argent|money|free|sexy|photos?|nudes?|profitez|pas cher|followers|vues|visitez"
    r"|decouvrez|bienvenue sur|mon site|ma boutique|lien)\b"
)
_GENERATION: Final = 1
_PATTERN_MODULES: Final = (addresses, ages, context, emails, hate, phones, recognisers, repetition, views)
_BETWEEN: Final = re.compile(r"[\s'-]+")
_ENOUGH: Final = 8
_MOST_FINDINGS: Final = 64
_PLAIN_JOINERS: Final = frozenset("._*/|·•~^+=\\°¤")
_MIN_TOUCHING: Final = 4
_MIN_SHORT_SQUEEZED: Final = 6
_CAMEL: Final = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])|_")


@dataclass(kw_only=True, frozen=True, slots=True)
class Explanation:
    """Everything behind a verdict, for `palabre filter explain`."""

    verdict: Verdict
    views: Views
    signals: tuple[Signal, ...]
    fired: tuple[Rule, ...]


class Filter:
    """Text and circumstances in, verdict out; without memory, so the same question has the same answer."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._lexicon: Final = lexicon or Lexicon.of_package()
        self.version: Final = _version(self._lexicon)

    def judge(self, text: str, circumstances: Circumstances) -> Verdict:
        """A verdict for any string whatsoever."""
        signals = tuple(self._signals(text, circumstances))
        return self._verdict(signals, decide(signals, circumstances))

    def explain(self, text: str, circumstances: Circumstances) -> Explanation:
        """The verdict with the views, the signals and the rules that fired."""
        signals = tuple(self._signals(text, circumstances))
        judgement = decide(signals, circumstances)
        return Explanation(
            verdict=self._verdict(signals, judgement),
            views=make_views(text, self._lexicon.unmask),
            signals=signals,
            fired=judgement.fired,
        )

    def _verdict(self, signals: tuple[Signal, ...], judgement: Judgement) -> Verdict:
        if not judgement.fired:
            return Verdict(action=judgement.action, version=self.version)
        names = {rule.id for rule in judgement.fired}
        first = judgement.fired[0]
        return Verdict(
            action=judgement.action,
            categories=judgement.categories,
            spans=_merge(signal.span for signal in signals if signal.rule in names),
            rule=first.id,
            version=self.version,
            explanation=first.explanation,
            score=judgement.score,
            escalate=judgement.escalate,
        )

    def _signals(self, text: str, circumstances: Circumstances) -> Iterator[Signal]:
        folded = fold(text)
        leet = read_leet(folded)
        bases = leet or (folded,)
        context = Context(folded.text)
        scan = self._lexicon.scan(folded.text)
        yield from self._read("folded", folded, scan, context, circumstances.minimum_age)
        yield from self._contacts(folded, scan.cues)
        for view in leet:
            yield from self._read(
                "leet", view, self._lexicon.scan(view.text), context, circumstances.minimum_age
            )
        spelled = put_together(bases[0], self._lexicon.unmask)
        if spelled is not None:
            yield from self._read(
                "spelled", spelled, self._lexicon.scan(spelled.text), context, circumstances.minimum_age
            )
        phonetic = read_sms(bases[0])
        if phonetic is not None:
            yield from self._read(
                "phonetic", phonetic, self._lexicon.scan(phonetic.text), context, circumstances.minimum_age
            )
        for base in bases:
            yield from self._squeezed(text, base, context)
            yield from self._joined(text, base)
        yield from self._repetition(text, folded, circumstances)
        if circumstances.place is Place.PSEUDONYM:
            yield from self._glued(text, bases)

    def _read(
        self, name: str, view: View, scan: Scan, context: Context, minimum_age: int
    ) -> Iterator[Signal]:
        told: Counter[str] = Counter()
        for hit in scan.hits:
            if told[hit.term.form] >= _ENOUGH:
                continue
            told[hit.term.form] += 1
            rule = _rule_of(hit, view.text, context)
            if rule is not None:
                yield Signal(rule=rule, span=view.span(hit.start, hit.end), view=name, detail=hit.term.form)
        if scan.cues:
            for match in find_constructions(view.text, scan.cues, context):
                yield Signal(rule=match.rule, span=view.span(match.start, match.end), view=name)
            if "age" in scan.cues:
                for start, end in find_disclosures(view.text, minimum_age, context):
                    yield Signal(rule="minors.disclosure", span=view.span(start, end), view=name)

    def _contacts(self, folded: View, cues: frozenset[str]) -> Iterator[Signal]:
        promoted: bool | None = None
        for finding in islice(find_contacts(folded.text, cues), _MOST_FINDINGS):
            rule = _RULE_OF_FINDING.get(finding.kind)
            if rule is None:
                continue
            if rule == "spam.link":
                if promoted is None:
                    promoted = _PROMOTED.search(folded.text) is not None
                if promoted or finding.kind == "link_short":
                    rule = "spam.advertising"
            yield Signal(rule=rule, span=folded.span(finding.start, finding.end), view="folded")

    def _squeezed(self, text: str, base: View, context: Context) -> Iterator[Signal]:
        hits = list(islice(self._lexicon.scan_squeezed(squeezed_text(base)), _MOST_FINDINGS))
        view = squeeze(base) if hits else None
        if view is None:
            return
        for hit in hits:
            span = view.span(hit.start, hit.end)
            if not _is_stretched(fold(text[span.start : span.end]).text, hit.term):
                continue
            rule = _rule_of(hit, view.text, context)
            if rule is not None:
                yield Signal(rule=rule, span=span, view="squeezed", detail=hit.term.form)

    def _joined(self, text: str, base: View) -> Iterator[Signal]:
        hits = list(islice(self._lexicon.scan_joined(joined_text(base)), _MOST_FINDINGS))
        if not hits:
            return
        view = join_letters(base)
        for hit in hits:
            if _is_split(text, view, hit):
                rule = _plain_rule(hit.term)
                yield Signal(
                    rule=rule, span=view.span(hit.start, hit.end), view="joined", detail=hit.term.form
                )

    def _repetition(self, text: str, folded: View, circumstances: Circumstances) -> Iterator[Signal]:
        if not circumstances.repetition_control or circumstances.place is Place.PSEUDONYM:
            return
        whole = Span(0, len(text))
        repeated = repeated_part(folded.text)
        if repeated is not None:
            yield Signal(rule="spam.repetition", span=folded.span(*repeated), view="folded")
        if shouts(text):
            yield Signal(rule="spam.shouting", span=whole, view="original")
        if circumstances.recent:
            if floods(circumstances):
                yield Signal(rule="spam.flood", span=whole, view="original")
            if repeats_itself_over_time(text, circumstances):
                yield Signal(rule="spam.duplicate", span=whole, view="original")

    def _glued(self, text: str, bases: tuple[View, ...]) -> Iterator[Signal]:
        for base in bases:
            view = join_letters(base)
            for hit in self._lexicon.scan_glued(view.text):
                span = view.span(hit.start, hit.end)
                yield Signal(rule=_plain_rule(hit.term), span=span, view="glued", detail=hit.term.form)
        spaced = fold(_CAMEL.sub(" ", text)).text
        for hit in self._lexicon.scan(spaced).hits:
            if hit.term.need is not Need.AIMED and hit.term.severity >= Severity.STRONG:
                yield Signal(
                    rule=_plain_rule(hit.term), span=Span(0, len(text)), view="words", detail=hit.term.form
                )


def _rule_of(hit: TermHit, text: str, context: Context) -> str | None:
    """Which rule a form speaks for where it stands; None when it hurts nobody there."""
    term, start, end = hit.term, hit.start, hit.end
    if is_mentioned(text, start, end, context) or is_said_of_oneself(text, start, end):
        return None
    if term.category is Category.INSULT and is_denied(text, start):
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
    return _plain_rule(term)


def _plain_rule(term: Term) -> str:
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
    return fold(between).text if between else ""


def _merge(spans: Iterator[Span]) -> tuple[Span, ...]:
    """In order, without overlaps."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _version(lexicon: Lexicon) -> str:
    """Changes with any word, rule or pattern; ``_GENERATION`` is raised with code that changes verdicts."""
    digest = hashlib.sha256(lexicon.content_hash.encode())
    digest.update(repr(RULES).encode())
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
