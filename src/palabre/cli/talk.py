"""How the command line speaks: data on standard output, words on standard error, in the reader's language."""

import os
import sys
from typing import Final

EX_OK: Final = 0
EX_FAILED: Final = 1
EX_USAGE: Final = 2
EX_UNAVAILABLE: Final = 69
EX_CONFIG: Final = 78


def words(french: str, english: str) -> str:
    """Return the French words unless the locale asks for English."""
    locale = next(
        (value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), ""
    )
    return english if locale.startswith("en") else french


def say(text: str) -> None:
    """Tell a person, on standard error."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def complain(text: str) -> None:
    """Tell a person what went wrong, on standard error."""
    say(f"palabre\u00a0: {text}")


def put(line: str) -> None:
    """Write a line of data on standard output."""
    sys.stdout.write(line + "\n")
