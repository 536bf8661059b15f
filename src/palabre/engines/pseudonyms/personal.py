"""Pseudonyms that say who, where or how old their bearer is."""

import re
from itertools import pairwise
from typing import Final

from palabre.domain.pseudonyms import PseudonymReason
from palabre.engines.pseudonyms.names import (
    DEPARTMENT_NUMBERS,
    FIRST_NAMES,
    PLACES,
    SURNAMES,
    fold,
)

# A house of today: nobody in it was born outside these years.
_YEAR = re.compile(r"(?:19\d\d|20[0-2]\d)")
_SHORT_YEAR = re.compile(r"(?:[4-9]\d|0\d)")
_AGE = re.compile(r"(?i)(?<!\d)[1-9]\d\s?ans?(?![^\W_])")
_FIGURES = re.compile(r"\d+[ab]?(?![^\W_])|\d+", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")
_CAPITALS = re.compile(r"(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
_SHORTEST_IN_A_RUN: Final = 3
_GLUED_YEAR: Final = 4


def split_capitals(text: str) -> str:
    """``LéaLille`` → ``Léa Lille``."""
    return _CAPITALS.sub(" ", text)


def fault_of(pseudonym: str) -> PseudonymReason | None:
    """``birth_year`` or ``personal``; a first name alone, or a town alone, says too little to matter."""
    spaced = split_capitals(pseudonym)
    figures = [run.casefold() for run in _FIGURES.findall(spaced)]
    if any(_YEAR.fullmatch(run) for run in figures) or _department_and_year(figures):
        return PseudonymReason.BIRTH_YEAR
    if _AGE.search(spaced) or _names_somebody(_WORDS.findall(spaced), figures):
        return PseudonymReason.PERSONAL
    return None


def _department_and_year(figures: list[str]) -> bool:
    """``Chat 59_87``: two numbers, the first a department, the second a year of birth."""
    pairs = pairwise(figures)
    return any(place in DEPARTMENT_NUMBERS and _SHORT_YEAR.fullmatch(year) for place, year in pairs)


def _names_somebody(words: list[str], figures: list[str]) -> bool:
    folded = [fold(word) for word in words]
    joined = {first + second for first, second in pairwise(folded)}
    has_name = not FIRST_NAMES.isdisjoint(folded)
    if has_name and any(_tells_the_department(run) for run in figures):
        return True
    others = PLACES | SURNAMES
    # A word may be both (Nancy, Paris): it then needs another beside it.
    for index, word in enumerate(folded):
        if word in FIRST_NAMES and not others.isdisjoint(
            [*folded[:index], *folded[index + 1 :], *(joined - {word})]
        ):
            return True
    return any(_is_name_and_more(word, others) for word in folded)


def _tells_the_department(run: str) -> bool:
    if run in DEPARTMENT_NUMBERS:
        return True
    return len(run) == _GLUED_YEAR and run[:2] in DEPARTMENT_NUMBERS and bool(_SHORT_YEAR.fullmatch(run[2:]))


def _is_name_and_more(word: str, others: frozenset[str]) -> bool:
    """``marielille``: a first name and a town or surname without anything between them."""
    cuts = range(_SHORTEST_IN_A_RUN, len(word) - _SHORTEST_IN_A_RUN)
    return any(
        (word[:cut] in FIRST_NAMES and word[cut:] in others)
        or (word[:cut] in others and word[cut:] in FIRST_NAMES)
        for cut in cuts
    )
