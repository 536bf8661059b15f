"""``palabre filter train``."""

import argparse
import time
from itertools import islice
from pathlib import Path
from typing import Final

from palabre.cli.talk import EX_FAILED, EX_OK, complain, put, words
from palabre.demo.talk import LineKind, evening
from palabre.engines.filter.model.words import package_classes
from palabre.engines.filter.terms import Lexicon
from palabre.engines.learning.contrast import contrast_rows
from palabre.engines.learning.readings import readings
from palabre.engines.learning.rows import BadRowError, Row, read_rows
from palabre.engines.learning.training import train

_PAIRS: Final = 20_000
_SEED: Final = 20_261_126
_FIRST_EVENING: Final = 1_000
_EVENINGS: Final = 6
_LINES: Final = 1_500


def add(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the verb."""
    verb = kinds.add_parser("train", help=words("entraîne le modèle", "train the learned model"))
    verb.add_argument(
        "--data",
        nargs="*",
        default=[],
        type=Path,
        metavar=words("FICHIER", "FILE"),
        help=words("lignes étiquetées, en JSONL", "labelled lines, as JSONL"),
    )
    verb.add_argument(
        "--out",
        required=True,
        type=Path,
        metavar=words("FICHIER", "FILE"),
        help=words("le modèle", "the model"),
    )
    verb.add_argument(
        "--pairs",
        type=int,
        default=_PAIRS,
        metavar="N",
        help=words("paires contrastées que nous écrivons", "contrast pairs of our own"),
    )
    verb.set_defaults(run=_train)


def _evenings() -> list[Row]:
    """What people of the demo house say when all is well: ordinary talk, each line once."""
    texts = dict.fromkeys(
        line.text
        for seed in range(_FIRST_EVENING, _FIRST_EVENING + _EVENINGS)
        for line in islice(evening(seed), _LINES)
        if line.kind is LineKind.TALK
    )
    return [Row(text=text, label=0, action="allow", source="evening") for text in texts]


def _train(options: argparse.Namespace) -> int:
    began = time.monotonic()
    out: Path = options.out
    rows: list[Row] = []
    for path in options.data:
        try:
            rows += read_rows(path.read_text("utf-8").splitlines(), path.name)
        except (OSError, UnicodeDecodeError) as error:
            complain(f"{path} : {error}")
            return EX_FAILED
        except BadRowError as error:
            complain(str(error))
            return EX_FAILED
    rows += contrast_rows(_SEED, max(0, options.pairs))
    rows += _evenings()

    def say(text: str) -> None:
        put(f"{time.monotonic() - began:4.0f} s  {text}")

    say(words("lecture", "reading"))
    trained = train(rows, readings(rows, Lexicon.of_package()), package_classes(), say)
    try:
        out.write_bytes(trained.file)
        out.with_name(f"{out.name}.sha256").write_text(f"{trained.digest}  {out.name}\n", "ascii")
    except OSError as error:
        complain(f"{out} : {error}")
        return EX_FAILED
    say(f"{out}  {len(trained.file)} {words('octets', 'bytes')}  SHA-256 {trained.digest}")
    return EX_OK
