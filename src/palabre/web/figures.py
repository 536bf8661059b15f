"""What the other floors count for themselves, shown at ``/metrics``: never an address, a name or a room."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from prometheus_client import CollectorRegistry
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from typing_extensions import override

from palabre.app.messages.limits import MessageLimits
from palabre.app.raids import RaidBrake
from palabre.realtime.load import Load


@dataclass(kw_only=True, frozen=True, slots=True)
class Level:
    """Something that rises and falls; ``name`` ends in its unit."""

    name: str
    about: str
    now: Callable[[], float]


@dataclass(kw_only=True, frozen=True, slots=True)
class Tally:
    """Something counted since the start, by one label with few values, such as a stable code."""

    name: str
    about: str
    label: str
    counts: Callable[[], Mapping[str, int]]


class HouseFigures(Collector):
    """What other floors count for themselves, read when somebody asks for ``/metrics``."""

    def __init__(self, figures: Iterable[Level | Tally], registry: CollectorRegistry) -> None:
        self._figures = tuple(figures)
        registry.register(self)

    @override
    def collect(self) -> Iterator[Metric]:
        for figure in self._figures:
            match figure:
                case Level():
                    yield GaugeMetricFamily(figure.name, figure.about, value=figure.now())
                case Tally():
                    family = CounterMetricFamily(figure.name, figure.about, labels=(figure.label,))
                    for value, count in figure.counts().items():
                        family.add_metric((value,), count)
                    yield family


def house_registry(load: Load, limits: MessageLimits, raids: RaidBrake) -> CollectorRegistry:
    """Return the registry of a house, which the doors add theirs to."""
    registry = CollectorRegistry()
    HouseFigures(
        (
            Level(
                name="palabre_loop_lag_seconds",
                about="By how much the loop was late when it was last looked at.",
                now=lambda: load.lag,
            ),
            Level(
                name="palabre_shed_ratio",
                about="What part of new sends, upgrades and entries is put off, 0 to 0.9.",
                now=lambda: load.share,
            ),
            Level(
                name="palabre_raids",
                about="Raids of this moment, of the house and of rooms.",
                now=lambda: len(raids.standing()),
            ),
            Tally(
                name="palabre_shed",
                about="Sends, upgrades and entries put off because the loop was late.",
                label="what",
                counts=lambda: load.refused,
            ),
            Tally(
                name="palabre_limited_lines",
                about="Lines refused by a limit, by the code of the refusal.",
                label="code",
                counts=lambda: limits.refused,
            ),
        ),
        registry,
    )
    return registry
