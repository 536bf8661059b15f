"""May somebody bear this pseudonym, and if not, why, and what else."""

import random
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from typing import Final, Protocol

from palabre.domain.errors import FilterUnavailable
from palabre.domain.pseudonyms import MAX_PSEUDONYM, MIN_PSEUDONYM, PseudonymFault, PseudonymReason
from palabre.domain.verdicts import Category, Circumstances, ExplanationLevel, Place, Verdict, VerdictAction
from palabre.engines.filter.confusables import is_invisible, mixed_scripts
from palabre.engines.pseudonyms import personal, staff
from palabre.engines.pseudonyms.skeletons import skeleton
from palabre.engines.pseudonyms.suggestions import Proposals


class Judge(Protocol):
    """What we need of the filter."""

    def judge(self, text: str, circumstances: Circumstances) -> Verdict: ...


_CIRCUMSTANCES: Final = Circumstances(place=Place.PSEUDONYM, repetition_control=False)
_SEPARATORS: Final = frozenset(" _-.’'")
_FIGURES: Final = frozenset("0123456789")
# Letters of French-speaking Africa that lie outside the Latin blocks of Europe.
_AFRICAN: Final = frozenset("ɓƁɗƊɛƐɔƆɣƔɩƖɲƝŋŊʊƱʋƲƴƳƙƘ")
_FIRST_PHONETIC, _LAST_PHONETIC = "\u0250", "\u02af"
_MARKS_IN_A_ROW: Final = 2
# Longer than any pseudonym with all its marks: do not even look at it.
_RAW_LIMIT: Final = 200

_BROKEN: Final = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
_DOMAIN = re.compile(
    r"(?i)\.\s?(?:com|fr|net|org|be|ch|lu|ca|io|me|tv|gg|eu|info|app|link|xyz|biz)(?![^\W_])|(?:^|[\W_])www[\W_]",
)
_PHONE = re.compile(
    r"(?:\d[ _.\-]*){9,}|(?<!\d)0[ _.\-]*[1-9](?:[ _.\-]*\d){4,}|(?<!\d)00?33(?:[ _.\-]*\d){4,}"
)
_NETWORKS: Final = frozenset(
    [
        *(
            "insta",
            "instagram",
            "snap",
            "snapchat",
            "tiktok",
            "telegram",
            "telegramme",
            "discord",
            "whatsapp",
        ),
        *(
            "facebook",
            "messenger",
            "skype",
            "kik",
            "onlyfans",
            "mym",
            "twitch",
            "youtube",
            "linkedin",
            "gmail",
        ),
        *("hotmail", "outlook", "yahoo"),
    ],
)
_WORDS = re.compile(r"[^\W\d_]+")
_PIECES = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])|[\W_]+")
_OFFENCES: Final = {
    Category.CONTACT: PseudonymReason.CONTACT,
    Category.OFF_PLATFORM: PseudonymReason.CONTACT,
    Category.SPAM: PseudonymReason.CONTACT,
    Category.MINORS: PseudonymReason.PERSONAL,
}


class PseudonymRules:
    """Expects a tidied pseudonym (see ``tidied``); knows nothing of who is in the house."""

    def __init__(self, judge: Judge, *, staff_words: Iterable[str] = ()) -> None:
        """``staff_words``: words of this house kept for its staff, besides those of every house."""
        self._judge = judge
        self._staff = staff.StaffWords(staff_words)
        self._proposals = Proposals(self.is_allowed)

    def check(self, pseudonym: str, *, staff_words: Iterable[str] = ()) -> PseudonymFault | None:
        """The first fault, or None. ``staff_words``: names that the staff of this hour bear."""
        reason = _fault_of_shape(pseudonym)
        if reason is None and (self._staff.claims(pseudonym) or staff.bears_one_of(pseudonym, staff_words)):
            reason = PseudonymReason.STAFF
        reason = (
            reason
            or _fault_of_letters(pseudonym)
            or self._fault_of_words(pseudonym)
            or personal.fault_of(pseudonym)
        )
        return PseudonymFault(reason) if reason else None

    def is_allowed(self, pseudonym: str) -> bool:
        return self.check(pseudonym) is None

    def suggest(
        self,
        pseudonym: str,
        *,
        taken: Callable[[str], bool] | Collection[str],
        rng: random.Random,
        count: int = 4,
    ) -> tuple[str, ...]:
        """``count`` pseudonyms that pass ``check`` and are free; what is harmless of the wish is kept.

        ``taken`` answers for skeletons, as a function or as a collection of them.
        """
        is_taken = taken if callable(taken) else frozenset(taken).__contains__
        fault = self.check(pseudonym)
        return self._proposals.make(
            pseudonym,
            reason=fault.reason if fault else None,
            is_free=lambda wish: not is_taken(skeleton(wish)),
            rng=rng,
            count=count,
        )

    def _fault_of_words(self, pseudonym: str) -> PseudonymReason | None:
        spaced = " ".join(filter(None, _PIECES.split(personal.split_capitals(pseudonym))))
        for text in dict.fromkeys((pseudonym, spaced)):
            verdict = self._judge.judge(text, _CIRCUMSTANCES)
            if verdict.unjudged:
                raise FilterUnavailable
            if verdict.action is not VerdictAction.ALLOW:
                return _reason_for(verdict)
        return None


