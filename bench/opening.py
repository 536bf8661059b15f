"""How long a house takes from its start to the first ready answer."""

import statistics
import tempfile
from pathlib import Path

from bench.live.house import open_house

_RUNS = 5


def main() -> None:
    """Print one line of figures."""
    seconds: list[float] = []
    for _ in range(_RUNS):
        with (
            tempfile.TemporaryDirectory(prefix="palabre-bench-") as folder,
            open_house(Path(folder) / "data") as house,
        ):
            seconds.append(house.ready_seconds)
    print(
        f"opening: ready after {statistics.median(seconds):.2f} s (median of {_RUNS}, fresh folder,"
        f" migrations included; slowest {max(seconds):.2f} s)"
    )


if __name__ == "__main__":
    main()
