"""The curated lexicon: typed entries read from the package's data, and the automata that find them."""

import hashlib
import re
import tomllib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache
from importlib.resources import files
from operator import itemgetter
from typing import Final, Self

import msgspec
from ahocorasick_rs import AhoCorasick

from palabre.domain.verdicts import Category
from palabre.engines.filter.respelling import Respeller
from palabre.engines.filter.views import fold


class Severity(IntEnum):
    """How much a word hurts."""

    MILD = 1
    STRONG = 2
    EXTREME = 3


class Boundary(StrEnum):
    """What may stand right after a form; before it there is never a letter, ``anywhere`` apart."""

    EXACT = "exact"
    WORD = "word"
    NOUN = "noun"
    PREFIX = "prefix"
    ANYWHERE = "anywhere"


class Need(StrEnum):
    """When a form counts: always, when it points at a person, or when it is thrown at somebody."""

    NOTHING = "nothing"
    PERSON = "person"
    AIMED = "aimed"


_ENDINGS: Final[Mapping[Boundary, frozenset[str]]] = {
    Boundary.EXACT: frozenset({""}),
    Boundary.WORD: frozenset({"", "s", "x", "z"}),
    Boundary.NOUN: frozenset({"", "s", "x", "z", "e", "es", "ee", "ees", "ss"}),
}


@dataclass(kw_only=True, frozen=True, slots=True)
class Term:
    """One form, already folded."""

    form: str
    category: Category
    severity: Severity
    boundary: Boundary
    need: Need
    glued: bool
    """Also found inside a longer word where words are written together (pseudonyms)."""


@dataclass(kw_only=True, frozen=True, slots=True)
class TermHit:
    """A term found in a view, at its code points."""

    term: Term
    start: int
    end: int


@dataclass(kw_only=True, frozen=True, slots=True)
class Scan:
    """All that one pass over a view found."""

    hits: tuple[TermHit, ...]
    cues: frozenset[str]


class _Group(msgspec.Struct, forbid_unknown_fields=True):
    severity: str
    boundary: Boundary
    forms: list[str]
    need: Need = Need.NOTHING
    glued: bool = False


class _TermFile(msgspec.Struct, forbid_unknown_fields=True):
    category: Category
    group: list[_Group]


class _Exceptions(msgspec.Struct, forbid_unknown_fields=True):
    words: list[str]


class _Cues(msgspec.Struct, forbid_unknown_fields=True):
    cue: dict[str, list[str]]


_TERM_FILES: Final = ("insult.toml", "hate.toml", "sexual.toml")
# Cues that are seen in words written together without blanks.
_GLUED_CUES: Final = frozenset({"group"})
_MIN_JOINED: Final = 6
_MIN_SPELLED: Final = 3
_MIN_GLUED: Final = 4
_SHORT_CUE: Final = 3
_LONGEST_EXCEPTION: Final = 48
# Two everyday words that make a form when written together: «en foire», «or dure», «de bile».
_NEVER_SPLIT: Final = frozenset(
    {"enfoire", "ordure", "debile", "parasite", "balance", "conasse", "salaud", "mytho"}
)
_LETTERS_ONLY: Final = re.compile(r"[^a-z]+")
_HIDING: Final = re.compile(r"[#•✱]")
_RUN: Final = re.compile(r"([a-z])\1+")


def _spellings(form: str) -> Iterable[str]:
    """A hyphen or an apostrophe is often left out, or a blank."""
    folded = fold(form).text
    yield folded
    if "-" in folded:
        yield folded.replace("-", " ")
        yield folded.replace("-", "")
    if "'" in folded:
        yield folded.replace("'", "")
        yield folded.replace("'", " ")


def runs(text: str) -> list[tuple[str, int]]:
    """Letters with the number of times that each stands in a row."""
    counted: list[tuple[str, int]] = []
    for char in text:
        if counted and counted[-1][0] == char:
            counted[-1] = (char, counted[-1][1] + 1)
        else:
            counted.append((char, 1))
    return counted


def _says_more(term: Term, other: Term) -> bool:
    """Of two entries for one form, the severer counts, and the one that needs less."""
    needs = tuple(Need)
    return (term.severity, -needs.index(term.need)) > (other.severity, -needs.index(other.need))


