"""How long the filter takes for a line, verdict and spans included: ``python -m bench.filter``.

CPU time of one core, line by line, on the lines that are kept for its tests, and on hostile ones.
"""

import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from palabre.domain.verdicts import Circumstances
from palabre.engines.evaluation import read_set
from palabre.engines.filter import Filter

_LINES: Final = Path(__file__).parents[1] / "tests" / "data" / "filter"
_LONGEST: Final = 400
_ROUNDS: Final = 5
_HOSTILE: Final = {
    "4,000 letters": "a" * 4_000,
    "500 marks on one letter": "e" + "\u0301" * 500,
    "4,000 bidi signs": "\u202e\u2066" * 2_000,
    "4,000 figures apart": "0 6 " * 1_000,
    "4,000 at signs": "a@" * 2_000,
    "800 insults": "c.o.n " * 660,
    "lone surrogates": "\ud83d" * 4_000,
    "4,000 emoji": "🔪" * 4_000,
    "nested quotes": "«" * 2_000 + "»" * 2_000,
}


def spent(judge: Callable[[str], object], texts: Iterable[str]) -> list[float]:
    """Return the CPU time of each text, in µs."""
    clock, times = time.thread_time_ns, list[float]()
    for text in texts:
        begun = clock()
        judge(text)
        times.append((clock() - begun) / 1_000)
    return times


def main() -> None:
    """Print the table."""
    judged, here = Filter(), Circumstances()
    print("| texts | lines | mean µs | p99 µs | slowest µs |\n|---|---|---|---|---|")
    for name, texts in (("kept for tests", _kept()), ("of them harmless talk", _kept("plain.toml"))):
        spent(lambda text: judged.judge(text, here), texts)
        rounds = [spent(lambda text: judged.judge(text, here), texts) for _ in range(_ROUNDS)]
        # The least of some rounds: what another process of the machine did is not the filter's.
        least = [min(times) for times in zip(*rounds, strict=True)]
        print(_row(name, least))
    for name, text in _HOSTILE.items():
        print(_row(name, [min(spent(lambda text: judged.judge(text, here), [text] * _ROUNDS))]))


def _kept(*names: str) -> Sequence[str]:
    paths = [_LINES / name for name in names] or sorted(_LINES.glob("*.toml"))
    rows = [row for path in paths for row in read_set(path.read_text("utf-8"), name=path.name)]
    return [row.text for row in rows if len(row.text) <= _LONGEST]


def _row(name: str, times: Sequence[float]) -> str:
    p99 = statistics.quantiles(times, n=100)[98] if len(times) > 1 else times[0]
    return f"| {name} | {len(times)} | {statistics.fmean(times):.0f} | {p99:.0f} | {max(times):.0f} |"


if __name__ == "__main__":
    main()
