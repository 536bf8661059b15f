"""Identifiers as distinct types; every one is a UUIDv7 made outside the domain."""

from typing import NewType
from uuid import UUID

PersonId = NewType("PersonId", UUID)
"""A person as the house knows them. Never leaves the server."""

Alias = NewType("Alias", UUID)
"""The id of a person that others see: random, new at each entry and each change of pseudonym."""

RoomId = NewType("RoomId", UUID)
Slug = NewType("Slug", str)
"""A room's name in addresses and frames, e.g. ``sous-l-arbre``."""

MessageId = NewType("MessageId", UUID)
Ref = NewType("Ref", UUID)
"""A client's own id for one command; it makes retries idempotent."""

ReportId = NewType("ReportId", UUID)
CaseId = NewType("CaseId", UUID)
DecisionId = NewType("DecisionId", UUID)
SanctionId = NewType("SanctionId", UUID)
AppealId = NewType("AppealId", UUID)
StaffId = NewType("StaffId", UUID)

Receipt = NewType("Receipt", str)
"""What a reporter holds: at least 128 random bits, readable by whoever has it."""

CaseCode = NewType("CaseCode", str)
"""What a sanctioned person holds: at least 128 random bits; opens the statement and the appeal."""
