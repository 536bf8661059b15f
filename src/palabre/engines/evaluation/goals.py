"""What the filter has to reach on lines that it has never seen."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Standing(StrEnum):
    """Where a figure stands against its goal."""

    AIM = "++"
    MUST = "+"
    MISSED = "-"


@dataclass(kw_only=True, frozen=True, slots=True)
class Goal:
    """A figure with the value that it must have and the one that it should have."""

    figure: str
    """The key in what ``figures_of`` gives."""
    french: str
    english: str
    must: float
    aim: float
    at_most: bool = False
    """Smaller is better."""
    digits: int = 2

    def standing(self, value: float) -> Standing:
        """Reached, nearly, or not."""
        reaches: Callable[[float, float], bool] = operator.le if self.at_most else operator.ge
        if reaches(value, self.aim):
            return Standing.AIM
        return Standing.MUST if reaches(value, self.must) else Standing.MISSED


GOALS: Final = (
    Goal(
        figure="category_recall",
        french="lignes nuisibles : rappel moyen par catégorie",
        english="harmful lines: mean category recall",
        must=0.85,
        aim=0.92,
    ),
    Goal(
        figure="exact_action",
        french="lignes nuisibles : action exacte",
        english="harmful lines: exact action",
        must=0.72,
        aim=0.82,
    ),
    Goal(
        figure="alike_found",
        french="sosies inoffensifs : arrêtés ou signalés",
        english="harmless look-alikes: flagged or blocked",
        must=0.10,
        aim=0.05,
        at_most=True,
    ),
    Goal(
        figure="alike_blocked",
        french="sosies inoffensifs : arrêtés",
        english="harmless look-alikes: blocked",
        must=0.05,
        aim=0.02,
        at_most=True,
    ),
    Goal(
        figure="false_alarms",
        french="propos ordinaires : fausses alertes pour 1 000",
        english="plain talk: false alarms per 1,000",
        must=4,
        aim=1.5,
        at_most=True,
        digits=1,
    ),
    Goal(
        figure="hatecheck_f1",
        french="HateCheck : macro-F1 (haine)",
        english="HateCheck: macro-F1 (hate)",
        must=0.66,
        aim=0.78,
    ),
    Goal(
        figure="toxifrench_f1",
        french="ToxiFrench : macro-F1",
        english="ToxiFrench: macro-F1",
        must=0.71,
        aim=0.75,
    ),
    Goal(
        figure="with_span",
        french="décisions avec un passage montré",
        english="decisions with a span",
        must=1,
        aim=1,
    ),
    Goal(
        figure="span_f1",
        french="passages : F1 des caractères",
        english="spans: character F1",
        must=0.75,
        aim=0.85,
    ),
    Goal(
        figure="self_harm_refused",
        french="détresse : lignes refusées",
        english="self-harm: lines refused",
        must=0,
        aim=0,
        at_most=True,
        digits=0,
    ),
    Goal(
        figure="mean_us",
        french="durée moyenne (µs)",
        english="mean time (µs)",
        must=150,
        aim=20,
        at_most=True,
        digits=0,
    ),
    Goal(
        figure="p99_us",
        french="durée, 99e centile (µs)",
        english="time, 99th percentile (µs)",
        must=500,
        aim=100,
        at_most=True,
        digits=0,
    ),
)
