"""``palabre filter judge | explain | evaluate | train | replay``."""

import argparse
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from palabre.cli import learning, replaying
from palabre.cli.talk import EX_FAILED, EX_OK, complain, put, words
from palabre.domain.verdicts import Circumstances
from palabre.engines.evaluation import GOALS, BadSetError, Judged, Row, figures_of, read_set
from palabre.engines.evaluation.figures import shares_of
from palabre.engines.evaluation.rows import Kind
from palabre.engines.filter import Filter, judge_lines
from palabre.engines.filter.model.fastest import IS_COMPILED


def add(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the verbs."""
    group = verbs.add_parser("filter", help=words("le filtre automatique", "the automatic filter"))
    kinds = group.add_subparsers(metavar="…", required=True)
    judge = kinds.add_parser("judge", help=words("JSONL en entrée, JSONL en sortie", "JSONL in, JSONL out"))
    judge.set_defaults(run=_judge)
    explain = kinds.add_parser("explain", help=words("pourquoi ce verdict", "why this verdict"))
    explain.add_argument("text")
    explain.set_defaults(run=_explain)
    evaluate = kinds.add_parser(
        "evaluate", help=words("mesure le filtre sur des lignes étiquetées", "figures on labelled lines")
    )
    evaluate.add_argument("files", nargs="+", type=Path, metavar=words("FICHIER", "FILE"))
    evaluate.add_argument(
        "--wrong",
        action="store_true",
        help=words("donne aussi chaque ligne mal jugée", "also print every line judged wrongly"),
    )
    evaluate.set_defaults(run=_evaluate)
    learning.add(kinds)
    replaying.add(kinds)


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
    way = words("compilées", "compiled") if IS_COMPILED else words("par numpy", "by numpy")
    put(words(f"sommes du modèle : {way}", f"sums of the model: {way}"))
    return EX_OK


def _evaluate(options: argparse.Namespace) -> int:
    files: list[Path] = options.files
    judge = Filter()
    for _ in judge.prepare():
        # As in a house that has opened: no line waits for a pattern to be compiled.
        pass
    columns: list[tuple[str, list[Judged]]] = []
    for path in files:
        try:
            rows = read_set(path.read_text("utf-8"), name=path.name)
        except (OSError, UnicodeDecodeError) as error:
            complain(f"{path} : {error}")
            return EX_FAILED
        except BadSetError as error:
            complain(f"{path}:{error.line} : {error.reason}")
            return EX_FAILED
        columns.append((path.stem, list(_judged(rows, judge))))
    _show(columns)
    if options.wrong:
        for name, judged in columns:
            _show_wrong(name, judged)
    return EX_OK


def _judged(rows: Sequence[Row], judge: Filter) -> Iterable[Judged]:
    circumstances = Circumstances()
    for row in rows:
        judge.judge(row.text, circumstances)
    for row in rows:
        began = time.thread_time_ns()
        verdict = judge.judge(row.text, circumstances)
        yield Judged(row=row, verdict=verdict, ns=time.thread_time_ns() - began)


def _show(columns: Sequence[tuple[str, list[Judged]]]) -> None:
    names = "".join(f" {name[:16]:>16}" for name, _ in columns)
    put(f"{words('figure', 'figure'):<50} {words('il faut', 'must'):>8} {words('but', 'aim'):>8}{names}")
    figures = [figures_of(judged) for _, judged in columns]
    for goal in GOALS:
        cells = ""
        for column in figures:
            value = column.get(goal.figure)
            shown = "·" if value is None else f"{value:.{goal.digits}f} {goal.standing(value):<2}"
            cells += f" {shown:>16}"
        sign = "≤ " if goal.at_most else "≥ "
        put(
            f"{words(goal.french, goal.english):<50} {sign + f'{goal.must:g}':>8} "
            f"{sign + f'{goal.aim:g}':>8}{cells}"
        )
    for name, judged in columns:
        _show_shares(name, judged)


def _show_shares(name: str, judged: Sequence[Judged]) -> None:
    harm = [line for line in judged if line.row.kind is Kind.HARM]
    alike = [line for line in judged if line.row.kind is Kind.LOOK_ALIKE]
    hatecheck = [line for line in judged if line.row.kind is Kind.HATECHECK]
    for title, shares in (
        (words("trouvées, par catégorie", "found, by category"), shares_of(harm, _categories, _found)),
        (words("trouvées, par technique", "found, by technique"), shares_of(harm, _technique, _found)),
        (words("sosies arrêtés ou signalés", "look-alikes found"), shares_of(alike, _technique, _found)),
        (words("HateCheck, justes", "HateCheck, right"), shares_of(hatecheck, _functionality, _hate_right)),
    ):
        if shares:
            put(f"{name}, {title} : " + "  ".join(f"{key} {share:.2f}" for key, share in shares.items()))


def _found(line: Judged) -> bool:
    return line.found


def _hate_right(line: Judged) -> bool:
    return line.hateful == bool(line.row.hate_gold)


def _categories(line: Judged) -> Iterable[str]:
    return line.row.categories


def _technique(line: Judged) -> Iterable[str]:
    return filter(None, (line.row.technique,))


def _functionality(line: Judged) -> Iterable[str]:
    return (line.row.functionality,)


def _show_wrong(name: str, judged: Sequence[Judged]) -> None:
    for line in judged:
        if not line.right or (line.row.action is not None and line.action != line.row.action):
            wanted = line.row.action or ("harm" if line.row.label else "allow")
            put(f"{name} {line.row.id} {wanted} → {line.action} {line.verdict.rule or ''}\t{line.row.text}")
