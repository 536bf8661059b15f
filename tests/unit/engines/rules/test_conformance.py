"""The part of CEL that rules are written in means what CEL says."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from palabre.engines.rules.environment import Facts
from palabre.engines.rules.expression import compile_expression
from palabre.engines.rules.faults import Fault, FaultCode

FILE = Path(__file__).parents[3] / "data" / "rules" / "conformance.toml"
SECTIONS = tomllib.loads(FILE.read_text("utf-8"))["section"]
CASES = [
    (f"{section['name']}: {source}", source, value)
    for section in SECTIONS
    for source, value in section["cases"]
]
CODES = {code.value for code in FaultCode}


def listed(value: object) -> object:
    return [listed(item) for item in value] if isinstance(value, tuple) else value


@pytest.mark.parametrize(
    ("source", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_an_expression_has_the_value_that_cel_gives_it(source: str, expected: Any) -> None:
    expression = compile_expression(source)
    if isinstance(expression, Fault):
        assert expected == expression.code
        return
    value = expression.run(Facts(signals={}))
    assert (type(value), value) == (type(expected), expected)


@pytest.mark.parametrize("source", [case[1] for case in CASES if case[2] not in CODES])
def test_the_canonical_text_has_the_same_value_and_stays(source: str) -> None:
    expression = compile_expression(source)
    assert not isinstance(expression, Fault)
    again = compile_expression(expression.text)
    assert not isinstance(again, Fault)
    assert again.text == expression.text
    assert again.node == expression.node
    assert again.run(Facts(signals={})) == expression.run(Facts(signals={}))
