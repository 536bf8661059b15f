"""From rows to the file of the model: every head is fitted by itself, calibrated on what it did not see."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from palabre.engines.filter.model.features import HEADS, PIECE_BITS
from palabre.engines.filter.model.weights import FEATURES, FORMAT, Header, write_weights
from palabre.engines.filter.model.words import WordClasses
from palabre.engines.learning.contrast import SOURCE
from palabre.engines.learning.encoding import SENSE_VALUE, Encoded, Encoder
from palabre.engines.learning.fitting import Floats, logistic, minimise
from palabre.engines.learning.rows import Row

# How much one row of a source counts; MLMA's labels are very noisy.
_SOURCE_WEIGHTS: Final = {
    "toxifrench": 3.0,
    "toxifrench_agree": 3.6,
    "jigsaw_mt": 1.0,
    "jigsaw_en": 0.5,
    "mlma_fr": 0.1,
    "tatoeba_fr": 1.0,
    "xpersona_fr": 1.5,
    "tatoeba_en": 0.5,
    "seed": 0.7,
    SOURCE: 0.6,
    "evening": 1.5,
}
_OTHERS_WEIGHT: Final = 0.3
# Sources of which only «harmful or not» is known, or not known well enough.
_NO_CATEGORIES: Final = ("toxifrench", "toxifrench_agree", "mlma_fr")
_MADE: Final = (SOURCE, "seed")
_MADE_HARM_WEIGHT: Final = 0.13
_MADE_CALM_WEIGHT: Final = 0.5
"""Templates are many and easy: the head of general harm is to learn harm from what people wrote."""
_NOT_TOXIC: Final = frozenset({"contact", "drugs", "off_platform", "self_harm", "spam"})
_PENALTY: Final = 1e-5
_PARTS: Final = (1.0, 1.0, 0.8)
"""How freely the three parts of the weights may grow: pieces, words in a row, classes together."""
_STEPS: Final = 70
_FOLDS: Final = 3
_SEED: Final = 20_261_126

Say = Callable[[str], None]


@dataclass(kw_only=True, frozen=True, slots=True)
class Trained:
    """A model and how it did on rows that it had not seen."""

    file: bytes
    digest: str
    report: tuple[str, ...]


def train(
    rows: Sequence[Row], texts: Sequence[str], classes: WordClasses, say: Say, steps: int = _STEPS
) -> Trained:
    """A model from rows and their readings, in the same order; ``say`` is told how far it is."""
    say(f"{len(rows)} rows")
    encoded = Encoder(classes).encode(texts)
    folds = _fold_of_each(rows)
    report: list[str] = []
    fitted: list[Floats] = []
    for head in HEADS:
        target, weight = targets(rows, head)
        held_out = np.zeros(len(rows))
        seen = np.zeros(len(rows), dtype=np.bool_)
        for fold in range(_FOLDS if head == "harm" else 1):
            out = folds == fold
            held_out[out] = encoded.logits(fit(encoded, target, np.where(out, 0.0, weight), steps))[out]
            seen |= out
        unseen = np.where(seen, weight, 0.0)
        slope, constant = calibration(held_out, target, unseen)
        found = fit(encoded, target, weight, steps) * slope
        found[-1] += constant
        fitted.append(found)
        line = _figures(head, rows, target, unseen, slope * held_out + constant)
        report.append(line)
        say(line)
    file = _file(encoded, np.stack(fitted, axis=1), classes)
    return Trained(file=file, digest=hashlib.sha256(file).hexdigest(), report=tuple(report))


def targets(rows: Sequence[Row], head: str) -> tuple[Floats, Floats]:
    """What a head should say of each row, and how much that counts; 0 where nobody knows."""
    target = np.zeros(len(rows))
    weight = np.zeros(len(rows))
    for number, row in enumerate(rows):
        counts = _SOURCE_WEIGHTS.get(row.source, 1.0)
        if head == "harm":
            # A number or a link is not toxic, nor is it the contrary.
            known = not row.label or not row.categories or not _NOT_TOXIC.issuperset(row.categories)
            made = (_MADE_HARM_WEIGHT if row.label else _MADE_CALM_WEIGHT) if row.source in _MADE else 1.0
            target[number], weight[number] = row.label, counts * made if known else 0.0
        elif head in row.categories and row.source != "mlma_fr":
            target[number], weight[number] = 1.0, counts
        elif not row.label:
            weight[number] = counts
        elif row.source not in _NO_CATEGORIES:
            weight[number] = counts * _OTHERS_WEIGHT
    return target, weight


def fit(encoded: Encoded, target: Floats, weight: Floats, steps: int = _STEPS) -> Floats:
    """The weights of one head."""
    parts = np.concatenate(
        [*(np.full(width, part) for width, part in zip(encoded.widths, _PARTS, strict=True)), np.ones(1)]
    )
    penalty = np.full(len(parts), _PENALTY)
    penalty[-1] = 0.0
    total = float(weight.sum())

    def cost(found: Floats) -> tuple[float, Floats]:
        logits = encoded.logits(found * parts)
        loss = float(np.sum(weight * (np.logaddexp(0.0, logits) - target * logits))) / total
        residues = weight * (logistic(logits) - target) / total
        return (
            loss + 0.5 * float(np.sum(penalty * found * found)),
            encoded.slope(residues) * parts + penalty * found,
        )

    found: Floats = minimise(cost, np.zeros(len(parts)), steps) * parts
    return found


def calibration(logits: Floats, target: Floats, weight: Floats) -> tuple[float, float]:
    """Slope and constant that make logits of unseen rows honest probabilities (Platt)."""

    def cost(found: Floats) -> tuple[float, Floats]:
        shifted = found[0] * logits + found[1]
        total = float(weight.sum())
        loss = float(np.sum(weight * (np.logaddexp(0.0, shifted) - target * shifted))) / total
        residues = weight * (logistic(shifted) - target) / total
        return loss, np.array([float(np.sum(residues * logits)), float(np.sum(residues))])

    if not (np.any(target * weight > 0) and np.any((1 - target) * weight > 0)):
        # Nothing to compare with.
        return 1.0, 0.0
    slope, constant = minimise(cost, np.array([1.0, 0.0]), _STEPS).tolist()
    return min(max(slope, 0.2), 5.0), min(max(constant, -6.0), 6.0)


def _fold_of_each(rows: Sequence[Row]) -> NDArray[np.int64]:
    """Lines of one pair, rows of one template, and the same text twice, are on one side of a hold-out."""
    found = np.zeros(len(rows), dtype=np.int64)
    for number, row in enumerate(rows):
        if row.source == SOURCE:
            # The pairs of a category are counted: each third of them is held out.
            found[number] = int(row.template.partition(":")[0].rpartition(".")[2] or 0) % _FOLDS
            continue
        key = f"{_SEED} {row.template or row.text.lower()}".encode("utf-8", "replace")
        found[number] = hashlib.blake2b(key, digest_size=1).digest()[0] % _FOLDS
    return found


def _figures(head: str, rows: Sequence[Row], target: Floats, weight: Floats, logits: Floats) -> str:
    said = logits > 0
    meant = (target > 0) & (weight > 0)
    right = float(np.sum(weight[said & meant]))
    precision = right / max(1e-9, float(np.sum(weight[said])))
    recall = right / max(1e-9, float(np.sum(weight[meant])))
    line = f"{head}: held-out precision {precision:.3f}, recall {recall:.3f}"
    if head == "harm":
        toxic = np.array([row.source.startswith("toxifrench") for row in rows])
        if toxic.any():
            line += f"; ToxiFrench macro-F1 {macro_f1(target[toxic], said[toxic]):.3f}"
    return line


def macro_f1(target: Floats, said: NDArray[np.bool_]) -> float:
    """The mean of the F1 of «harmful» and of «not»."""
    scores: list[float] = []
    for meant, answer in ((target > 0, said), (target <= 0, ~said)):
        both = int(np.sum(meant & answer))
        either = int(np.sum(meant)) + int(np.sum(answer))
        scores.append(2 * both / either if either else 0.0)
    return sum(scores) / len(scores)


def _file(encoded: Encoded, weights: Floats, classes: WordClasses) -> bytes:
    pieces_end = encoded.widths[0]
    rows_end = pieces_end + encoded.widths[1]
    pieces, piece_scale = _small(weights[: 1 << PIECE_BITS])
    senses = np.rint(weights[1 << PIECE_BITS : pieces_end] * (SENSE_VALUE / np.array(piece_scale))).astype(
        np.int32
    )
    rows, row_scale = _small(weights[pieces_end:rows_end])
    together, together_scale = _small(weights[rows_end:-1])
    header = Header(
        format=FORMAT,
        features=FEATURES,
        classes=classes.digest,
        kinds=len(classes.names),
        senses=len(classes.senses),
        heads=list(HEADS),
        pieces=[round(scale * 2**20) for scale in piece_scale],
        rows=[round(scale * 2**28) for scale in row_scale],
        together=[round(scale * 2**28) for scale in together_scale],
        constants=[round(float(constant) * 2**40) for constant in weights[-1]],
    )
    return write_weights(header, pieces, rows, together, senses)


def _small(table: Floats) -> tuple[NDArray[np.int8], list[float]]:
    """One byte a weight, with one scale a head; the rarest largest weights are cut."""
    scales = np.maximum(np.quantile(np.abs(table), 0.9998, axis=0) * 1.5, 1e-6) / 127.0
    return np.clip(np.rint(table / scales), -127, 127).astype(np.int8), scales.tolist()
