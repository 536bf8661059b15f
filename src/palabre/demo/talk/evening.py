"""Weaves the rooms' threads, the comings and goings and the trouble into one evening."""

import heapq
import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Final

from palabre.demo.rooms import DEMO_ROOMS
from palabre.demo.talk.cast import CAST
from palabre.demo.talk.drafts import ANSWERS, Draft, Room
from palabre.demo.talk.people import Line, LineKind, Persona
from palabre.demo.talk.script import Topic, moments, topics_of
from palabre.demo.talk.threads import thread
from palabre.demo.talk.trouble import trouble

EVENING_HOURS: Final = 3.0
_HOUR: Final = 3600.0
# A newcomer should see a living house at once: the first minute is livelier than the rest.
_LIVELY_SECONDS: Final = 60.0
_LIVELY: Final = 0.3
_FIRST_PAUSE: Final = 4.0
# Nobody types two lines faster than this, whatever the room.
_BREATH: Final = 4.0
_THERE_FROM_THE_START: Final = 0.65
_WELCOMES: Final = (0, 1, 1, 2)
_TEMPO: Final[Mapping[str, float]] = {"sous-l-arbre": 1.0, "belgique-suisse": 1.9, "veilleurs-de-nuit": 1.6}
_USUAL_TEMPO: Final = 1.4
_REPEATABLE_LENGTH: Final = 12
_NEVER_TWICE_WITHIN: Final = 1200.0
# Enough for an asker, the answers and a joke.
_QUORUM: Final = 5


def evening(seed: int, *, hours: float = EVENING_HOURS) -> Iterator[Line]:
    """The same lines for the same seed, about one in four seconds; indices of ``reply_to`` count from 0."""
    rng = random.Random(seed)  # noqa: S311 - a play, not a secret
    short_lines = moments()
    here: set[str] = set()
    rooms = {
        room.slug: Room(room.slug, [one for one in CAST if room.slug in one.rooms], here, _offspring(rng))
        for room in DEMO_ROOMS
    }
    stays = _Stays(rng, hours * _HOUR, tuple(rooms.values()), here)
    sources = [_room_talk(room, topics_of(room.slug), short_lines, stays) for room in rooms.values()]
    sources.append(trouble(rooms, short_lines, _offspring(rng)))
    return _woven(sources, stays, hours * _HOUR)


def _offspring(rng: random.Random) -> random.Random:
    return random.Random(rng.getrandbits(64))  # noqa: S311 - a play, not a secret


class _Stays:
    """Who is in the house, from when to when, in seconds of the evening."""

    def __init__(self, rng: random.Random, length: float, rooms: Sequence[Room], here: set[str]) -> None:
        self.now = 0.0
        self._rooms = rooms
        self._from: dict[str, float] = {}
        self._until: dict[str, float] = {}
        self._here = here
        self._gone: set[str] = set()
        needed = {one.pseudonym for room in rooms for one in room.members[:_QUORUM]}
        for one in CAST:
            early = one.pseudonym in needed or rng.random() < _THERE_FROM_THE_START
            arrival = -1.0 if early else rng.uniform(25, length / 2)
            self._from[one.pseudonym] = arrival
            self._until[one.pseudonym] = max(arrival, 0) + rng.uniform(0.4, 1.2) * length
            if early:
                self._here.add(one.pseudonym)

    def arriving(self, room: Room) -> Persona | None:
        for one in room.members:
            name = one.pseudonym
            new = name not in self._here and name not in self._gone
            if one.rooms[0] == room.slug and new and self._from[name] <= self.now:
                self._here.add(name)
                return one
        return None

    def leaving(self, room: Room) -> Persona | None:
        """Nobody says good night in the middle of a conversation, or leaves a room too empty to talk."""
        busy = {name for other in self._rooms for name in other.engaged}
        for one in room.present:
            name = one.pseudonym
            if one.rooms[0] != room.slug or name in busy or self._until[name] > self.now:
                continue
            mine = [other for other in self._rooms if other.slug in one.rooms]
            if all(len(other.present) > _QUORUM for other in mine):
                self._here.discard(name)
                self._gone.add(name)
                return one
        return None


def _room_talk(
    room: Room,
    topics: Sequence[Topic],
    short_lines: Mapping[str, tuple[str, ...]],
    stays: _Stays,
) -> Iterator[Draft]:
    names = {topic.name: topic for topic in topics}
    while True:
        for draft in thread(room, names[room.shelf.pick(tuple(names))], short_lines):
            yield draft
            yield from _coming_or_going(room, stays.arriving(room), "bonjour", "accueil", short_lines)
        room.engaged.clear()
        yield from _coming_or_going(room, stays.leaving(room), "au revoir", "à demain", short_lines)


def _coming_or_going(
    room: Room,
    who: Persona | None,
    says: str,
    others_say: str,
    short_lines: Mapping[str, tuple[str, ...]],
) -> Iterator[Draft]:
    if who is None:
        return
    yield room.line(room.shelf.pick(short_lines[says]), by=who, pause=room.rng.uniform(5, 15))
    answering: list[Persona] = [who]
    for _ in range(room.rng.choice(_WELCOMES)):
        other = room.somebody(ANSWERS, but=answering)
        answering.append(other)
        text = room.shelf.pick(short_lines[others_say])
        yield room.line(text, by=other, to=who, pause=room.rng.uniform(4, 10))


def _woven(
    sources: Sequence[Iterator[Draft]],
    stays: _Stays,
    length: float,
) -> Iterator[Line]:
    tickets = count()
    waiting: list[tuple[float, int, int, Draft]] = []
    indices: dict[Draft, int] = {}
    spoke_at: dict[str, float] = {}
    said_at: dict[tuple[str, str], float] = {}
    before = 0.0

    def ask(source: int, at: float) -> None:
        draft = next(sources[source], None)
        if draft is not None:
            due = at + _paused(draft, at)
            if at == 0 and draft.kind is LineKind.TALK:
                due = _FIRST_PAUSE * (source + 1) / len(sources)
            heapq.heappush(waiting, (due, next(tickets), source, draft))

    for source in range(len(sources)):
        ask(source, 0.0)
    while waiting and waiting[0][0] <= length:
        at, _, source, draft = heapq.heappop(waiting)
        free_at = spoke_at.get(draft.speaker.pseudonym, -_BREATH) + _BREATH
        if draft.text and at < free_at:
            heapq.heappush(waiting, (free_at, next(tickets), source, draft))
            continue
        stays.now = at
        uttered = (draft.speaker.pseudonym, draft.text)
        again = at - said_at.get(uttered, -_NEVER_TWICE_WITHIN) < _NEVER_TWICE_WITHIN
        if draft.text and not (again and len(draft.text) >= _REPEATABLE_LENGTH):
            said_at[uttered] = at
            indices[draft] = len(indices)
            spoke_at[draft.speaker.pseudonym] = at
            yield _line(draft, at - before, indices)
            before = at
        ask(source, at)


def _paused(draft: Draft, at: float) -> float:
    if draft.kind is not LineKind.TALK:
        return draft.pause
    lively = _LIVELY if at < _LIVELY_SECONDS else 1.0
    return draft.pause * lively * _TEMPO.get(draft.room, _USUAL_TEMPO)


def _line(draft: Draft, after: float, indices: Mapping[Draft, int]) -> Line:
    return Line(
        after_seconds=round(after, 2),
        room=draft.room,
        speaker=draft.speaker,
        text=draft.text,
        reply_to=indices.get(draft.reply_to) if draft.reply_to else None,
        kind=draft.kind,
        reported_by=draft.reported_by,
        report_reason=draft.report_reason,
    )
