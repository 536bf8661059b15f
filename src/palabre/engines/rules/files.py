"""Rules in TOML: read, and refused with the line and the reason."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Annotated, Final, cast

import msgspec

from palabre.domain.rules import Rule, RuleStage
from palabre.domain.verdicts import Category, ExplanationLevel, VerdictAction
from palabre.engines.rules.checker import Checker
from palabre.engines.rules.faults import Fault, FaultCode
from palabre.engines.rules.ruleset import RuleSet
from palabre.engines.rules.saving import slow_patterns

FORMAT: Final = 1
LONGEST_FILE: Final = 1_000_000
_HEADING: Final = re.compile(r"^[ \t]*\[\[[ \t]*rule[ \t]*\]\]", re.MULTILINE)
_PLACE: Final = re.compile(r"\(at line ([0-9]+), column ([0-9]+)\)")
_AT_END: Final = re.compile(r" *\(at end of document\)")
_FIELD: Final = re.compile(r"(?:\$\.|field `)([a-z_]+)")
_WHEN: Final = re.compile(r"^[ \t]*when[ \t]*=[ \t]*(\"\"\"|'''|\"|')?(\r?\n)?", re.MULTILINE)
_ID: Final = re.compile(r"[a-z][a-z0-9_]{0,39}(?:\.[a-z0-9_]{1,40}){1,3}")


class _Entry(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One ``[[rule]]``; see ``domain/rules.py`` for what each field means."""

    id: Annotated[str, msgspec.Meta(max_length=120)]
    when: str
    action: VerdictAction
    categories: Annotated[tuple[Category, ...], msgspec.Meta(min_length=1, max_length=10)]
    score: Annotated[float, msgspec.Meta(ge=0, le=1)]
    version: Annotated[int, msgspec.Meta(ge=1)] = 1
    regular: VerdictAction | None = None
    explanation: ExplanationLevel = ExplanationLevel.FULL
    escalate: bool = False
    never_refused: bool = False
    repetition: bool = False
    stage: RuleStage = RuleStage.LIVE
    share: Annotated[int, msgspec.Meta(ge=0, le=100)] = 100
    least_precision: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.9


def read_rules(
    source: str, checker: Checker | None = None, *, clock: Callable[[], float] | None = None
) -> RuleSet | tuple[Fault, ...]:
    """The set of a file, or every reason against it with its line; never raises.

    With a ``clock`` of seconds of work, patterns that are too slow are reasons, too.
    """
    places = _Places(source)
    entries = _entries(source)
    if isinstance(entries, Fault):
        return (entries,)
    rules: list[Rule] = []
    faults: list[Fault] = []
    for number, entry in enumerate(entries):
        rule = _rule(entry)
        if isinstance(rule, Fault):
            faults.append(replace(rule, line=places.of_rule(number)))
        else:
            rules.append(rule)
    if faults:
        return tuple(faults)
    built = RuleSet.build(rules, checker)
    if isinstance(built, RuleSet):
        slow = () if clock is None else slow_patterns(built, clock=clock)
        return tuple(places.placed(fault, rules) for fault in slow) or built
    return tuple(places.placed(fault, rules) for fault in built)


@cache
def house_rules() -> RuleSet:
    """The rules that come with the product."""
    source = (files("palabre.engines.rules") / "house.toml").read_text("utf-8")
    built = read_rules(source)
    if isinstance(built, RuleSet):
        return built
    first = built[0]
    raise ValueError(f"house.toml:{first.line}: {first.code} {first.rule} {' '.join(first.parameters)}")


def is_rule_id(text: str) -> bool:
    """Two to four dotted parts of small letters, figures and underscores."""
    return _ID.fullmatch(text) is not None


def _entries(source: str) -> list[object] | Fault:
    if len(source) > LONGEST_FILE:
        return Fault(code=FaultCode.TOO_LONG, parameters=(str(LONGEST_FILE),))
    try:
        tables = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        return _unreadable(source, str(error))
    except RecursionError:
        return Fault(code=FaultCode.TOO_DEEP, parameters=("TOML",))
    unknown = sorted(set(tables) - {"format", "rule"})
    if unknown:
        return Fault(code=FaultCode.BAD_FIELD, parameters=(unknown[0][:60], "unknown"))
    if tables.get("format") != FORMAT:
        return Fault(code=FaultCode.BAD_FIELD, parameters=("format", f"{FORMAT} expected"))
    entries = tables.get("rule", [])
    if not isinstance(entries, list):
        return Fault(code=FaultCode.BAD_FIELD, parameters=("rule", "[[rule]] expected"))
    return cast("list[object]", entries)


def _unreadable(source: str, reason: str) -> Fault:
    place = _PLACE.search(reason)
    line, column = (int(place[1]), int(place[2])) if place else (source.count("\n") + 1, 1)
    reason = _AT_END.sub("", _PLACE.sub("", reason)).strip()
    return Fault(code=FaultCode.BAD_FILE, line=line, column=column, parameters=(reason[:120],))


def _rule(entry: object) -> Rule | Fault:
    name = str(cast("dict[str, object]", entry).get("id", ""))[:120] if isinstance(entry, dict) else ""
    try:
        read = msgspec.convert(entry, _Entry)
    except msgspec.ValidationError as error:
        field = _FIELD.search(str(error))
        return Fault(
            code=FaultCode.BAD_FIELD, rule=name, parameters=(field[1] if field else "", str(error)[:120])
        )
    if not is_rule_id(read.id):
        return Fault(code=FaultCode.BAD_ID, rule=name, parameters=(name[:60],))
    return Rule(**msgspec.structs.asdict(read))


class _Places:
    """Where the rules of a file stand, which the reader of TOML does not tell."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._newlines = [found.start() for found in re.finditer("\n", source)]
        self._starts = [found.start() for found in _HEADING.finditer(source)]

    def of_rule(self, number: int) -> int:
        """The line of the heading of a rule, or the first."""
        return self._line(self._starts[number]) if number < len(self._starts) else 1

    def placed(self, fault: Fault, rules: list[Rule]) -> Fault:
        """The fault at its place in the file, as well as it can be known."""
        numbers = [number for number, rule in enumerate(rules) if rule.id == fault.rule]
        if not numbers or numbers[-1] >= len(self._starts):
            return fault
        number = numbers[-1]
        if fault.code in {FaultCode.SAME_ID, FaultCode.HELP_REFUSED, FaultCode.MASK_TELLS}:
            return replace(fault, line=self.of_rule(number))
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._source)
        when = _WHEN.search(self._source, self._starts[number], end)
        if when is None:
            return replace(fault, line=self.of_rule(number))
        # The first line of an expression begins behind its quotes, the others at the left.
        begin = when.end()
        shift = begin - (self._source.rfind("\n", 0, begin) + 1) if fault.line == 1 else 0
        return replace(fault, line=self._line(begin) + fault.line - 1, column=fault.column + shift)

    def _line(self, offset: int) -> int:
        return bisect_right(self._newlines, offset - 1) + 1