class Lexicon:
    """Terms, exceptions and cues with the automata over them; immutable once built."""

    def __init__(
        self, *, terms: Iterable[Term], exceptions: Iterable[str], cues: Mapping[str, Iterable[str]]
    ) -> None:
        by_form: dict[str, Term] = {}
        for term in terms:
            if term.form not in by_form or _says_more(term, by_form[term.form]):
                by_form[term.form] = term
        self.terms: Final = tuple(by_form[form] for form in sorted(by_form))
        self.exceptions: Final = tuple(sorted({form for word in exceptions for form in _spellings(word)}))
        cue_names: dict[str, set[str]] = defaultdict(set)
        for name, words in sorted(cues.items()):
            for word in words:
                for form in _spellings(word):
                    cue_names[form].add(name)
        patterns = sorted({*by_form, *self.exceptions, *cue_names})
        excepted = frozenset(self.exceptions)
        self._known: Final = [
            (by_form.get(pattern), pattern in excepted, frozenset(cue_names.get(pattern, ())))
            for pattern in patterns
        ]
        self._words: Final = AhoCorasick(patterns)
        self._squeezed, self._squeezed_of = self._index(
            (_RUN.sub(r"\1", term.form), term) for term in self.terms if term.need is not Need.AIMED
        )
        self._joined, self._joined_of = self._index(
            (_LETTERS_ONLY.sub("", term.form), term)
            for term in self.terms
            if term.need is not Need.AIMED and term.severity >= Severity.STRONG
        )
        glued = [
            (_LETTERS_ONLY.sub("", term.form), term)
            for term in self.terms
            if term.glued and len(_LETTERS_ONLY.sub("", term.form)) >= _MIN_GLUED
        ]
        innocent = sorted({_LETTERS_ONLY.sub("", word) for word in self.exceptions} - {""})
        self._glued, self._glued_of = self._index(glued)
        self._innocent: Final = AhoCorasick(innocent or ["\0"])
        self.respeller: Final = Respeller.of_package(
            (
                term.form
                for term in self.terms
                if term.severity >= Severity.STRONG and term.need is not Need.AIMED
            ),
            cue_names,
            {form for form, names in cue_names.items() if not names.isdisjoint(_GLUED_CUES)},
            self.exceptions,
        )
        self._by_shape: dict[tuple[str, int], list[str]] = defaultdict(list)
        strong = [term.form for term in self.terms if term.severity >= Severity.STRONG]
        for form in dict.fromkeys((*strong, *sorted(cue_names))):
            if form.isalpha() and len(form) >= _MIN_GLUED:
                self._by_shape[form[0], len(form)].append(form)

    @staticmethod
    def _index(pairs: Iterable[tuple[str, Term]]) -> tuple[AhoCorasick, list[Term]]:
        table: dict[str, Term] = {}
        for form, term in pairs:
            if len(form) >= _MIN_SPELLED and (form not in table or table[form].severity < term.severity):
                table[form] = term
        forms = sorted(table)
        return AhoCorasick(forms or ["\0"]), [table[form] for form in forms]

    @classmethod
    def of_package(cls) -> Self:
        """The lexicon that comes with the product."""
        content = _read_content()
        return cls(terms=content.terms, exceptions=content.exceptions, cues=content.cues)

    @property
    def content_hash(self) -> str:
        """Changes with any form, exception or cue."""
        digest = hashlib.sha256()
        for term in self.terms:
            digest.update(repr(term).encode())
        for word in self.exceptions:
            digest.update(word.encode() + b"\n")
        for _, _, names in self._known:
            digest.update(",".join(sorted(names)).encode() + b"\n")
        for line in self.respeller.content:
            digest.update(line.encode() + b"\n")
        return digest.hexdigest()

    def scan(self, text: str) -> Scan:
        """Terms at their boundaries and outside exceptions, and the cues that are there."""
        hits: list[TermHit] = []
        innocent: list[tuple[int, int]] = []
        cues: set[str] = set()
        last = -1
        for pattern, start, end in self._words.find_matches_as_indexes(text, overlapping=True):
            if pattern == last:
                # Only its cues count, and they are known: a wall of one emoji is thousands of these.
                continue
            term, excepted, named = self._known[pattern]
            if start and text[start - 1].isalpha() and text[start].isalpha():
                if term is None or term.boundary is not Boundary.ANYWHERE:
                    continue
            elif excepted:
                innocent.append((start, end))
            if not named <= cues and (
                end - start > _SHORT_CUE or end == len(text) or not text[end].isalpha()
            ):
                cues.update(named)
                last = pattern if term is None and not excepted else -1
            if term is not None and _ends_well(text, end, term):
                hits.append(TermHit(term=term, start=start, end=end))
        if innocent:
            hits = [hit for hit in hits if not _within(hit, innocent)]
        return Scan(hits=tuple(hits), cues=frozenset(cues))

    def scan_squeezed(self, text: str) -> Iterable[TermHit]:
        """Terms whose runs of letters were squeezed, as ``text`` was; the caller compares the runs."""
        for pattern, start, end in self._squeezed.find_matches_as_indexes(text, overlapping=True):
            term = self._squeezed_of[pattern]
            if not (start and text[start - 1].isalpha()) and _ends_well(text, end, term):
                yield TermHit(term=term, start=start, end=end)

    def scan_joined(self, text: str) -> Iterable[TermHit]:
        """Terms in a text of letters only; the caller checks what was between the letters."""
        for pattern, start, end in self._joined.find_matches_as_indexes(text, overlapping=True):
            yield TermHit(term=self._joined_of[pattern], start=start, end=end)

    def scan_glued(self, text: str) -> Iterable[TermHit]:
        """Terms anywhere in a text of letters only, such as a pseudonym, outside innocent words."""
        found = self._glued.find_matches_as_indexes(text, overlapping=True)
        if not found:
            return
        innocent = [(a, b) for _, a, b in self._innocent.find_matches_as_indexes(text, overlapping=True)]
        for pattern, start, end in found:
            hit = TermHit(term=self._glued_of[pattern], start=start, end=end)
            if not _within(hit, innocent):
                yield hit

    def unmask(self, word: str) -> str | None:
        """The first known word that a word with hidden letters can mean; any sign hides one letter."""
        masked = _HIDING.sub("*", word)
        if len(masked) - masked.count("*") < max(2, masked.count("*")):
            return None
        for ending in ("", "s", "e", "es"):
            if not masked.endswith(ending):
                continue
            bare = masked[: len(masked) - len(ending)]
            for form in self._by_shape.get((bare[:1], len(bare)), ()):
                if all(seen in {"*", meant} for seen, meant in zip(bare, form, strict=True)):
                    return form + ending
        return None

    @staticmethod
    def may_split(term: Term) -> bool:
        """Whether the form is long and odd enough to be seen across blanks («con nard»)."""
        bare = _LETTERS_ONLY.sub("", term.form)
        return len(bare) >= _MIN_JOINED and bare not in _NEVER_SPLIT


