"""What ``/readyz`` looks at."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from typing import Final

from palabre.app.ports.house import Judge
from palabre.domain.verdicts import Circumstances, VerdictAction
from palabre.web.http.health import DEGRADED, OK, ReadinessCheck

_KNOWN_BAD: Final = "appelle-moi au 06 39 98 12 34"


def house_checks(
    *,
    reach_store: Callable[[], Awaitable[None]],
    schema_is_current: Callable[[], Awaitable[bool]],
    reach_bus: Callable[[], bool],
    judge: Judge,
    degraded: Callable[[], Sequence[str]],
    rules_aside: Callable[[], Awaitable[Collection[str]]],
) -> Mapping[str, ReadinessCheck]:
    """Return the checks of a house.

    ``degraded`` names the parts of the filter that are not well, ``rules_aside`` the rules that should
    run and do not.
    """

    async def database() -> str:
        await reach_store()
        return OK

    async def migrations() -> str:
        return OK if await schema_is_current() else "schema_not_current"

    async def bus() -> str:
        return OK if reach_bus() else "disconnected"

    async def reads() -> str:
        if judge.judge(_KNOWN_BAD, Circumstances()).action is VerdictAction.ALLOW:
            return "blind"
        return DEGRADED if degraded() else OK

    async def rules() -> str:
        return DEGRADED if await rules_aside() else OK

    return {"database": database, "migrations": migrations, "bus": bus, "filter": reads, "rules": rules}
