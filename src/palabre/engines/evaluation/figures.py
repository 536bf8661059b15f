"""From judged lines to the figures that the goals speak of."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from palabre.domain.verdicts import Verdict
from palabre.engines.evaluation.rows import Kind, Row
from palabre.engines.filter.jsonl import ACTIONS

LONGEST: Final = 400
"""Code points of the longest line whose time counts."""


@dataclass(kw_only=True, frozen=True, slots=True)
class Judged:
    """A labelled line with its verdict and the nanoseconds that it took."""

    row: Row
    verdict: Verdict
    ns: int = 0

    @property
    def action(self) -> str:
        """The verdict in the words of the sets."""
        return ACTIONS[self.verdict.action]

    @property
    def found(self) -> bool:
        """Anything but let through."""
        return self.action != "allow"

    @property
    def hateful(self) -> bool:
        """Found, and found to be hate."""
        return self.found and "hate" in self.verdict.categories

    @property
    def right(self) -> bool:
        """Found where it had to be found, let through where it had to be."""
        return self.found == bool(self.row.label)


def figures_of(judged: Sequence[Judged]) -> dict[str, float]:
    """Every figure that these lines allow, by the name that ``GOALS`` gives it; the others are left out."""
    by_kind: dict[Kind, list[Judged]] = defaultdict(list)
    for line in judged:
        by_kind[line.row.kind].append(line)
    figures: dict[str, float] = {}
    if harm := by_kind[Kind.HARM]:
        recall = shares_of(harm, lambda line: line.row.categories, lambda line: line.found)
        figures["category_recall"] = sum(recall.values()) / len(recall)
        figures["exact_action"] = _share(line.action == line.row.action for line in harm)
    found = [line for line in harm if line.found]
    if found:
        figures["with_span"] = _share(bool(line.verdict.spans) for line in found)
    if marked := [_overlap(line) for line in found if line.row.gold_spans]:
        figures["span_f1"] = sum(marked) / len(marked)
    if alike := by_kind[Kind.LOOK_ALIKE]:
        figures["alike_found"] = _share(line.found for line in alike)
        figures["alike_blocked"] = _share(line.action == "block" for line in alike)
    if plain := by_kind[Kind.PLAIN]:
        figures["false_alarms"] = 1000 * _share(line.found for line in plain)
    if hatecheck := by_kind[Kind.HATECHECK]:
        figures["hatecheck_f1"] = _macro_f1([(bool(line.row.hate_gold), line.hateful) for line in hatecheck])
    if toxifrench := by_kind[Kind.TOXIFRENCH]:
        figures["toxifrench_f1"] = _macro_f1([(bool(line.row.label), line.found) for line in toxifrench])
    figures["self_harm_refused"] = sum(
        line.action == "block" for line in judged if "self_harm" in line.row.categories
    )
    times = sorted(line.ns / 1000 for line in judged if line.ns and len(line.row.text) <= LONGEST)
    if times:
        figures["mean_us"] = sum(times) / len(times)
        figures["p99_us"] = times[min(len(times) - 1, len(times) * 99 // 100)]
    return figures


def shares_of(
    judged: Iterable[Judged], names: Callable[[Judged], Iterable[str]], hit: Callable[[Judged], bool]
) -> dict[str, float]:
    """Which share of the lines that bear each name was hit."""
    seen: dict[str, list[bool]] = defaultdict(list)
    for line in judged:
        for name in names(line):
            seen[name].append(hit(line))
    return {name: _share(hits) for name, hits in sorted(seen.items())}


def _share(hits: Iterable[bool]) -> float:
    listed = list(hits)
    return sum(listed) / len(listed) if listed else 0.0


def _overlap(line: Judged) -> float:
    """F1 of the code points that the verdict shows against those that were marked by hand."""
    gold = {index for start, end in line.row.gold_spans for index in range(start, end)}
    shown = {index for span in line.verdict.spans for index in range(span.start, span.end)}
    return 2 * len(gold & shown) / (len(gold) + len(shown))


def _macro_f1(pairs: Sequence[tuple[bool, bool]]) -> float:
    """Mean of the F1 of both classes, of pairs (wanted, found)."""
    scores: list[float] = []
    for wanted in (True, False):
        right = sum(gold is wanted and seen is wanted for gold, seen in pairs)
        wrong = sum((gold is wanted) is not (seen is wanted) for gold, seen in pairs)
        scores.append(2 * right / (2 * right + wrong) if right else 0.0)
    return sum(scores) / 2