def _within(hit: TermHit, innocent: list[tuple[int, int]]) -> bool:
    """Whether the form is only a part of an innocent word or phrase; these come in order of their ends."""
    size = hit.end - hit.start
    for index in range(bisect_left(innocent, hit.end, key=itemgetter(1)), len(innocent)):
        start, end = innocent[index]
        if end > hit.start + _LONGEST_EXCEPTION:
            return False
        if start <= hit.start and end - start > size:
            return True
    return False


def _ends_well(text: str, end: int, term: Term) -> bool:
    allowed = _ENDINGS.get(term.boundary)
    if allowed is None:
        return True
    stop = end
    while stop < len(text) and stop - end <= len("ees") and text[stop].isalpha():
        stop += 1
    return text[end:stop] in allowed


class _Content(msgspec.Struct):
    terms: list[Term]
    exceptions: list[str]
    cues: dict[str, list[str]]


@cache
def _read_content() -> _Content:
    folder = files("palabre.engines.filter.lexicon")
    terms: list[Term] = []
    for name in _TERM_FILES:
        parsed = msgspec.convert(tomllib.loads((folder / name).read_text("utf-8")), _TermFile)
        for group in parsed.group:
            terms.extend(
                Term(
                    form=spelling,
                    category=parsed.category,
                    severity=Severity[group.severity.upper()],
                    boundary=group.boundary,
                    need=group.need,
                    glued=group.glued,
                )
                for form in group.forms
                for spelling in _spellings(form)
            )
    exceptions = msgspec.convert(tomllib.loads((folder / "exceptions.toml").read_text("utf-8")), _Exceptions)
    cues = msgspec.convert(tomllib.loads((folder / "cues.toml").read_text("utf-8")), _Cues)
    return _Content(terms=terms, exceptions=exceptions.words, cues=cues.cue)
