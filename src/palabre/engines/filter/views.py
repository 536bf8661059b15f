"""Several readings of one text, each with a map of its code points back to what its author wrote."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import Final

from palabre.domain.verdicts import Span
from palabre.engines.filter.confusables import LATIN_LOOK_ALIKES, is_invisible


@dataclass(kw_only=True, frozen=True, slots=True)
class View:
    """One reading; its code point ``i`` stands for ``[starts[i], ends[i])`` of the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Where the code points ``start`` to ``end`` (not empty) of this view stand in the original."""
        return Span(self.starts[start], self.ends[end - 1])


@dataclass(kw_only=True, frozen=True, slots=True)
class Views:
    """All readings of one text; those that would not differ from others are left out."""

    folded: View
    leet: tuple[View, ...] = ()
    """Figures and signs as letters; twice when 1, ! or | may be i or l."""
    spelled: View | None = None
    """Letters written one by one put together, and letters hidden by stars put back."""
    phonetic: View | None = None
    respelled: View | None = None
    """Short messages, verlan, emoji and slips of the finger as the words that they stand for."""
    squeezed: tuple[View, ...] = ()
    joined: tuple[View, ...] = ()


_SPACES: Final = "\t\n\r\x0b\x0c\x85\u2028\u2029"
# One Arabic ligature is eighteen letters long; nothing that hides a word has more than «viii».
_MOST_LETTERS: Final = 4
_MAX_REMEMBERED: Final = 20_000
_MARK_CATEGORIES: Final = frozenset({"Mn", "Me", "Mc"})


def fold_char(char: str) -> str:
    """One character folded: compatible form, look-alikes as Latin, no case, no marks, '' when hidden."""
    if char in _SPACES:
        return " "
    if is_invisible(char):
        return ""
    if "\ud800" <= char <= "\udfff":
        # Half of a character: no text that travels as UTF-8 can hold it.
        return "\ufffd"
    compatible = unicodedata.normalize("NFKC", char).translate(LATIN_LOOK_ALIKES)
    bare = unicodedata.normalize("NFD", compatible.casefold()).translate(LATIN_LOOK_ALIKES)
    letters = "".join(part for part in bare if unicodedata.category(part) not in _MARK_CATEGORIES)
    return letters[:_MOST_LETTERS]


class _FoldTable(dict[int, str]):
    """A translation table that fills itself; bounded, since its keys come from strangers."""

    def __missing__(self, code: int) -> str:
        folded = fold_char(chr(code))
        if len(self) < _MAX_REMEMBERED:
            self[code] = folded
        return folded


_FOLD: Final = _FoldTable({ord("’"): "'", ord("‘"): "'", ord("ʼ"): "'", ord("`"): "'"})
# Common characters that fold to exactly one: a text of these needs no map at all.
_ONE_TO_ONE: Final = frozenset(
    char
    for char in map(
        chr,
        (
            *range(0x250),
            *range(0x2010, 0x2030),
            *range(0x1F300, 0x1F700),
            *range(0xD800, 0xE000),
            0x202F,
            0x20AC,
        ),
    )
    if len(_FOLD[ord(char)]) == 1
)


# Longer gaps say nothing more, and would make patterns with several optional gaps slow.
_MANY_BLANKS: Final = "    "


def fold(text: str) -> View:
    """The folded view: what the others are made from; gaps are cut at three blanks."""
    if _ONE_TO_ONE.issuperset(text):
        folded = text.translate(_FOLD)
        if _MANY_BLANKS not in folded:
            return View(text=folded, starts=range(len(text)), ends=range(1, len(text) + 1))
    else:
        view = _fold_rare(text)
        if _MANY_BLANKS not in view.text:
            return view
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    blanks = 0
    for index, char in enumerate(text):
        part = _FOLD[ord(char)]
        blanks = blanks + 1 if part == " " else 0
        if blanks >= len(_MANY_BLANKS):
            continue
        parts.append(part)
        for _ in part:
            starts.append(index)
            ends.append(index + 1)
    return View(text="".join(parts), starts=starts, ends=ends)


def _fold_rare(text: str) -> View:
    """Folded as ``fold`` does, long gaps apart: only characters that may change their number one by one."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for index, char in enumerate(text):
        if char in _ONE_TO_ONE:
            continue
        part = _FOLD[ord(char)]
        parts.extend((text[last:index].translate(_FOLD), part))
        starts.extend(range(last, index))
        ends.extend(range(last + 1, index + 1))
        for _ in part:
            starts.append(index)
            ends.append(index + 1)
        last = index + 1
    parts.append(text[last:].translate(_FOLD))
    starts.extend(range(last, len(text)))
    ends.extend(range(last + 1, len(text) + 1))
    return View(text="".join(parts), starts=starts, ends=ends)