def _reason_for(verdict: Verdict) -> PseudonymReason:
    # A rule that tells nothing of itself does not tell its category here either.
    generic = verdict.explanation is ExplanationLevel.GENERIC
    categories = () if generic else verdict.shown_categories
    reasons = {_OFFENCES.get(category, PseudonymReason.INSULTING) for category in categories}
    # An insult weighs more than what stands beside it; a verdict without a category is taken for one.
    for reason in (PseudonymReason.INSULTING, PseudonymReason.PERSONAL, PseudonymReason.CONTACT):
        if reason in reasons:
            return reason
    return PseudonymReason.INSULTING


def _fault_of_shape(pseudonym: str) -> PseudonymReason | None:
    if len(pseudonym) > _RAW_LIMIT:
        return PseudonymReason.TOO_LONG
    if any(unicodedata.category(char) in _BROKEN for char in pseudonym):
        return PseudonymReason.CONTROL
    if any(is_invisible(char) for char in pseudonym):
        return PseudonymReason.INVISIBLE
    length = sum(not unicodedata.category(char).startswith("M") for char in pseudonym)
    if length < MIN_PSEUDONYM:
        return PseudonymReason.TOO_SHORT
    return PseudonymReason.TOO_LONG if length > MAX_PSEUDONYM else None


def _fault_of_letters(pseudonym: str) -> PseudonymReason | None:
    if mixed_scripts(pseudonym):
        return PseudonymReason.MIXED_SCRIPT
    if _is_contact(pseudonym):
        return PseudonymReason.CONTACT
    if not all(_is_welcome(char) for char in pseudonym) or _has_stray_marks(pseudonym):
        return PseudonymReason.CHARACTERS
    if pseudonym != pseudonym.strip(" ") or "  " in pseudonym:
        return PseudonymReason.CHARACTERS
    if any(char.isalpha() for char in pseudonym):
        return None
    figures = any(char in _FIGURES for char in pseudonym)
    return PseudonymReason.DIGITS_ONLY if figures else PseudonymReason.CHARACTERS


def _is_contact(pseudonym: str) -> bool:
    if "@" in pseudonym or "://" in pseudonym or _DOMAIN.search(pseudonym) or _PHONE.search(pseudonym):
        return True
    return any(word.casefold() in _NETWORKS for word in _WORDS.findall(personal.split_capitals(pseudonym)))


def _is_welcome(char: str) -> bool:
    if char in _SEPARATORS or char in _FIGURES or char in _AFRICAN:
        return True
    if unicodedata.category(char).startswith("M"):
        return True
    # Compatibility letters (𝓛, Ｌ, ⓛ) and phonetic ones are dressed-up copies of plain letters.
    if not char.isalpha() or unicodedata.normalize("NFKC", char) != char:
        return False
    return not (_FIRST_PHONETIC <= char <= _LAST_PHONETIC or "\u1d00" <= char <= "\u1dbf")


def _has_stray_marks(pseudonym: str) -> bool:
    """Marks belong after a letter of a script that writes with them, at most two in a row."""
    in_a_row = 0
    carrier = ""
    for char in unicodedata.normalize("NFC", pseudonym):
        if not unicodedata.category(char).startswith("M"):
            in_a_row, carrier = 0, char
            continue
        in_a_row += 1
        if in_a_row > _MARKS_IN_A_ROW or not carrier.isalpha() or carrier < "\u0590":
            return True
    return False
