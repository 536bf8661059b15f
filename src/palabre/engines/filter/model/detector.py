"""The learned model as a detector: which reading it looks at, what it says, and the words that carried it."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from palabre.domain.verdicts import Place
from palabre.engines.filter.model.clauses import clauses
from palabre.engines.filter.model.features import HEADS
from palabre.engines.filter.model.scorer import Model, Share, least_logit
from palabre.engines.filter.model.weights import ModelRefused
from palabre.engines.filter.reading import Reading
from palabre.engines.filter.signals import Signal
from palabre.engines.filter.views import View

_LEAST_LOGIT: Final = least_logit(0.3)
"""What is less likely is not said: rules would not use it."""
_PREFERRED: Final = ("respelled", "spelled", "leet", "folded")
_WORTH_OF_INSULT: Final = 0.5
_WORTH: Final = 0.15
"""Of the largest share: words at the ends of a span that carried less are left out."""


@cache
def _package_model() -> Model | ModelRefused:
    """Read once, whatever comes of it."""
    try:
        return Model.of_package()
    except ModelRefused as refused:
        return refused
    except OSError as missing:
        return ModelRefused(f"its file cannot be read: {missing.strerror}")


def package_model() -> Model:
    """The model that comes with the package.

    Raises:
        ModelRefused: its file must not be used; asked again, it is refused again.
    """
    found = _package_model()
    if isinstance(found, ModelRefused):
        raise ModelRefused(*found.args)
    return found


def model_version() -> str:
    """What changes with the model; also where there is none."""
    found = _package_model()
    return found.digest if isinstance(found, Model) else "no model"


def model_view(reading: Reading) -> tuple[str, View]:
    """The reading that the model looks at, which is the one that it was trained on: the most undisguised."""
    if len(reading.scanned) == 1:
        return "folded", reading.folded
    views = {scanned.name: scanned.view for scanned in reversed(reading.scanned)}
    name = next(name for name in _PREFERRED if name in views)
    return name, views[name]


def find_learned(reading: Reading) -> Iterator[Signal]:
    """One signal a head, with its probability as strength.

    Raises:
        ModelRefused: there is no model to ask.
    """
    model = package_model()
    if reading.circumstances.place is Place.PSEUDONYM:
        # It learned from lines of talk, and knows nothing of names.
        return
    name, view = model_view(reading)
    if not any(map(str.isalnum, view.text)):
        # It never saw lines without words.
        return
    line = model.read(view.text)
    best = [(logit, line, 0) for logit in line.scores.logits]
    for begin, end in clauses(view.text):
        clause = model.read(view.text[begin:end])
        for head, logit in enumerate(clause.scores.logits):
            # How harsh a line is, is a matter of all of it.
            if logit > best[head][0] and HEADS[head] != "harm":
                best[head] = logit, clause, begin
    for head, (logit, read, begin) in enumerate(best):
        if logit >= _LEAST_LOGIT:
            label = HEADS[head]
            start, end = carriers(read.shares(head), _WORTH_OF_INSULT if label == "insult" else _WORTH)
            strength = read.scores.probability(head)
            span = view.span(begin + start, begin + end)
            yield Signal(name=f"model.{label}", span=span, view=name, strength=strength)


def carriers(shares: Sequence[Share], least: float = _WORTH) -> tuple[int, int]:
    """Where the words in a row that carried most stand; they never are none.

    ``least``: words at the ends with less than this part of the largest share are left out.
    """
    best, best_sum = (0, len(shares)), 0
    begin, running = 0, 0
    for place, (_, _, share) in enumerate(shares):
        if running <= 0:
            begin, running = place, 0
        running += share
        if running > best_sum:
            best, best_sum = (begin, place + 1), running
    if not best_sum:
        begin, end, _ = max(shares, key=_share)
        return begin, end
    first, last = best
    worth = least * max(map(_share, shares[first:last]))
    while last - first > 1 and shares[first][2] < worth:
        first += 1
    while last - first > 1 and shares[last - 1][2] < worth:
        last -= 1
    return shares[first][0], shares[last - 1][1]


def _share(word: Share) -> int:
    return word[2]
