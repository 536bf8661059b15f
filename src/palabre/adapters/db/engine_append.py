"""What the hot path of each dialect takes and answers."""

from dataclasses import dataclass
from uuid import UUID

from palabre.domain.messages import Draft


@dataclass(frozen=True, slots=True)
class Line:
    """A draft and the id of its room."""

    draft: Draft
    room_id: UUID


Number = int | None
"""The line's number in the room's log; None when its (author, ref) is bound, to a message or a submission."""
