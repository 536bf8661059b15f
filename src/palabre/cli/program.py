"""The verbs, and the way from a line of arguments to one of them."""

import argparse
import sys
from collections.abc import Callable, Sequence

import palabre
from palabre.adapters.db.engine import CannotOpen
from palabre.cli import contract, demo, filtering, rules, serving, staffing
from palabre.cli.talk import EX_CONFIG, EX_OK, EX_UNAVAILABLE, EX_USAGE, complain, words
from palabre.domain.errors import Refusal, StoreUnavailable
from palabre.settings import SettingsError

Verb = Callable[[argparse.Namespace], int]


def parser() -> argparse.ArgumentParser:
    """Build the parser; each verb sets ``run``."""
    root = argparse.ArgumentParser(
        prog="palabre", description=words("Un tchat ouvert et veillé.", "An open chat that is watched over.")
    )
    root.add_argument("--version", action="version", version=f"palabre {palabre.__version__}")
    verbs = root.add_subparsers(metavar="…", required=True)
    for add in (serving.add, staffing.add, demo.add, filtering.add, rules.add, contract.add):
        add(verbs)
    return root


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; return its exit code (0 ok, 1 failed, 2 wrong use, 69 away, 78 wrong settings)."""
    options = parser().parse_args(arguments)
    try:
        run: Verb = options.run
        return run(options)
    except SettingsError as error:
        complain(str(error))
        return EX_CONFIG
    except (CannotOpen, StoreUnavailable) as error:
        complain(
            words("la base de données ne s’ouvre pas", "the database does not open") + f"\u00a0: {error}"
        )
        return EX_UNAVAILABLE
    except Refusal as refusal:
        pointer = f" ({refusal.faults[0].pointer}\u00a0: {refusal.faults[0].code})" if refusal.faults else ""
        complain(f"{refusal.code}{pointer}")
        return EX_USAGE
    except KeyboardInterrupt:
        return EX_OK
    except BrokenPipeError:
        # Whoever read our output has heard enough.
        sys.stderr.close()
        return EX_OK
    except OSError as error:
        # A folder that cannot be made, a file that cannot be read: the operator's to mend, not ours.
        complain(f"{error.filename}\u00a0: {error.strerror}" if error.filename else str(error))
        return EX_UNAVAILABLE
