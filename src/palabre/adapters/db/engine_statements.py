"""From a SQLAlchemy statement to what a driver takes, and back to rows.

SQLAlchemy's own execution layer wants a DBAPI; apsw and asyncpg are none. Its compiler, its cache and its
type processors are used as they are; the few private names that this needs are all in this module.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from weakref import WeakKeyDictionary

from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.engine import Dialect
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.util import LRUCache

from palabre.adapters.db.engine import Row, Step

_STATEMENTS_KEPT = 500

_Process = Callable[[Any], Any]


def sqlite_dialect() -> Dialect:
    """Return the dialect that apsw's statements are written in."""
    return SQLiteDialect(paramstyle="qmark")


def postgres_dialect() -> Dialect:
    """Return the dialect that asyncpg's statements are written in, casts included."""
    dialect: Dialect = PGDialect_asyncpg()  # type: ignore[no-untyped-call]
    # Otherwise every insert into a table with a single key returns it unasked.
    dialect.insert_returning = False
    return dialect


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a compiled statement needs each time; ``row`` is None when it returns no rows."""

    binds: tuple[tuple[str, _Process | None], ...]
    expands: bool
    row: Callable[[Iterable[Any]], Row] | None
    results: tuple[tuple[int, _Process], ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A statement with its parameters, ready for a driver."""

    sql: str
    parameters: tuple[Any, ...]
    returns: bool
    expect: int | None
    _plan: _Plan

    def rows(self, found: Iterable[Iterable[Any]]) -> list[Row]:
        """Make rows of what the driver gave."""
        plan = self._plan
        make, results = plan.row, plan.results
        if make is None:
            return []
        if not results:
            return [make(values) for values in found]
        rows: list[Row] = []
        for values in found:
            present = list(values)
            for place, process in results:
                present[place] = process(present[place])
            rows.append(make(present))
        return rows


class Statements:
    """Compiles for one dialect; equal statements with other values are compiled once."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._cache: LRUCache[Any, Any] = LRUCache(_STATEMENTS_KEPT)
        self._plans: WeakKeyDictionary[SQLCompiler, _Plan] = WeakKeyDictionary()
        self._prepared: dict[ClauseElement, SQLCompiler] = {}
        """Statements with named values; they are made once, with their modules."""

    def query(
        self,
        statement: ClauseElement,
        expect: int | None = None,
        *,
        values: Mapping[str, object] | None = None,
    ) -> Query:
        """Compile a statement and take its values out of it, or give it those that it names."""
        compiled: Any
        extracted: Any = None
        collected: Any = None
        if values is None:
            compiled, extracted, collected, _ = statement._compile_w_cache(  # noqa: SLF001 - see the module
                self._dialect, compiled_cache=self._cache, column_keys=[]
            )
        elif (compiled := self._prepared.get(statement)) is None:
            compiled = self._prepared[statement] = cast(
                "SQLCompiler", statement.compile(dialect=self._dialect)
            )
        plan = self._plans.get(compiled)
        if plan is None:
            plan = self._plans[compiled] = self._plan(compiled)
        given = compiled.construct_params(
            values, extracted_parameters=extracted, escape_names=False, _collected_params=collected
        )
        returns = plan.row is not None
        if not plan.expands:
            parameters = tuple(
                [given[name] if process is None else process(given[name]) for name, process in plan.binds]
            )
            return Query(compiled.string, parameters, returns, expect, plan)
        expanded = compiled._process_parameters_for_postcompile(given)  # noqa: SLF001
        processors = compiled._bind_processors | expanded.processors  # noqa: SLF001
        parameters = tuple(
            [
                processors[name](expanded.parameters[name])
                if name in processors
                else expanded.parameters[name]
                for name in expanded.positiontup
            ]
        )
        return Query(expanded.statement, parameters, returns, expect, plan)

    def unit(self, steps: Sequence[Step]) -> list[list[Query]]:
        """Compile a unit: for each step what runs before it, then itself, last."""
        return [
            [*(self.query(before, 1) for before in step.before), self.query(step.statement, step.expect)]
            for step in steps
        ]

    def _plan(self, compiled: SQLCompiler) -> _Plan:
        if compiled.isplaintext:
            raise TypeError("only SQLAlchemy Core constructs tell the types of their columns")
        processors: Mapping[str, Any] = compiled._bind_processors  # noqa: SLF001
        binds: list[tuple[str, Any]] = [(name, processors.get(name)) for name in compiled.positiontup or ()]
        columns = compiled._result_columns  # noqa: SLF001
        found = [
            (place, column.type._cached_result_processor(self._dialect, None))  # noqa: SLF001
            for place, column in enumerate(columns)
        ]
        return _Plan(
            binds=tuple(binds),
            expands=bool(compiled.post_compile_params or compiled.literal_execute_params),
            row=_row_maker([column.keyname for column in columns]) if columns else None,
            results=tuple((place, process) for place, process in found if process is not None),
        )


def _row_maker(names: Sequence[str]) -> Callable[[Iterable[Any]], Row]:
    # A typed NamedTuple cannot be made of names that come from a statement.
    make: Any = namedtuple  # noqa: PYI024
    row: Any = make("row", names, rename=True)
    maker: Callable[[Iterable[Any]], Row] = row._make
    return maker
