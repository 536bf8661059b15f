"""Chaos: each detector killed, slowed and driven mad, and its declared mode obeyed."""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pytest
from typing_extensions import override

from palabre.domain.verdicts import (
    Circumstances,
    FailureMode,
    Place,
    RecentText,
    Span,
    Verdict,
    VerdictAction,
)
from palabre.engines.filter import guard
from palabre.engines.filter.detectors import DETECTORS, Detector
from palabre.engines.filter.engine import Filter
from palabre.engines.filter.reading import Reading
from palabre.engines.filter.repetition import fingerprint
from palabre.engines.filter.signals import Signal
from palabre.engines.filter.terms import Lexicon
from palabre.engines.rules import Judgement, RuleSet

LEXICON = Lexicon.of_package()
HERE, ALONE, NAME = (
    Circumstances(place=place) for place in (Place.PUBLIC_ROOM, Place.PRIVATE, Place.PSEUDONYM)
)
PLAIN = "Bonsoir tout le monde, il fait beau à Rennes."
Find = Callable[[Reading], Iterable[Signal]]


class Hands:
    """A clock that only detectors move."""

    def __init__(self) -> None:
        self.at = 1_000.0

    def __call__(self) -> float:
        return self.at


def killed(reading: Reading) -> Iterable[Signal]:
    raise RuntimeError("un texte")


def killed_late(reading: Reading) -> Iterator[Signal]:
    yield Signal(name="insult.direct", span=Span(0, 1), view="folded")
    raise RecursionError


def beyond(reading: Reading) -> Iterable[Signal]:
    return [Signal(name="insult.direct", span=Span(0, len(reading.text) + 1), view="folded")]


def backwards(reading: Reading) -> Iterable[Signal]:
    return [Signal(name="insult.direct", span=Span(5, 2), view="folded")]


def more_than_certain(reading: Reading) -> Iterable[Signal]:
    return [Signal(name="insult.direct", span=Span(0, 1), view="folded", strength=math.nan)]


def endless(reading: Reading) -> Iterator[Signal]:
    while True:
        yield Signal(name="insult.direct", span=Span(0, 1), view="folded")


WAYS: tuple[Find, ...] = (killed, killed_late, beyond, backwards, more_than_certain, endless)
OBEYED = {FailureMode.OPEN: VerdictAction.ALLOW, FailureMode.HOLD: VerdictAction.HOLD}


def with_one(detector: Detector, find: Find, **parts: object) -> Filter:
    changed = [replace(one, find=find) if one is detector else one for one in DETECTORS]
    return Filter(LEXICON, changed, **parts)  # type: ignore[arg-type]


def is_obeyed(verdict: Verdict, detector: Detector) -> bool:
    if verdict.failed != (detector.name,):
        return False
    if detector.failure is FailureMode.CLOSED:
        return verdict.unjudged and verdict.rule is None
    return verdict.action is OBEYED[detector.failure] and not verdict.unjudged


@pytest.mark.parametrize("find", WAYS, ids=lambda find: find.__name__)
@pytest.mark.parametrize("detector", DETECTORS, ids=lambda one: one.name)
def test_the_mode_of_a_killed_or_mad_detector_is_obeyed(detector: Detector, find: Find) -> None:
    broken = with_one(detector, find)
    assert is_obeyed(broken.judge(PLAIN, HERE), detector)
    assert broken.guard.degraded() == (detector.name,)
    assert broken.guard.failures == {detector.name: 1}


@pytest.mark.parametrize("detector", DETECTORS, ids=lambda one: one.name)
def test_a_slow_detector_rests_and_its_mode_is_obeyed_until_it_is_quick_again(detector: Detector) -> None:
    hands, seconds = Hands(), 10.0
    asked = list[str]()

    def slow(reading: Reading) -> Iterable[Signal]:
        asked.append(reading.text)
        hands.at += seconds
        return detector.find(reading)

    house = with_one(detector, slow, monotonic=hands)
    # The text that it was slow on was looked at, and is judged as ever.
    first = house.judge(PLAIN, HERE)
    assert (first.action, first.failed, len(asked)) == (VerdictAction.ALLOW, (), 1)
    assert is_obeyed(house.judge(PLAIN, HERE), detector)
    assert is_obeyed(house.judge(PLAIN, HERE), detector)
    assert len(asked) == 1
    assert house.guard.degraded() == (detector.name,)
    # Tried again after its rest: still slow, so that it rests twice as long.
    hands.at += guard._FIRST_REST
    house.judge(PLAIN, HERE)
    assert len(asked) == 2
    hands.at += guard._FIRST_REST
    assert is_obeyed(house.judge(PLAIN, HERE), detector)
    hands.at += guard._FIRST_REST
    seconds = 0.0
    assert house.judge(PLAIN, HERE).failed == ()
    assert house.judge(PLAIN, HERE).failed == ()
    assert len(asked) == 4
    # It ends by itself.
    hands.at += guard._REMEMBERED
    assert house.guard.degraded() == ()


