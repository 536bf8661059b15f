"""What ends in the log: fields on one line, and nothing that a person wrote."""

import json
import subprocess
import sys

_PROGRAM = """
import logging
from palabre.adapters.system.logs import configure_logs
configure_logs("info")
try:
    raise ValueError("ce qu’une personne a écrit")
except ValueError:
    logging.getLogger("asyncpg.pool").warning("a connection to %s broke", "203.0.113.9", exc_info=True)
"""


def test_what_a_library_logs_is_one_line_of_fields_without_what_it_was_filled_with() -> None:
    ended = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True)
    (line,) = ended.stderr.splitlines()
    logged = json.loads(line)
    assert logged.pop("timestamp").endswith("Z")
    assert logged == {
        "event": "a connection to %s broke",
        "level": "warning",
        "logger": "asyncpg.pool",
        "error": "ValueError",
    }