_LEET_HINT: Final = re.compile(r"[a-z][0-9@$!¡|+§](?=[a-z0-9@$!¡|+§])|[0-9@$¡|+§][a-z]|[a-z][0-9@$]")
_LEET_SIGN: Final = re.compile(r"[0-9@$!¡|+§]")
_LEET_TOKEN: Final = re.compile(r"[a-z0-9@$!¡|+§(<]+")
_LEET: Final = str.maketrans("0123456789@$!¡|+§(<", "oizeasgtbgasiiitscc")
_LEET_ONE_IS_L: Final = _LEET | str.maketrans("1!¡|", "llll")


def read_leet(folded: View) -> tuple[View, ...]:
    """Figures and signs inside words read as letters; twice when 1, ! or | may be i or l."""
    if _LEET_SIGN.search(folded.text) is None or _LEET_HINT.search(folded.text) is None:
        return ()
    first = _LEET_TOKEN.sub(lambda found: _read_token(found[0], _LEET), folded.text)
    second = _LEET_TOKEN.sub(lambda found: _read_token(found[0], _LEET_ONE_IS_L), folded.text)
    readings = (first,) if first == second else (first, second)
    return tuple(
        View(text=text, starts=folded.starts, ends=folded.ends) for text in readings if text != folded.text
    )


_WITHOUT_LETTERS: Final = str.maketrans("", "", "abcdefghijklmnopqrstuvwxyz")


def _read_token(token: str, table: dict[int, int]) -> str:
    # An exclamation mark or a bracket at the end of a word is punctuation.
    word = token.rstrip("!¡(<|+")
    letters = len(word) - len(word.translate(_WITHOUT_LETTERS))
    # «600k» and «100e» are numbers; a word in disguise is at least half letters.
    if letters == len(word) or letters * 2 < len(word):
        return token
    return word.translate(table) + token[len(word) :]


_DOUBLED: Final = re.compile(r"([a-z])\1+")
_FIRST_LETTER: Final[Callable[[re.Match[str]], str]] = itemgetter(1)
"""Many times quicker than the template of the same meaning, which is filled in Python."""


def squeeze(base: View) -> View | None:
    """Each run of one letter as a single letter; None when there is no run."""
    text = base.text
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for found in _DOUBLED.finditer(text):
        keep = found.start() + 1
        parts.append(text[last:keep])
        starts.extend(base.starts[last:keep])
        ends.extend(base.ends[last : keep - 1])
        ends.append(base.ends[found.end() - 1])
        last = found.end()
    if not parts:
        return None
    parts.append(text[last:])
    starts.extend(base.starts[last:])
    ends.extend(base.ends[last:])
    return View(text="".join(parts), starts=starts, ends=ends)


_WORD: Final = re.compile(r"[a-z]+")
_NOT_LETTERS: Final = re.compile(r"[^a-z]+")
_MASKS: Final = frozenset("*#•✱")
_MASKED: Final = re.compile(r"(?<![a-z*])[a-z][a-z]*[*#•✱][a-z*#•✱]*")


def join_letters(base: View) -> View:
    """Letters only, whatever stands between them; whoever matches must check what was skipped."""
    text = joined_text(base)
    places = list(chain.from_iterable(range(*found.span()) for found in _WORD.finditer(base.text)))
    if len(places) < 2:  # noqa: PLR2004 - of one, itemgetter gives no tuple
        return View(
            text=text, starts=[base.starts[at] for at in places], ends=[base.ends[at] for at in places]
        )
    pick = itemgetter(*places)
    return View(text=text, starts=pick(base.starts), ends=pick(base.ends))


