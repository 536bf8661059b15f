"""How the house writes its log."""

import json
import logging
import sys
from datetime import UTC, datetime

import structlog
from typing_extensions import override

from palabre.app.faults import where

log = structlog.get_logger(__name__)


class _Libraries(logging.Formatter):
    """What libraries log, as lines like ours: the wording, never what it was filled with, nor a traceback."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat().replace("+00:00", "Z")
        fields = {
            "event": str(record.msg),
            "level": record.levelname.lower(),
            "logger": record.name,
            "timestamp": at,
        }
        if record.exc_info is not None and record.exc_info[0] is not None:
            fields["error"] = record.exc_info[0].__name__
        return json.dumps(fields)


def configure_logs(name: str) -> None:
    """JSON lines on standard error: fields only, never a text, an address or a pseudonym."""
    level = logging.getLevelNamesMapping()[name.upper()]
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Libraries())
    logging.basicConfig(level=max(level, logging.WARNING), handlers=[handler], force=True)


def note_unwell(part: str, error: BaseException | None) -> None:
    """Say that a part of the filter is not well: what kind of error, and where; without one it was slow."""
    fields = {"reason": "slow"} if error is None else where(error)
    log.warning("filter_degraded", part=part, **fields)
