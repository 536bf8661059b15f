"""What the served OpenAPI document promises, asked with data made from it."""

import asyncio
from typing import Any, cast

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.functional.house import HereHouse

UNAUTHORIZED = 401
EXAMPLES = 12
"""For each operation; there are about thirty."""

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
ENDING = {"DELETE /api/v1/entries/current", "DELETE /api/v1/moderation/sessions/current"}
"""What would end the session that the other operations need; asked once, at the end."""


def ask(url: str, person: str, staff: str) -> dict[str, int]:
    """Ask every operation; answer how often each was asked."""
    schema = schemathesis.openapi.from_url(f"{url}/api/v1/openapi.json")
    operations: list[Any] = [cast("Any", result).ok() for result in schema.get_all_operations()]
    operations.sort(key=lambda operation: operation.label in ENDING)
    asked: dict[str, int] = {}
    for operation in operations:
        token = staff if "/moderation/" in operation.path else person
        often = 1 if operation.label in ENDING else EXAMPLES
        _ask_one(operation, often, token, url, asked)
    return asked


def _ask_one(operation: Any, often: int, token: str, url: str, asked: dict[str, int]) -> None:
    @settings(
        max_examples=often,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    )
    @given(case=operation.as_strategy())
    def once(case: Any) -> None:
        asked[operation.label] = asked.get(operation.label, 0) + 1
        answer = case.call_and_validate(
            base_url=url, headers={"Authorization": f"Bearer {token}"}, checks=CHECKS, timeout=10
        )
        # Every operation is asked by somebody who may.
        assert answer.status_code != UNAUTHORIZED

    once()


async def test_every_operation_keeps_its_promises(house: HereHouse) -> None:
    ada = await house.guest()
    await ada.said("Bonsoir")
    desk = await house.watcher("Ana")
    staff = next(cookie.value for cookie in desk.cookies.jar if cookie.value is not None)
    asked = await asyncio.to_thread(ask, house.url, ada.token, staff)
    document = (await house.client().get("/api/v1/openapi.json")).json()
    labels = {f"{method.upper()} {path}" for path, item in document["paths"].items() for method in item}
    assert set(asked) == labels
    assert sum(asked.values()) >= 100
    assert (await house.client().get("/readyz")).status_code == 200
