"""Who reads behaviour over a conversation."""

from typing import Protocol

from palabre.domain.conduct import Course, Said
from palabre.domain.ids import MessageId


class ReadsConduct(Protocol):
    """Reads single lines and adds them up; remembers nothing."""

    def read(self, text: str) -> Said:
        """Return the signs of one line."""
        ...

    def add(self, course: Course, said: Said, now: float, message_id: MessageId | None) -> bool:
        """Take a line of the course's author into the course; return whether a person should look."""
        ...

    def refused(self, course: Course) -> None:
        """Take in that whom the author addresses said no."""
        ...
