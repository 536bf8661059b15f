"""Sanctions are an append-only ledger folded into what a person may do now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from palabre.domain.decisions import DecisionKind
from palabre.domain.errors import Banned, Muted
from palabre.domain.ids import CaseCode, DecisionId, PersonId, SanctionId, Slug


@dataclass(kw_only=True, frozen=True, slots=True)
class Sanction:
    """Applied by one decision; ends by itself, or when that decision is reversed."""

    id: SanctionId
    decision_id: DecisionId
    case_code: CaseCode
    person_id: PersonId
    kind: DecisionKind
    starts_at: datetime
    ends_at: datetime | None = None
    room: Slug | None = None
    lifted_at: datetime | None = None

    def stands(self, now: datetime) -> bool:
        """Whether it restricts its person now."""
        return self.lifted_at is None and (self.ends_at is None or now < self.ends_at)


@dataclass(kw_only=True, frozen=True, slots=True)
class Restrictions:
    """What stands against a person: the sanction of each kind that lasts longest."""

    ban: Sanction | None = None
    mute: Sanction | None = None
    room_bans: tuple[Sanction, ...] = ()

    def check_may_be_here(self) -> None:
        """Raise Banned with the way to the statement."""
        if self.ban is not None:
            raise Banned(extra=_extra(self.ban))

    def check_may_join(self, room: Slug) -> None:
        """Raise Banned for the house or this room."""
        self.check_may_be_here()
        for sanction in self.room_bans:
            if sanction.room == room:
                raise Banned(extra=_extra(sanction) | {"room": room})

    def check_may_write(self, room: Slug) -> None:
        """Raise Banned or Muted."""
        self.check_may_join(room)
        if self.mute is not None:
            raise Muted(extra=_extra(self.mute))


def _extra(sanction: Sanction) -> dict[str, object]:
    until = None if sanction.ends_at is None else sanction.ends_at.isoformat().replace("+00:00", "Z")
    return {"case_code": sanction.case_code, "until": until}


def fold(ledger: Iterable[Sanction], now: datetime) -> Restrictions:
    """Fold a person's ledger; withdrawing one sanction never lifts another."""
    ban: Sanction | None = None
    mute: Sanction | None = None
    rooms: dict[Slug, Sanction] = {}
    for sanction in ledger:
        if not sanction.stands(now):
            continue
        if sanction.kind is DecisionKind.BAN:
            ban = _longer(ban, sanction)
        elif sanction.kind is DecisionKind.MUTE:
            mute = _longer(mute, sanction)
        elif sanction.kind is DecisionKind.ROOM_BAN and sanction.room is not None:
            rooms[sanction.room] = _longer(rooms.get(sanction.room), sanction)
    return Restrictions(ban=ban, mute=mute, room_bans=tuple(rooms.values()))


def _longer(one: Sanction | None, other: Sanction) -> Sanction:
    if one is None or (one.ends_at is not None and (other.ends_at is None or other.ends_at > one.ends_at)):
        return other
    return one
