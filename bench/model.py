"""What the learned model takes for a line: ``python -m bench.model``.

The lines are those of ``tests/data/filter``, in another order each round, and hostile ones of 4,000 code
points. Only the model is timed, on readings made beforehand, in time of this thread. *new* is a model that
has met no word yet, *known* one that has met all of them; a house that talks is near the second.
"""

import random
import time
from collections.abc import Sequence
from pathlib import Path

from bench.live.machine import describe
from palabre.domain.verdicts import Circumstances
from palabre.engines.evaluation import read_set
from palabre.engines.filter.model.detector import model_view
from palabre.engines.filter.model.scorer import Model
from palabre.engines.filter.reading import Reading
from palabre.engines.filter.terms import Lexicon

FILES = sorted((Path(__file__).parent.parent / "tests" / "data" / "filter").glob("*.toml"))
_ROUNDS = 5
_LONGEST = 4_000


def _timed(model: Model, texts: Sequence[str]) -> list[int]:
    found: list[int] = []
    for text in texts:
        began = time.thread_time_ns()
        model.scores(text)
        found.append(time.thread_time_ns() - began)
    return sorted(found)


def _show(name: str, found: Sequence[int]) -> None:
    mean = sum(found) / len(found) / 1_000
    late = found[len(found) * 99 // 100] / 1_000
    print(f"{name:<34} {len(found):>6} {mean:>8.1f} {late:>8.1f} {found[-1] / 1_000:>8.1f}")


def main() -> None:
    """Print the table."""
    lexicon = Lexicon.of_package()
    rows = [row for path in FILES for row in read_set(path.read_text("utf-8"), name=path.name)]
    texts = [model_view(Reading(row.text, Circumstances(), lexicon))[1].text for row in rows]
    chance = random.Random(5)  # noqa: S311 - the same order each time
    print(describe())
    print(f"{'µs a line':<34} {'lines':>6} {'mean':>8} {'p99':>8} {'longest':>8}")
    model = Model.of_package()
    model.scores("bonjour")
    _show("new", _timed(model, texts))
    known: list[int] = []
    for _ in range(_ROUNDS):
        known += _timed(model, chance.sample(texts, len(texts)))
    _show("known", sorted(known))
    letters = "abcdefghijklmnopqrstuvwxyz"
    hostile = [
        "".join(chance.choice(letters + "   ") for _ in range(_LONGEST)),
        "".join(chance.choice("!?*🤡0") for _ in range(_LONGEST)),
        "a " * (_LONGEST // 2),
        " ".join(texts)[:_LONGEST],
    ]
    _show("hostile, 4,000 code points", _timed(Model.of_package(), hostile))


if __name__ == "__main__":
    main()
