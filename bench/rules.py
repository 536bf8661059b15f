"""What rules add to the judgement of a line: ``python -m bench.rules``.

The lines are those of ``tests/data/filter``, in another order each round, and hostile ones of 4,000 code
points. Beside the rules of the product there are made ones, all live: 60 % ask for signals, 30 % for words
that people say, 10 % for patterns. Only ``RuleSet.decide`` is timed, on readings and signals made beforehand,
in time of this thread, so that what else the machine does is not counted.
"""

import argparse
import gc
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.live.machine import describe
from palabre.domain.rules import Rule
from palabre.domain.verdicts import Category, Circumstances, VerdictAction
from palabre.engines.evaluation import read_set
from palabre.engines.filter import Filter
from palabre.engines.filter.guard import Looked
from palabre.engines.filter.views import fold
from palabre.engines.rules import RuleSet, compile_condition, house_rules
from palabre.engines.rules.expression import Condition
from palabre.engines.rules.ruleset import facts_of

FILES = sorted((Path(__file__).parent.parent / "tests" / "data" / "filter").glob("*.toml"))
HERE = Circumstances()
_LONGEST = 4_000
_LONG_WORD = 5


@dataclass(frozen=True)
class Lines:
    """Lines as the detectors leave them."""

    looked: Sequence[Looked]

    def rounds(self, count: int, chance: random.Random) -> Iterator[Looked]:
        """All lines, so many times, in another order each time."""
        order = list(self.looked)
        for _ in range(count):
            chance.shuffle(order)
            yield from order


def made_rules(count: int, texts: Sequence[str], chance: random.Random) -> list[Rule]:
    """Live rules such as moderators write, about words that stand in these texts."""
    names = list(house_rules().by_id)
    spoken = [text.split() for text in texts]
    pairs = [" ".join(words[at : at + 2]) for words in spoken for at in range(len(words) - 1)]
    pairs = [pair for pair in dict.fromkeys(pairs) if pair.replace(" ", "").isalpha()]
    words = list(
        dict.fromkeys(word for line in spoken for word in line if len(word) >= _LONG_WORD and word.isalpha())
    )
    made: list[Rule] = []
    for number in range(count):
        match number % 10:
            case 0 | 1 | 2:
                when = f'"campaign.n{number}" in signals && author.rung < REGULAR'
            case 3 | 4:
                when = f'signals["{chance.choice(names)}"] > 0.5 && place.room == "room-{number}"'
            case 5:
                one, other = chance.sample(names, 2)
                when = f'signals["{one}"] + signals["{other}"] > 1.5 || seen("campaign{number}.")'
            case 6 | 7 | 8:
                word = chance.choice(pairs if number % 3 else words)
                when = f'text.folded.contains("{word}") && text.length > 9'
            case _:
                one, other = chance.sample(words, 2)
                when = rf'text.folded.matches(r"\b{one}s?\b.{{0,9}}\b{other}")'
        made.append(
            Rule(
                id=f"made.n{number}",
                when=when,
                action=VerdictAction.NUDGE,
                categories=(Category.SPAM,),
                score=0.5,
            )
        )
    return made


def kept() -> list[str]:
    """The lines of the tests, as rules see them."""
    rows = [row for file in FILES for row in read_set(file.read_text("utf-8"), name=file.name)]
    return [fold(row.text).text for row in rows]


def built(rules: Sequence[Rule]) -> RuleSet:
    """A set that must be sound."""
    made = RuleSet.build(rules)
    if not isinstance(made, RuleSet):
        raise SystemExit(str(made[0]))
    return made


def timed(decide: Callable[[Looked], object], lines: Iterator[Looked]) -> tuple[float, float, float]:
    """Mean, 99th percentile and longest, in microseconds; what the clock costs is taken off."""
    clock = time.thread_time_ns
    took: list[int] = []
    for looked in lines:
        start = clock()
        decide(looked)
        took.append(clock() - start)
    empty = min(-clock() + clock() for _ in range(1_000))
    took.sort()
    return (
        (sum(took) / len(took) - empty) / 1_000,
        (took[int(len(took) * 0.99)] - empty) / 1_000,
        (took[-1] - empty) / 1_000,
    )


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(
        prog="python -m bench.rules",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    options.add_argument("--rounds", type=int, default=20, help="over all lines")
    rounds: int = options.parse_args().rounds
    chance = random.Random(1)  # noqa: S311 - the same rules and the same order each time
    rows = [row for file in FILES for row in read_set(file.read_text("utf-8"), name=file.name)]
    judge = Filter()
    lines = Lines([judge.guard.look(row.text, HERE) for row in rows])
    folded = [looked.reading.folded.text for looked in lines.looked if looked.reading is not None]
    made = made_rules(500, folded, chance)
    hostile = [("".join(chance.choice(folded) for _ in range(200)))[:_LONGEST] for _ in range(20)]
    hostile += ["a" * _LONGEST, "abcd " * (_LONGEST // 5)]
    strange = Lines([judge.guard.look(text, HERE) for text in hostile])
    house = list(house_rules().rules)
    print(time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()), describe(), sep="\n")
    print(f"{len(lines.looked)} lines, {rounds} rounds; {len(strange.looked)} hostile lines\n")
    print("| rules | mean µs | p99 µs | longest µs | hostile: mean µs | longest µs | built in ms |")
    print("|---|---|---|---|---|---|---|")
    gc.disable()
    for name, rules in (
        ("none", []),
        (f"the product’s {len(house)}", house),
        ("500 made", made),
        (f"{len(house)} + 500", house + made),
    ):
        start = time.thread_time()
        one = built(rules)
        seconds = time.thread_time() - start

        def decide(looked: Looked, one: RuleSet = one) -> object:
            assert looked.reading is not None  # noqa: S101 - nothing broke
            return one.decide(looked.signals, looked.reading, HERE)

        timed(decide, lines.rounds(2, chance))
        mean, p99, longest = timed(decide, lines.rounds(rounds, chance))
        worst = timed(decide, strange.rounds(rounds, chance))
        figures = (f"{mean:.1f}", f"{p99:.1f}", f"{longest:.0f}", f"{worst[0]:.0f}", f"{worst[2]:.0f}")
        print("|", " | ".join((name, *figures, f"{seconds * 1_000:.0f}")), "|")
    print(f"\nthe 500 made ones asked one by one: {one_by_one(made, lines, chance):.0f} µs a line")
    whole = timed(
        lambda looked: judge.judge(looked.reading.text if looked.reading else "", HERE),
        lines.rounds(2, chance),
    )
    print(f"the whole filter with the product’s rules: mean {whole[0]:.0f} µs, p99 {whole[1]:.0f} µs a line")


def one_by_one(rules: Sequence[Rule], lines: Lines, chance: random.Random) -> float:
    """Microseconds for one line when each rule is asked, as without an index."""
    conditions = [compile_condition(rule.when) for rule in rules]
    holds = [condition.holds for condition in conditions if isinstance(condition, Condition)]

    def ask(looked: Looked) -> object:
        assert looked.reading is not None  # noqa: S101 - nothing broke
        facts = facts_of(looked.signals, looked.reading, HERE)
        return [one(facts) for one in holds]

    return timed(ask, lines.rounds(1, chance))[0]


if __name__ == "__main__":
    main()
