"""The filter: text → views → signals → rules → verdict, pure and replayable."""

from palabre.engines.filter.engine import Filter
from palabre.engines.filter.jsonl import judge_lines
from palabre.engines.filter.repetition import fingerprint

__all__ = ["Filter", "fingerprint", "judge_lines"]
