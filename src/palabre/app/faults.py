"""Where a fault of ours happened, without what it happened to."""

import traceback


def where(error: BaseException) -> dict[str, object]:
    """Return fields for the log: type and place. An exception's own words may quote what somebody wrote."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    return {
        "error": type(error).__name__,
        "where": [f"{frame.filename.rpartition('palabre/')[2]}:{frame.lineno}:{frame.name}" for frame in frames],
    }
