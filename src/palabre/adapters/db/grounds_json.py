"""What a verdict came from, as it is kept in columns beside the text."""

from typing import Any

from palabre.domain.trust import Rung
from palabre.domain.verdicts import Circumstances, Found, Grounds, Place, RecentText, Span


def circumstances_to_json(circumstances: Circumstances) -> dict[str, Any]:
    """Return what ``circumstances_from_json`` reads; fingerprints in hexadecimals, too long for a number."""
    return {
        "rung": int(circumstances.rung),
        "place": circumstances.place.value,
        "minimum_age": circumstances.minimum_age,
        "now": circumstances.now,
        "room": circumstances.room,
        "recent": [[line.at, f"{line.fingerprint:x}", line.room] for line in circumstances.recent],
        "repetition_control": circumstances.repetition_control,
        "copies": circumstances.copies,
        "draw": circumstances.draw,
    }


def circumstances_from_json(kept: dict[str, Any]) -> Circumstances:
    """Return the circumstances that were kept."""
    return Circumstances(
        rung=Rung(kept["rung"]),
        place=Place(kept["place"]),
        minimum_age=kept["minimum_age"],
        now=kept["now"],
        room=kept["room"],
        recent=tuple(
            RecentText(at=at, fingerprint=int(fingerprint, 16), room=room)
            for at, fingerprint, room in kept["recent"]
        ),
        repetition_control=kept["repetition_control"],
        copies=kept["copies"],
        draw=kept["draw"],
    )


def grounds_to_columns(grounds: Grounds | None) -> dict[str, Any]:
    """Return the values of the four columns; none where nothing can be replayed."""
    if grounds is None:
        return dict.fromkeys(("circumstances", "signals", "detectors", "rules_digest"))
    return {
        "circumstances": circumstances_to_json(grounds.circumstances),
        "signals": [
            [one.name, one.span.start, one.span.end, one.strength, one.view] for one in grounds.signals
        ],
        "detectors": grounds.detectors,
        "rules_digest": grounds.rules,
    }


def grounds_from_columns(
    circumstances: dict[str, Any] | None, signals: list[Any] | None, detectors: str | None, rules: str | None
) -> Grounds | None:
    """Return the grounds of a row."""
    if circumstances is None or signals is None or detectors is None or rules is None:
        return None
    return Grounds(
        circumstances=circumstances_from_json(circumstances),
        signals=tuple(
            Found(name=name, span=Span(start, end), strength=strength, view=view)
            for name, start, end, strength, view in signals
        ),
        detectors=detectors,
        rules=rules,
    )
