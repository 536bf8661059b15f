"""A thread: somebody asks, others answer on the same subject, the two say some more, one closes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from palabre.demo.talk.drafts import ANSWERS, JOKES, OPENS, Draft, Room
from palabre.demo.talk.people import Persona
from palabre.demo.talk.script import Answer, Topic

_FEWEST_ANSWERS, _MOST_ANSWERS = 2, 4
_ASIDE_CHANCE: Final = 0.4
_OWN_ASIDE_CHANCE: Final = 0.6
_REPLY_CHANCE: Final = 0.35
_CLOSING_CHANCE: Final = 0.75
_REACTIONS: Final = "rires"


def thread(room: Room, topic: Topic, reactions: Mapping[str, tuple[str, ...]]) -> Iterator[Draft]:
    """Pauses are those of unhurried people; the weaving may shorten them."""
    rng = room.rng
    slots = {name: room.shelf.pick(choices) for name, choices in topic.slots.items()}
    asker = room.somebody(OPENS)
    opening = room.line(room.shelf.pick(topic.openings), by=asker, slots=slots, pause=rng.uniform(30, 100))
    yield opening
    heard: list[Persona] = [asker]
    asides = list(topic.asides)
    for answer in room.shelf.several(topic.answers, rng.randint(_FEWEST_ANSWERS, _MOST_ANSWERS)):
        answerer = room.somebody(ANSWERS, but=heard)
        heard.append(answerer)
        yield from _exchange(room, answer, opening, answerer, slots)
        if rng.random() < _ASIDE_CHANCE:
            yield _aside(room, asides, reactions[_REACTIONS], but=(asker, answerer), to=asker)
    if rng.random() < _CLOSING_CHANCE:
        closing = room.shelf.pick(topic.closings)
        yield room.line(closing, by=asker, slots=slots, pause=rng.uniform(10, 35))


def _exchange(
    room: Room,
    answer: Answer,
    opening: Draft,
    answerer: Persona,
    slots: Mapping[str, str],
) -> Iterator[Draft]:
    asker = opening.speaker
    latest = room.line(
        answer.text,
        by=answerer,
        to=asker,
        slots=slots,
        pause=room.rng.uniform(9, 30),
        reply_to=_perhaps(opening, room),
    )
    yield latest
    for turn, text in enumerate(answer.exchange):
        speaker, listener = (answerer, asker) if turn % 2 else (asker, answerer)
        pause = room.rng.uniform(6, 10) + len(text) / 6
        latest = room.line(
            text, by=speaker, to=listener, slots=slots, pause=pause, reply_to=_perhaps(latest, room)
        )
        yield latest


def _aside(
    room: Room, asides: list[str], reactions: Sequence[str], *, but: Sequence[Persona], to: Persona
) -> Draft:
    """One of the topic's own, which then leaves ``asides``, or a short reaction."""
    if asides and room.rng.random() < _OWN_ASIDE_CHANCE:
        text = room.shelf.pick(asides)
        asides.remove(text)
    else:
        text = room.shelf.pick(reactions)
    return room.line(text, by=room.somebody(JOKES, but=but), to=to, pause=room.rng.uniform(6, 20))


def _perhaps(draft: Draft, room: Room) -> Draft | None:
    return draft if room.rng.random() < _REPLY_CHANCE else None