_SMS: Final = re.compile(r"kk?|ph")


def read_sms(folded: View) -> View | None:
    """The spelling of short messages: k as qu or c, ph as f; None when the text has neither."""
    text = folded.text
    if "k" not in text and "ph" not in text:
        return None
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for found in _SMS.finditer(text):
        start, end = found.span()
        parts.append(text[last:start])
        starts.extend(folded.starts[last:start])
        ends.extend(folded.ends[last:start])
        written = _sms_reading(found[0], text[end : end + 1])
        parts.append(written)
        starts.extend([folded.starts[start]] * len(written))
        ends.extend([folded.ends[end - 1]] * len(written))
        last = end
    parts.append(text[last:])
    starts.extend(folded.starts[last:])
    ends.extend(folded.ends[last:])
    return View(text="".join(parts), starts=starts, ends=ends)


def _sms_reading(written: str, following: str) -> str:
    if written == "ph":
        return "f"
    if following and following in "eiy":
        return "qu"
    return "c" if following.isalpha() else "que"


def squeezed_text(base: View) -> str:
    """The text of the squeezed view alone, many times cheaper than the view."""
    return _DOUBLED.sub(_FIRST_LETTER, base.text)


def joined_text(base: View) -> str:
    """The text of the joined view alone."""
    return "".join(_WORD.findall(base.text))


_LETTER_ALONE: Final = re.compile(r"[^a-z0-9'][a-z][^a-z0-9']")
"""Inside whatever is spelled, and far quicker to look for."""
_SPELLED: Final = re.compile(r"(?<![a-z])[a-z](?:[^a-z0-9']{1,3}[a-z](?![a-z])){2,}")


_STRETCHED: Final = re.compile(r"([a-z])\1{2,}")


def put_together(base: View, replace: Callable[[str], str | None] | None = None) -> View | None:
    """Letters spelled one by one as words, masked words as ``replace`` guesses them, long runs cut."""
    text = base.text
    found: list[tuple[int, int, str]] = []
    if _LETTER_ALONE.search(text) is not None:
        found.extend(
            (match.start(), match.end(), _NOT_LETTERS.sub("", match[0])) for match in _SPELLED.finditer(text)
        )
    if replace is not None and not _MASKS.isdisjoint(text):
        for match in _MASKED.finditer(text):
            guessed = replace(match[0])
            if guessed is not None:
                found.append((match.start(), match.end(), guessed))
    found.extend((match.start(), match.end(), match[1]) for match in _STRETCHED.finditer(text))
    if not found:
        return None
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for start, end, word in sorted(found):
        if start < last:
            continue
        parts.extend((text[last:start], word))
        starts.extend(base.starts[last:start])
        ends.extend(base.ends[last:start])
        # Every letter of the word stands for all of what was written.
        starts.extend([base.starts[start]] * len(word))
        ends.extend([base.ends[end - 1]] * len(word))
        last = end
    parts.append(text[last:])
    starts.extend(base.starts[last:])
    ends.extend(base.ends[last:])
    return View(text="".join(parts), starts=starts, ends=ends)


def make_views(
    text: str,
    unmask: Callable[[str], str | None] | None = None,
    respell: Callable[[View], View | None] | None = None,
) -> Views:
    """All readings of a text; each costs one pass."""
    folded = fold(text)
    leet = read_leet(folded)
    bases = leet or (folded,)
    spelled = put_together(bases[0], unmask)
    squeezed = (squeeze(base) for base in bases)
    return Views(
        folded=folded,
        leet=leet,
        spelled=spelled,
        phonetic=read_sms(bases[0]),
        respelled=None if respell is None else respell(spelled or bases[0]),
        squeezed=tuple(view for view in squeezed if view is not None),
        joined=tuple(join_letters(base) for base in bases),
    )
