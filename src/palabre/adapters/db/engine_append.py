"""What the hot path of each dialect answers for a draft."""

Number = int | None
"""The line's number in the room's log; None when its (author, ref) is bound, to a message or a submission."""
