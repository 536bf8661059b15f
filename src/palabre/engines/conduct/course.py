"""How signs add up over the lines of a conversation, and when they are worth a person's look."""

from collections.abc import Iterator
from typing import Final

from palabre.domain.conduct import COUNTS, MOST_LINES, Course, Said, Sign
from palabre.domain.ids import MessageId
from palabre.engines.conduct.signs import read

_FADES_BY_LINE: Final = 0.985
_HALF_LIFE: Final = 2_400.0
"""Seconds in which a sign loses half of its weight."""
_MOST_OF_ONE: Final = 2.0
"""However often it comes, one sign alone is no case."""
_MERRY_AT_MOST: Final = 0.4
_KINDS: Final = 3
_LINES: Final = 3
"""What two lines say is one matter, however many signs are in them."""
_ENOUGH_FOR_ONE: Final = 2.0
"""Three signs seen by families of words alone, said lately."""
_ENOUGH_FOR_ALL: Final = 2.4
"""Towards everybody together more is needed: what one says to several is not one purpose."""
_GRAVE: Final = {Sign.SECRECY: 0.6, Sign.ISOLATION: 0.6, Sign.AGE: 1.4, Sign.INSISTENCE: 1.3}
"""From which weight on: without one of these, people who like each other would be a case. To ask an age once
is what everybody does; to ask whether somebody is still at school, or again, is not."""
_PRESSED_FOR_AGE: Final = 0.8
"""Of an insistence, where an age was asked as well; among other wishes one no is soon forgotten."""
_RECENT: Final = 5
_ANSWERED: Final = 2
_ASKS: Final = frozenset({Sign.AGE, Sign.ELSEWHERE, Sign.MEETING, Sign.PRESENT, Sign.SECRECY})
_PERSISTS: Final = 0.4
"""Of an insistence, a wish that comes again after a no: twice is one."""
_AFTER_ASKING: Final = 0.5
_UNPROVOKED: Final = 0.25
"""Of an insistence after which nothing was asked or refused."""


class Conduct:
    """Reads lines, and adds them to a course. Without memory of its own."""

    @staticmethod
    def prepare() -> Iterator[None]:
        """Do early what else the first line would wait for."""
        yield
        read("bonjour")

    def read(self, text: str) -> Said:
        """The signs of one line."""
        return read(text)

    def add(self, course: Course, said: Said, now: float, message_id: MessageId | None) -> bool:
        """Take in one line of the course's author; return whether a person should look."""
        fading = _FADES_BY_LINE * 0.5 ** (max(0.0, now - course.at) / _HALF_LIFE)
        weights = {sign: weight * fading for sign, weight in course.weights.items()}
        refused, asked = course.since_refusal <= _RECENT, course.since_ask <= _RECENT
        marked = False
        for sign, weight in said.signs:
            counted = weight
            if sign is Sign.INSISTENCE and not refused:
                counted = weight * (_AFTER_ASKING if asked else _UNPROVOKED)
            elif sign in _ASKS and refused and weight >= COUNTS:
                # The same wish after a no, in whatever words.
                weights[Sign.INSISTENCE] = min(_MOST_OF_ONE, weights.get(Sign.INSISTENCE, 0.0) + _PERSISTS)
            before = weights.get(sign, 0.0)
            # What may be merry never makes a sign, however often it comes.
            most = _MOST_OF_ONE if counted >= COUNTS else max(before, _MERRY_AT_MOST)
            weights[sign] = min(most, before + counted)
            marked = marked or counted >= COUNTS
        course.weights, course.at = weights, now
        course.since_refusal += 1
        asks = any(sign in _ASKS and weight >= COUNTS for sign, weight in said.signs)
        course.since_ask = 0 if asks else course.since_ask + 1
        course.marked += marked
        if marked and message_id is not None:
            course.lines = (*course.lines, message_id)[-MOST_LINES:]
        return marked and _alarms(course)

    def refused(self, course: Course) -> None:
        """Take in that the other one said no, if anything was asked."""
        if course.since_ask <= _ANSWERED:
            course.since_refusal = 0


def _alarms(course: Course) -> bool:
    counted = {sign: weight for sign, weight in course.weights.items() if weight >= COUNTS}
    grave = any(counted.get(sign, 0.0) >= least for sign, least in _GRAVE.items())
    grave = grave or (Sign.AGE in counted and counted.get(Sign.INSISTENCE, 0.0) >= _PRESSED_FOR_AGE)
    if course.marked < _LINES or len(counted) < _KINDS or not grave:
        return False
    return sum(counted.values()) >= (_ENOUGH_FOR_ONE if course.paired else _ENOUGH_FOR_ALL)
