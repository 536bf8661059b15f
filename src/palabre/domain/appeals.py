"""Contesting a decision: free, open for six months, decided by another person."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from palabre.domain.decisions import APPEAL_WINDOW, CONTESTABLE, Decision
from palabre.domain.errors import AppealExists, AppealWindowOver, NothingToContest, SamePerson
from palabre.domain.ids import AppealId, DecisionId, StaffId

MAX_APPEAL = 4_000


class AppealOutcome(StrEnum):
    """How an appeal ended."""

    UPHELD = "upheld"
    """The decision stands."""
    REVERSED = "reversed"
    """The decision falls, and all that it took is given back."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Appeal:
    """``outcome`` and what follows are set together, once."""

    id: AppealId
    decision_id: DecisionId
    text: str
    at: datetime
    outcome: AppealOutcome | None = None
    answer: str | None = None
    decided_by: StaffId | None = None
    decided_at: datetime | None = None


def check_contestable(decision: Decision, appeal: Appeal | None, now: datetime) -> None:
    """Raise AppealExists, NothingToContest or AppealWindowOver."""
    if appeal is not None:
        raise AppealExists
    if decision.kind not in CONTESTABLE:
        raise NothingToContest
    if now - decision.at > APPEAL_WINDOW:
        raise AppealWindowOver


def check_judge(decision: Decision, staff_id: StaffId) -> None:
    """Raise SamePerson: nobody decides the appeal against their own decision."""
    if decision.staff_id == staff_id:
        raise SamePerson
