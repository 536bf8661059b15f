"""Where a fault of ours happened, without what it happened to."""

import traceback


def where(error: BaseException) -> dict[str, object]:
    """Return fields for the log: type and place. An exception's own words may quote what somebody wrote."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    return {
        "error": type(error).__qualname__,
        "at": [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames],
    }
