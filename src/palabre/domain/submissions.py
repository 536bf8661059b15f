"""A text that was not delivered at once: held for a person to look at, or refused."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from palabre.domain.ids import CaseCode, CaseId, DecisionId, MessageId, PersonId, Ref, Slug
from palabre.domain.messages import Author
from palabre.domain.verdicts import Verdict

NEVER_DELIVERED = frozenset({"minors.disclosure"})
"""Rules whose held lines are never shown to a room, whatever is decided about them."""


class SubmissionState(StrEnum):
    """``held`` ends as one of the three others."""

    HELD = "held"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(kw_only=True, frozen=True, slots=True)
class Submission:
    """One held or refused text; ``(person_id, ref)`` is unique."""

    person_id: PersonId
    ref: Ref
    room: Slug
    author: Author
    text: str
    verdict: Verdict
    state: SubmissionState
    at: datetime
    reply_to: MessageId | None = None
    edit_of: MessageId | None = None
    """The message whose new text this would be."""
    case_id: CaseId | None = None
    """Set while held: the case in which a moderator decides."""
    decision_id: DecisionId | None = None
    case_code: CaseCode | None = None
    """Set when refused: opens the statement of reasons."""
    message_id: MessageId | None = None
    seq: int | None = None
    """Set when accepted."""
