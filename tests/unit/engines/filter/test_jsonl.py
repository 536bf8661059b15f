"""The lines of `palabre filter judge`."""

import json

from palabre.engines.filter.engine import Filter
from palabre.engines.filter.jsonl import judge_lines

FILTER = Filter()


def answers(*lines: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in judge_lines(lines, FILTER)]


def test_answers_come_in_order_with_the_contracted_fields() -> None:
    first, second, third = answers(
        '{"id":"a","text":"bonjour","lang":"fr"}',
        '{"id":"b","text":"quel connard"}',
        '{"id":3,"text":"tu as snap ?"}',
    )
    assert first == {"id": "a", "action": "allow", "categories": [], "spans": [], "score": 0.0, "rule": None}
    assert (second["id"], second["action"], second["categories"]) == ("b", "block", ["insult"])
    assert (second["spans"], second["rule"]) == ([[5, 12]], "insult.direct")
    assert (third["id"], third["action"], third["rule"]) == (3, "flag", "off_platform.invitation")


def test_bad_lines_are_answered_with_a_code() -> None:
    assert answers("{", "[]", '{"id":"x"}', '{"id":"y","text":5}', "[" * 100_000, '{"id":[],"text":5}') == [
        {"id": None, "line": 1, "error": "bad_json"},
        {"id": None, "line": 2, "error": "bad_line"},
        {"id": "x", "line": 3, "error": "bad_line"},
        {"id": "y", "line": 4, "error": "bad_line"},
        {"id": None, "line": 5, "error": "bad_json"},
        {"id": None, "line": 6, "error": "bad_line"},
    ]


def test_empty_lines_are_skipped_and_surrogates_pass() -> None:
    assert [answer["action"] for answer in answers("", "\n", '{"id":"s","text":"\\ud800 salut"}')] == [
        "allow"
    ]
