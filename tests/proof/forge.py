"""Houses that start quickly: each line of standard input forks a ``palabre serve``, imports already paid for.

A line holds settings as a JSON object. Answers ``house PID`` at once, and ``over CODE`` when that house has
ended (CODE as in ``Popen.returncode``).
"""

import gc
import json
import os
import sys

from palabre.cli import main as palabre


def main() -> None:
    """Fork a house for each line asked for."""
    # Else each house would look through, and thereby copy, all that was imported.
    gc.collect()
    gc.freeze()
    for asked in sys.stdin:
        os.environ.update(json.loads(asked))
        child = os.fork()
        if child == 0:
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os._exit(palabre(["serve"]))
        _say(f"house {child}")
        _, status = os.waitpid(child, 0)
        _say(f"over {os.waitstatus_to_exitcode(status)}")


def _say(words: str) -> None:
    os.write(1, f"{words}\n".encode())


if __name__ == "__main__":
    main()
