"""Words that stand for others: short messages, verlan, emoji, slips of the finger, blanks left out."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Final, Self

import msgspec

from palabre.engines.filter.views import View, fold

_LONGEST_TOKEN: Final = 40
_SHORTEST_SLIP: Final = 4
_SHORTEST_GLUED: Final = 7
_LONGEST_GLUED: Final = 32
_MOST_PIECES: Final = 6
_MOST_MEANINGS: Final = 300
"""More words of one text are left as they are: only a wall of emoji has so many, and each costs time."""
_REMEMBERED: Final = 1 << 15
_FIGURE_BEFORE: Final = re.compile(r"(?:[0-9]|\b(?:le|la|les|du|vitamine|plan|point)) ?$")


class _File(msgspec.Struct, forbid_unknown_fields=True):
    class Typos(msgspec.Struct, forbid_unknown_fields=True):
        words: list[str]
        never: list[str]

    class Glue(msgspec.Struct, forbid_unknown_fields=True):
        words: list[str]

    sms: dict[str, list[str]]
    verlan: dict[str, list[str]]
    emoji: dict[str, list[str]]
    typos: Typos
    glue: Glue


def slips(word: str) -> Iterator[str]:
    """The word with one letter left out or doubled, or two swapped; its first letter stays.

    In a short word only swaps are told from another word.
    """
    long = len(word) > _SHORTEST_SLIP
    for index in range(1, len(word)):
        if long and word[index] != word[index - 1]:
            yield word[:index] + word[index + 1 :]
            yield word[: index + 1] + word[index:]
        if index + 1 < len(word) and word[index] != word[index + 1]:
            yield word[:index] + word[index + 1] + word[index] + word[index + 2 :]


class _Meanings(dict[str, str | None]):
    """What each word stands for, remembered; bounded, since the words come from strangers."""

    def __init__(self, look_up: Callable[[str], str | None]) -> None:
        super().__init__()
        self._look_up: Final = look_up

    def __missing__(self, word: str) -> str | None:
        meaning = self._look_up(word) if len(word) <= _LONGEST_TOKEN else None
        if len(self) < _REMEMBERED and len(word) <= _LONGEST_TOKEN:
            self[word] = meaning
        return meaning


class Respeller:
    """Tables from a word to the one that it stands for; immutable once built."""

    def __init__(
        self,
        *,
        meanings: Mapping[str, str],
        slipping: Iterable[str],
        never: Iterable[str],
        known: Iterable[str],
        telling: Iterable[str],
        joints: Iterable[str],
    ) -> None:
        self._known: Final = frozenset(known)
        self._spared: Final = self._known | frozenset(never)
        table: dict[str, str] = {}
        for word in sorted(slipping):
            if len(word) < _SHORTEST_SLIP:
                continue
            for slip in slips(word):
                if slip not in self._spared:
                    table.setdefault(slip, word)
        table.update((form, meaning) for form, meaning in meanings.items() if form != meaning)
        self._table: Final = table
        signs = sorted((form for form in meanings if not form[0].isalnum()), key=len, reverse=True)
        self._token: Final = re.compile("|".join((r"[a-z0-9]+(?:'[a-z]+)?", *map(re.escape, signs))))
        self._joints: Final = frozenset(joints)
        self._telling: Final = frozenset(
            word for word in telling if word.isalpha() and len(word) >= _SHORTEST_SLIP
        )
        self._meanings: Final = _Meanings(self._look_up)

    @classmethod
    def of_package(
        cls, forms: Iterable[str], cues: Iterable[str], glued: Iterable[str], spared: Iterable[str]
    ) -> Self:
        """The tables that come with the product; ``forms`` may be mistyped, ``cues`` are known words too.

        ``glued`` are those of them that are seen in words without blanks; ``spared`` words mean themselves.
        """
        content = _read_content()
        meanings = {
            fold(form).text: meaning
            for part in (content.sms, content.verlan, content.emoji)
            for meaning, listed in part.items()
            for form in listed
        }
        strong = {form for form in forms if form.isalpha() and form.isascii()}
        words = {fold(word).text for word in content.typos.words}
        return cls(
            meanings=meanings,
            slipping={
                spelling
                for form in strong
                if len(form) > _SHORTEST_SLIP + 1
                for spelling in (form, f"{form}s")
            }
            | words,
            never={*spared, *(fold(word).text for word in content.typos.never)},
            known={*words, *cues, *(f"{form}{ending}" for form in strong for ending in ("", "s", "e", "es"))},
            telling={*strong, *words, *glued},
            joints=content.glue.words,
        )

    @property
    def meanings(self) -> Iterable[str]:
        """What the words of the tables stand for."""
        return self._table.values()

    @property
    def content(self) -> Iterable[str]:
        """All that a reading depends on, in a stable order."""
        yield from (f"{form} {meaning}" for form, meaning in sorted(self._table.items()))
        yield from sorted(self._telling | self._joints)
        yield from sorted(self._spared)

    def read(self, base: View) -> View | None:
        """The view in which words stand for what they mean; None when every word is plain."""
        text = base.text
        found: list[tuple[int, int, str]] = []
        # Nearly every text has plain words only, and is let go here.
        if not any(map(self._meanings.__getitem__, self._token.findall(text))):
            return None
        for token in self._token.finditer(text):
            if len(found) == _MOST_MEANINGS:
                break
            word = token[0]
            meaning = self._meanings[word]
            if meaning is None:
                continue
            start, end = token.span()
            if len(word) == 1 and word.isalnum() and not _between_words(text, start, end):
                continue
            found.append((start, end, meaning))
        return replace_words(base, found) if found else None

    def _look_up(self, word: str) -> str | None:
        meaning = self._table.get(word)
        if meaning is not None:
            return meaning
        elided, apostrophe, bare = word.partition("'")
        if apostrophe:
            meaning = self._meanings[bare] if len(bare) > 1 else None
            return None if meaning is None else f"{elided}'{meaning}"
        if not word.isalpha():
            return None
        if _SHORTEST_GLUED <= len(word) <= _LONGEST_GLUED and word not in self._spared:
            pieces = self._cut(word)
            if pieces is not None:
                return " ".join(pieces)
        return None

    def _is_piece(self, part: str) -> bool:
        return (
            part in self._joints or part in self._telling or (part[-1] == "s" and part[:-1] in self._telling)
        )

    def _cut(self, word: str) -> tuple[str, ...] | None:
        """The fewest known words that make this one, joints and others; None if there are none."""
        best: list[tuple[str, ...] | None] = [(), *(None for _ in word)]
        for end in range(2, len(word) + 1):
            for start in range(max(0, end - _LONGEST_GLUED), end - 1):
                before = best[start]
                if before is None or not self._is_piece(word[start:end]):
                    continue
                now = best[end]
                if now is None or len(before) + 1 < len(now):
                    best[end] = (*before, word[start:end])
        pieces = best[-1]
        # Many words of the language end like one of two letters («-te», «-ne»).
        if pieces is None or not 1 < len(pieces) <= _MOST_PIECES or len(pieces[-1]) <= len("te"):
            return None
        if self._joints.issuperset(pieces) or self._joints.isdisjoint(pieces):
            return None
        return pieces


def _between_words(text: str, start: int, end: int) -> bool:
    """Whether a single letter may be a word of a short message, and not a unit, a grade or a list."""
    following = text[end : end + 2]
    if len(following) < 2 or following[0] != " " or not following[1].isalnum():  # noqa: PLR2004
        return False
    return _FIGURE_BEFORE.search(text[max(0, start - 9) : start]) is None


def replace_words(base: View, found: Iterable[tuple[int, int, str]]) -> View:
    """The view with words (start, end, written instead, in order); each letter stands for all of the word."""
    text = base.text
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for start, end, word in found:
        parts.extend((text[last:start], word))
        starts.extend(base.starts[last:start])
        ends.extend(base.ends[last:start])
        starts.extend([base.starts[start]] * len(word))
        ends.extend([base.ends[end - 1]] * len(word))
        last = end
    parts.append(text[last:])
    starts.extend(base.starts[last:])
    ends.extend(base.ends[last:])
    return View(text="".join(parts), starts=starts, ends=ends)


@cache
def _read_content() -> _File:
    folder = files("palabre.engines.filter.lexicon")
    return msgspec.convert(tomllib.loads((folder / "respellings.toml").read_text("utf-8")), _File)
