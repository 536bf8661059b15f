"""``palabre filter judge | explain``."""

import argparse
import sys

from palabre.cli.talk import EX_OK, put, words
from palabre.domain.verdicts import Circumstances
from palabre.engines.filter import Filter, judge_lines


def add(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the verbs."""
    group = verbs.add_parser("filter", help=words("le filtre automatique", "the automatic filter"))
    kinds = group.add_subparsers(metavar="…", required=True)
    judge = kinds.add_parser("judge", help=words("JSONL en entrée, JSONL en sortie", "JSONL in, JSONL out"))
    judge.set_defaults(run=_judge)
    explain = kinds.add_parser("explain", help=words("pourquoi ce verdict", "why this verdict"))
    explain.add_argument("text")
    explain.set_defaults(run=_explain)


def _judge(_options: argparse.Namespace) -> int:
    if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison] - it was closed by whoever started us
        return EX_OK
    # A byte that is not UTF-8 must spoil its own line only.
    stream = open(sys.stdin.fileno(), encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115
    for line in judge_lines(stream, Filter()):
        put(line)
    return EX_OK


def _explain(options: argparse.Namespace) -> int:
    put(str(Filter().explain(options.text, Circumstances())))
    return EX_OK