def test_a_detector_that_is_a_little_slow_now_and_then_does_not_rest() -> None:
    hands = Hands()

    def dawdles(reading: Reading) -> Iterable[Signal]:
        hands.at += 2 * guard.BUDGET
        return ()

    words = DETECTORS[0]
    house = with_one(words, dawdles, monotonic=hands)
    for _ in range(6):
        assert house.judge(PLAIN, HERE).failed == ()
        hands.at += guard._WINDOW
    for _ in range(guard._PATIENCE):
        house.judge(PLAIN, HERE)
    assert is_obeyed(house.judge(PLAIN, HERE), words)


def test_a_rest_is_never_longer_than_five_minutes() -> None:
    hands = Hands()

    def slow(reading: Reading) -> Iterable[Signal]:
        hands.at += 10
        return ()

    house = with_one(DETECTORS[0], slow, monotonic=hands)
    for _ in range(20):
        house.judge(PLAIN, HERE)
        hands.at += guard._LONGEST_REST
    assert house.judge(PLAIN, HERE).failed == ()


@pytest.mark.parametrize("detector", DETECTORS, ids=lambda one: one.name)
def test_nobody_looks_into_a_private_place_because_a_detector_failed(detector: Detector) -> None:
    verdict = with_one(detector, killed).judge(PLAIN, ALONE)
    assert verdict.action is not VerdictAction.HOLD
    assert verdict.unjudged is (detector.failure is FailureMode.CLOSED)


@pytest.mark.parametrize("detector", DETECTORS, ids=lambda one: one.name)
def test_a_pseudonym_is_taken_only_when_all_that_must_have_looked_at_it(detector: Detector) -> None:
    verdict = with_one(detector, killed).judge("Mésange calme", NAME)
    assert verdict.unjudged is (detector.failure is not FailureMode.OPEN)


def test_without_who_would_see_that_an_author_needs_help_nothing_is_refused() -> None:
    constructions = next(one for one in DETECTORS if one.name == "constructions")
    verdict = with_one(constructions, killed).judge("quel connard, à demain", HERE)
    assert (verdict.action, verdict.rule) == (VerdictAction.HOLD, "insult.direct")


def test_what_is_held_for_its_author_stays_held_where_a_detector_is_closed() -> None:
    closed = replace(DETECTORS[1], failure=FailureMode.CLOSED, find=killed)
    house = Filter(LEXICON, [closed if one is DETECTORS[1] else one for one in DETECTORS])
    verdict = house.judge("je veux mourir", HERE)
    assert (verdict.action, verdict.rule, verdict.unjudged) == (VerdictAction.HOLD, "self_harm.signal", False)


def test_a_flood_does_not_become_a_flood_of_cases() -> None:
    flood = tuple(
        RecentText(at=1_000.0 - step, fingerprint=fingerprint(f"{step} {PLAIN}"), room="r")
        for step in range(8)
    )
    verdict = with_one(DETECTORS[0], killed).judge(PLAIN, Circumstances(now=1_000.0, recent=flood))
    assert (verdict.action, verdict.rule) == (VerdictAction.REFUSE, "spam.flood")


class Broken(RuleSet):
    """Rules that cannot be asked."""

    @override
    def decide(self, *_: object, **__: object) -> Judgement:
        raise ZeroDivisionError


def test_rules_that_break_leave_the_line_to_a_person() -> None:
    verdict = Filter(LEXICON, rules=Broken(())).judge(PLAIN, HERE)
    assert (verdict.action, verdict.failed) == (VerdictAction.HOLD, ("rules",))


def test_who_keeps_the_house_is_told_once_what_broke_and_never_the_text() -> None:
    told: list[tuple[str, BaseException | None]] = []
    house = with_one(DETECTORS[0], killed, tell=lambda name, error: told.append((name, error)))
    for _ in range(5):
        house.judge(PLAIN, HERE)
    ((name, error),) = told
    assert (name, type(error)) == ("words", RuntimeError)


def test_a_filter_that_is_well_says_so() -> None:
    house = Filter(LEXICON)
    assert house.judge("quel connard", HERE).failed == ()
    assert (house.guard.degraded(), dict(house.guard.failures)) == ((), {})
