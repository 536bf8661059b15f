"""Let others see that one is writing."""

from palabre.app.rooms import Rooms
from palabre.app.speakers import Speakers
from palabre.domain.errors import Refusal
from palabre.domain.ids import Slug
from palabre.domain.persons import Person


class MayBeSeenWriting:
    """Only of somebody whose line could arrive: it is stored nowhere, and refused without a word."""

    def __init__(self, *, rooms: Rooms, speakers: Speakers) -> None:
        """Nothing is stored."""
        self._rooms = rooms
        self._speakers = speakers

    async def __call__(self, person: Person, room: Slug) -> bool:
        """Whether the room exists and this person may write in it."""
        try:
            await self._rooms.by_slug(room)
            self._speakers.restrictions(await self._speakers.of(person)).check_may_write(room)
        except Refusal:
            return False
        return True
