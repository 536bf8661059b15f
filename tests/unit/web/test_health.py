"""Readiness looks, and says what it saw."""

import asyncio

from palabre.web.http.health import CHECK_SECONDS, CheckView, Readiness, Ready


class Clock:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


async def fine() -> str:
    return "ok"


async def behind() -> str:
    return "migrations_pending"


async def broken() -> str:
    raise OSError("un mot de passe")


async def test_every_check_is_named_with_its_code() -> None:
    readiness = Readiness({"database": fine, "migrations": behind, "bus": broken}, Clock())
    assert await readiness.look() == Ready(
        status="unready",
        checks={
            "database": CheckView(ok=True, detail="ok"),
            "migrations": CheckView(ok=False, detail="migrations_pending"),
            "bus": CheckView(ok=False, detail="failed"),
        },
    )


async def test_without_the_bus_a_node_still_serves() -> None:
    degraded = await Readiness({"database": fine, "bus": broken}, Clock()).look()
    assert degraded.status == "degraded"
    assert not degraded.checks["bus"].ok
    assert (await Readiness({"database": broken, "bus": broken}, Clock()).look()).status == "unready"


async def test_a_filter_of_which_a_part_fails_still_serves_and_a_blind_one_does_not() -> None:
    async def lessened() -> str:
        return "degraded"

    async def blind() -> str:
        return "blind"

    assert (await Readiness({"filter": lessened}, Clock()).look()).status == "degraded"
    assert (await Readiness({"filter": lessened, "bus": broken}, Clock()).look()).status == "degraded"
    assert (await Readiness({"filter": blind}, Clock()).look()).status == "unready"


async def test_answer_is_remembered_for_a_moment() -> None:
    asked: list[str] = []
    clock = Clock()

    async def counted() -> str:
        asked.append("once")
        return "ok"

    readiness = Readiness({"database": counted}, clock)
    assert (await readiness.look()).status == "ready"
    await readiness.look()
    assert len(asked) == 1
    clock.seconds += 2
    await readiness.look()
    assert len(asked) == 2


async def test_check_that_hangs_is_given_up() -> None:
    async def hanging() -> str:
        await asyncio.Event().wait()
        return "ok"

    started = asyncio.get_running_loop().time()
    ready = await Readiness({"bus": hanging, "database": fine}, Clock()).look()
    assert ready.checks["bus"] == CheckView(ok=False, detail="timeout")
    assert asyncio.get_running_loop().time() - started < CHECK_SECONDS * 2
