"""Every act of moderation leaves an entry; entries are only ever appended."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from palabre.domain.ids import CaseId, StaffId


class Act(StrEnum):
    """Past tense: what happened."""

    STAFF_INVITED = "staff.invited"
    STAFF_ENTERED = "staff.entered"
    STAFF_DISABLED = "staff.disabled"
    ROOM_SLOWED = "room.slowed"
    CASE_OPENED = "case.opened"
    CASE_REPORTED = "case.reported"
    CASE_VIEWED = "case.viewed"
    CASE_CLAIMED = "case.claimed"
    CASE_RELEASED = "case.released"
    CASE_DECIDED = "case.decided"
    TEXT_REFUSED = "text.refused"
    TEXT_WITHDRAWN = "text.withdrawn"
    APPEAL_FILED = "appeal.filed"
    APPEAL_DECIDED = "appeal.decided"
    RULE_WRITTEN = "rule.written"
    RULE_STAGED = "rule.staged"
    RULE_STOPPED = "rule.stopped"
    RULE_DEMOTED = "rule.demoted"
    RULE_BACKTESTED = "rule.backtested"
    RULE_REVIEWED = "rule.reviewed"
    RULE_OVERRIDE_ASKED = "rule.override_asked"
    RULE_OVERRIDDEN = "rule.overridden"
    RULE_OVERRIDE_ENDED = "rule.override_ended"


@dataclass(kw_only=True, frozen=True, slots=True)
class JournalEntry:
    """``detail`` holds codes, kinds and numbers; never a text, an address or a pseudonym."""

    act: Act
    at: datetime
    staff_id: StaffId | None = None
    """None when the filter or the house itself acted."""
    case_id: CaseId | None = None
    detail: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(kw_only=True, frozen=True, slots=True)
class JournalRecord:
    """An entry with its place in the journal, dense from 1."""

    number: int
    entry: JournalEntry
    staff_name: str | None
