"""What can become of a text that somebody sends."""

from dataclasses import dataclass

from palabre.domain.ids import MessageId, Ref, Slug
from palabre.domain.messages import Message
from palabre.domain.submissions import Submission, SubmissionState
from palabre.domain.verdicts import Verdict


@dataclass(kw_only=True, frozen=True, slots=True)
class Accepted:
    """Stored under ``seq``; ``masked_text`` when some words were masked."""

    ref: Ref
    room: Slug
    seq: int
    id: MessageId
    masked_text: str | None = None


@dataclass(kw_only=True, frozen=True, slots=True)
class Held:
    """A person looks first."""

    submission: Submission
    usual_wait_seconds: int


@dataclass(kw_only=True, frozen=True, slots=True)
class Nudged:
    """The author is asked; nothing was stored."""

    ref: Ref
    verdict: Verdict


@dataclass(kw_only=True, frozen=True, slots=True)
class Refused:
    """Not delivered; the submission holds verdict and case code."""

    submission: Submission


@dataclass(kw_only=True, frozen=True, slots=True)
class Withdrawn:
    """Taken back by its author before anybody saw it."""

    ref: Ref


Outcome = Accepted | Held | Nudged | Refused | Withdrawn


def outcome_of(ref: Ref, bound: Message | Submission, usual_wait_seconds: int) -> Outcome:
    """Say again what became of a ref."""
    if isinstance(bound, Message):
        return Accepted(ref=ref, room=bound.room, seq=bound.seq, id=bound.id)
    match bound.state:
        case SubmissionState.HELD:
            return Held(submission=bound, usual_wait_seconds=usual_wait_seconds)
        case SubmissionState.REFUSED:
            return Refused(submission=bound)
        case SubmissionState.WITHDRAWN:
            return Withdrawn(ref=ref)
        case SubmissionState.ACCEPTED:
            if bound.message_id is None or bound.seq is None:
                raise AssertionError("an accepted submission names its message")
            return Accepted(ref=ref, room=bound.room, seq=bound.seq, id=bound.message_id)
