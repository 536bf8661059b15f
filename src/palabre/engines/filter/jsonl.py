"""`palabre filter judge`: JSON lines in, JSON lines out, in order, one for one."""

import json
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from palabre.domain.verdicts import Circumstances, Verdict, VerdictAction
from palabre.engines.filter.engine import Filter

ACTIONS: Final = {
    VerdictAction.ALLOW: "allow",
    VerdictAction.NUDGE: "flag",
    VerdictAction.MASK: "flag",
    VerdictAction.HOLD: "flag",
    VerdictAction.REFUSE: "block",
}


class _Line(msgspec.Struct):
    id: str | int
    text: str
    lang: str | None = None


class _Named(msgspec.Struct):
    id: str | int | None = None


def judge_lines(lines: Iterable[str], judge: Filter) -> Iterator[str]:
    """One answer a line, as for a newcomer in a public room with no history; empty lines are skipped.

    A line that is not the JSON asked for is answered by ``{"id", "line", "error"}`` with the code
    ``bad_json`` or ``bad_line``.
    """
    circumstances = Circumstances()
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _answer(line, number, judge, circumstances)


def _answer(line: str, number: int, judge: Filter, circumstances: Circumstances) -> str:
    try:
        # The standard parser also takes lone surrogates, which a text from outside may hold.
        parsed: object = json.loads(line)
    except (ValueError, RecursionError):
        return json.dumps({"id": None, "line": number, "error": "bad_json"})
    try:
        asked = msgspec.convert(parsed, _Line)
    except (msgspec.ValidationError, RecursionError):
        return json.dumps({"id": _id_of(parsed), "line": number, "error": "bad_line"})
    return json.dumps(_as_json(asked.id, judge.judge(asked.text, circumstances)), ensure_ascii=True)


def _id_of(parsed: object) -> str | int | None:
    try:
        return msgspec.convert(parsed, _Named).id
    except (msgspec.ValidationError, RecursionError):
        return None


def _as_json(line_id: str | int, verdict: Verdict) -> dict[str, object]:
    return {
        "id": line_id,
        "action": ACTIONS[verdict.action],
        "categories": [str(category) for category in verdict.categories],
        "spans": [[span.start, span.end] for span in verdict.spans],
        "score": verdict.score,
        "rule": verdict.rule,
    }
