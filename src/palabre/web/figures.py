"""What the other floors count for themselves, shown at ``/metrics``: never an address, a name or a room."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from prometheus_client import CollectorRegistry
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from typing_extensions import override

from palabre.app.conduct import WatchConduct
from palabre.app.messages.limits import MessageLimits
from palabre.app.raids import RaidBrake
from palabre.app.rules.counting import RuleCounts
from palabre.realtime.bus import Bus
from palabre.realtime.load import Load
from palabre.realtime.node import Node


@dataclass(kw_only=True, frozen=True, slots=True)
class Level:
    """Something that rises and falls; ``name`` ends in its unit."""

    name: str
    about: str
    now: Callable[[], float]


@dataclass(kw_only=True, frozen=True, slots=True)
class Levels:
    """The same for several things, by one label with few values."""

    name: str
    about: str
    label: str
    now: Callable[[], Mapping[str, float]]


@dataclass(kw_only=True, frozen=True, slots=True)
class Tally:
    """Something counted since the start, by one label with few values, such as a stable code."""

    name: str
    about: str
    label: str
    counts: Callable[[], Mapping[str, int]]


Figure = Level | Levels | Tally


class HouseFigures(Collector):
    """What other floors count for themselves, read when somebody asks for ``/metrics``."""

    def __init__(self, figures: Iterable[Figure], registry: CollectorRegistry) -> None:
        self._figures = tuple(figures)
        registry.register(self)

    @override
    def collect(self) -> Iterator[Metric]:
        for figure in self._figures:
            match figure:
                case Level():
                    yield GaugeMetricFamily(figure.name, figure.about, value=figure.now())
                case Levels():
                    levels = GaugeMetricFamily(figure.name, figure.about, labels=(figure.label,))
                    for value, level in figure.now().items():
                        levels.add_metric((value,), level)
                    yield levels
                case Tally():
                    family = CounterMetricFamily(figure.name, figure.about, labels=(figure.label,))
                    for value, count in figure.counts().items():
                        family.add_metric((value,), count)
                    yield family


def node_figures(node: Node, bus: Bus) -> tuple[Figure, ...]:
    """What this process counts of itself among the others."""
    return (
        Level(
            name="palabre_connections",
            about="Sockets that are open here.",
            now=node.hub.connections,
        ),
        Level(
            name="palabre_bus_up",
            about="1 while publications reach the other processes, else 0.",
            now=bus.healthy,
        ),
        Level(
            name="palabre_other_processes",
            about="Processes of this house that were heard within four seconds.",
            now=node.others,
        ),
        Tally(
            name="palabre_bus",
            about="Publications that did not go out, and entries read from the store instead.",
            label="what",
            counts=lambda: {"dropped": bus.dropped, "repaired": node.order.repaired},
        ),
    )


def filter_figures(
    degraded: Callable[[], Collection[str]],
    failures: Callable[[], Mapping[str, int]],
    conduct: WatchConduct,
    rules: RuleCounts,
) -> tuple[Figure, ...]:
    """What the filter counts of itself: names of its parts and rules, never a text."""
    return (
        Levels(
            name="palabre_filter_degraded",
            about="1 for each part of the filter that failed within the last minute, or rests.",
            label="part",
            now=lambda: dict.fromkeys(degraded(), 1.0),
        ),
        Tally(
            name="palabre_filter_failures",
            about="Texts that a part of the filter could not look at.",
            label="part",
            counts=failures,
        ),
        Tally(
            name="palabre_conduct",
            about="Cases raised by behaviour over a conversation, and lines passed over in a burst.",
            label="what",
            counts=lambda: conduct.counts,
        ),
        Tally(
            name="palabre_rule_hits",
            about="Texts that a rule of the filter was true of, whether it acted or only watched.",
            label="rule",
            counts=lambda: rules.since_start,
        ),
    )


def house_registry(
    load: Load, limits: MessageLimits, raids: RaidBrake, more: Iterable[Figure] = ()
) -> CollectorRegistry:
    """Return the registry of a house, which the doors add theirs to."""
    registry = CollectorRegistry()
    HouseFigures(
        (
            *more,
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
