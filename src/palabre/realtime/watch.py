"""What nodes tell one another of arrivals, and what the house is told of a raid."""

import msgspec

from palabre.app.raids import Arrivals, RaidBrake
from palabre.domain.ids import Slug
from palabre.wire import present
from palabre.wire.events import WatchChanged


class Report(msgspec.Struct, frozen=True, tag="arrivals", forbid_unknown_fields=True):
    """What one node counted in the last minutes."""

    node: str
    house: int
    rooms: dict[str, int]


_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[Report] = msgspec.json.Decoder(Report)


class Watch:
    """One raid brake among those of the other nodes."""

    def __init__(self, *, raids: RaidBrake, node: str) -> None:
        """``node`` is this node's own id."""
        self._raids = raids
        self._node = node
        self._told: set[Slug | None] = set()

    def report(self) -> bytes | None:
        """What to publish to the other nodes now; None while there is nothing to say."""
        counted = self._raids.counted()
        if counted is None:
            return None
        rooms = {str(room): count for room, count in counted.rooms.items()}
        return _encoder.encode(Report(node=self._node, house=counted.house, rooms=rooms))

    def heard(self, payload: bytes) -> None:
        """Take in another node's report; what is none is passed over."""
        try:
            report = _decoder.decode(payload)
        except msgspec.DecodeError:
            return
        if report.node == self._node or min(report.house, *report.rooms.values(), 0) < 0:
            return
        rooms = {Slug(room): count for room, count in report.rooms.items()}
        self._raids.heard(report.node, Arrivals(house=report.house, rooms=rooms))

    def news(self) -> WatchChanged | None:
        """What people here must be told; None while nothing began or ended."""
        self._raids.look()
        standing = self._raids.standing()
        rooms = {raid.room for raid in standing}
        if rooms == self._told:
            return None
        self._told = rooms
        return present.watch_changed(standing, self._raids.rule)
