"""The document says what the routes do."""

from typing import Any, cast

import jsonschema_rs
import pytest
from schemathesis.specs.openapi.definitions import OPENAPI_31

from tests.functional.kernel_house import DEMO, PUBLIC, kernel

Json = dict[str, Any]


@pytest.fixture(scope="module")
def document() -> Json:
    return kernel().document


def operations(document: Json) -> list[Json]:
    return [one for item in document["paths"].values() for one in item.values()]


def test_document_is_valid_openapi_3_1(document: Json) -> None:
    validator = jsonschema_rs.validator_for(OPENAPI_31)
    assert [str(error) for error in validator.iter_errors(document)] == []
    assert document["openapi"] == "3.1.0"


def test_every_reference_leads_somewhere(document: Json) -> None:
    schemas = document["components"]["schemas"]

    def references(node: object) -> list[str]:
        if isinstance(node, list):
            return [one for child in cast("list[object]", node) for one in references(child)]
        if isinstance(node, dict):
            tree = cast("Json", node)
            return (
                [tree["$ref"], *references([*tree.values()])]
                if "$ref" in tree
                else references([*tree.values()])
            )
        return []

    found = references(document)
    assert {one.rpartition("/")[2] for one in found} == set(schemas)


def test_every_object_is_closed_but_the_problem(document: Json) -> None:
    schemas = document["components"]["schemas"]
    assert {name for name, one in schemas.items() if one.get("additionalProperties") is not False} == {
        "Problem"
    }


def test_every_operation_announces_its_refusals_as_problems(document: Json) -> None:
    for operation in operations(document):
        responses = operation["responses"]
        assert "500" in responses
        assert "421" in responses
        for status, response in responses.items():
            if int(status) >= 400 and "application/json" not in response["content"]:
                assert list(response["content"]) == ["application/problem+json"]


def test_codes_of_a_status_are_listed(document: Json) -> None:
    response = document["paths"]["/api/v1/rooms/{slug}/lines"]["post"]["responses"]["403"]
    schema = response["content"]["application/problem+json"]["schema"]
    assert schema["allOf"][1]["properties"]["code"]["enum"] == [
        "banned",
        "demo_not_forwarded",
        "foreign_origin",
    ]


def test_security_follows_the_permission(document: Json) -> None:
    paths = document["paths"]
    assert {} in paths["/api/v1/who"]["get"]["security"]
    assert paths["/api/v1/entries/current"]["delete"]["security"] == [{"bearer": []}, {"session": []}]
    assert paths["/api/v1/moderation/queue"]["get"]["security"] == [{"bearer": []}, {"staff": []}]


def test_cookies_have_the_names_of_the_house() -> None:
    demo = kernel(house=DEMO).document["components"]["securitySchemes"]
    public = kernel(house=PUBLIC).document["components"]["securitySchemes"]
    assert (demo["session"]["name"], public["session"]["name"]) == ("palabre", "__Host-palabre")


def test_parameters_have_their_bounds(document: Json) -> None:
    parameters = {
        one["name"]: one for one in document["paths"]["/api/v1/rooms/{slug}/lines"]["get"]["parameters"]
    }
    assert parameters["slug"]["required"]
    assert parameters["limit"]["schema"] == {"type": "integer", "minimum": 1, "maximum": 100, "default": 50}
    assert parameters["before"]["schema"] == {"type": "integer", "minimum": 0}


def test_both_outcomes_of_readiness_are_announced(document: Json) -> None:
    responses = document["paths"]["/readyz"]["get"]["responses"]
    for status in ("200", "503"):
        assert responses[status]["content"]["application/json"] == {
            "schema": {"$ref": "#/components/schemas/Ready"}
        }


def test_unlisted_routes_stay_out(document: Json) -> None:
    assert "/api/v1/live" not in document["paths"]
    assert "/api/v1/openapi.json" not in document["paths"]
