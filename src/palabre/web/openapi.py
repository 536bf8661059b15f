"""The OpenAPI 3.1 document, made from the route table and the Structs alone."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any, cast

import msgspec

from palabre.domain.errors import Refusal
from palabre.domain.permissions import Permission
from palabre.web.auth import person_cookie_name, staff_cookie_name
from palabre.web.house import House
from palabre.web.problems import Problem
from palabre.web.routes import AnyRoute, refusals_of

Json = dict[str, Any]

_REFERENCE = "#/components/schemas/{name}"
_PLAIN_TEXT = (
    r"^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F"
    r"\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]*$"
)
"""What ``decoding.odd_characters`` lets pass; lone surrogates are no characters that a pattern could name."""

_SECURITY: dict[Permission, list[Json]] = {
    Permission.ANYONE: [{}, {"bearer": []}, {"session": []}],
    Permission.SESSION: [{"bearer": []}, {"session": []}],
    Permission.ENTERED: [{"bearer": []}, {"session": []}],
    Permission.STAFF: [{"bearer": []}, {"staff": []}],
    Permission.LEAD: [{"bearer": []}, {"staff": []}],
}


_WORDS = (
    "Every refusal is an RFC 9457 problem with a stable `code`. Times are RFC 3339 in UTC, ids are UUIDs. "
    "Unknown fields, unknown parameters and duplicate names are refused."
)


def openapi_document(routes: Iterable[AnyRoute], house: House) -> Json:
    """Return the document; each refusal of each route is in it with its code."""
    listed = [route for route in routes if route.listed]
    types = _types(listed)
    references, schemas = msgspec.json.schema_components(types, ref_template=_REFERENCE)
    by_type = dict(zip((_key(one) for one in types), references, strict=True))
    components = cast("dict[str, Json]", schemas)
    incoming = {_name(by_type[_key(route.body)]) for route in listed if route.body is not None}
    incoming |= _reachable(incoming, components)
    for name, schema in components.items():
        _tighten(schema, text=name in incoming)
    components["Problem"]["additionalProperties"] = True

    paths: dict[str, Json] = {}
    for route in listed:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, by_type, components)
    for route in listed:
        for declared in (route.params, route.query):
            # Their fields stand as parameters; the Structs themselves would be schemas that nobody refers to.
            if declared is not None:
                components.pop(_name(by_type[_key(declared)]), None)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": house.name,
            "version": house.version,
            "description": _WORDS,
            "license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
        },
        "servers": [{"url": house.public_url}],
        "tags": [{"name": tag} for tag in sorted({tag for route in listed for tag in route.tags})],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer"},
                "session": {"type": "apiKey", "in": "cookie", "name": person_cookie_name(house)},
                "staff": {"type": "apiKey", "in": "cookie", "name": staff_cookie_name(house)},
            },
        },
    }


def _types(routes: Iterable[AnyRoute]) -> list[Any]:
    found: dict[str, Any] = {_key(Problem): Problem}
    for route in routes:
        for declared in (route.params, route.query, route.body, route.answer):
            if declared is not None:
                found.setdefault(_key(declared), declared)
    return list(found.values())


def _key(declared: Any) -> str:  # noqa: ANN401 - a type, or an alias such as list[X]
    return f"{getattr(declared, '__module__', '')}.{declared!r}"


def _name(reference: Json) -> str:
    return str(reference.get("$ref", "")).rpartition("/")[2]


def _operation(route: AnyRoute, by_type: dict[str, Json], components: dict[str, Json]) -> Json:
    operation: Json = {
        "operationId": route.operation_id,
        "summary": route.summary,
        "tags": list(route.tags),
        "security": _SECURITY[route.permission],
        "x-permission": route.permission.value,
        "x-rate-class": route.rate.value,
    }
    if route.description:
        operation["description"] = route.description
    parameters = [
        *_parameters(route.params, "path", by_type, components),
        *_parameters(route.query, "query", by_type, components),
    ]
    if route.method == "POST":
        parameters.append(_IDEMPOTENCY_KEY)
    if parameters:
        operation["parameters"] = parameters
    if route.body is not None:
        operation["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": by_type[_key(route.body)]}},
        }
    operation["responses"] = _responses(route, by_type)
    return operation


_IDEMPOTENCY_KEY: Json = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "The same key and body within 24 hours: the same answer, and no second effect.",
    "schema": {"type": "string", "pattern": "^[!#-~]{1,128}$"},
}


def _parameters(
    declared: type[Any] | None, place: str, by_type: dict[str, Json], components: dict[str, Json]
) -> list[Json]:
    if declared is None:
        return []
    schema = components[_name(by_type[_key(declared)])]
    required = set(schema.get("required", ()))
    found: list[Json] = []
    for name, one in cast("dict[str, Json]", schema["properties"]).items():
        inner = dict(one)
        description = inner.pop("description", None)
        if place == "query" and inner.get("default", ...) is None:
            inner = _without_null(inner)
        if inner.get("type") == "string" and not {"pattern", "format", "enum"} & inner.keys():
            inner["pattern"] = _PLAIN_TEXT
        if place == "path" and inner.get("type") == "string" and "format" not in inner:
            inner.setdefault("minLength", 1)
        parameter: Json = {"name": name, "in": place, "required": name in required, "schema": inner}
        if description:
            parameter["description"] = description
        found.append(parameter)
    return found


def _without_null(schema: Json) -> Json:
    """An absent query parameter is None; nobody writes null into an address."""
    schema.pop("default")
    kept = [one for one in cast("list[Json]", schema.pop("anyOf", [])) if one != {"type": "null"}]
    match kept:
        case []:
            return schema
        case [one]:
            return {**schema, **one}
        case _:
            return {**schema, "anyOf": kept}


def _responses(route: AnyRoute, by_type: dict[str, Json]) -> Json:
    responses: Json = {}
    media = route.produces.partition(";")[0]
    for status, description in {route.status: HTTPStatus(route.status).phrase, **route.also}.items():
        response: Json = {"description": description}
        if route.answer is not None:
            response["content"] = {media: {"schema": by_type[_key(route.answer)]}}
        elif status != HTTPStatus.NO_CONTENT and route.produces != "application/json":
            response["content"] = {media: {"schema": {"type": "string"}}}
        responses[str(status)] = response
    grouped: dict[int, list[type[Refusal]]] = {}
    for refusal in refusals_of(route):
        grouped.setdefault(refusal.status, []).append(refusal)
    for status, refusals in grouped.items():
        problem = {
            "schema": {
                "allOf": [
                    by_type[_key(Problem)],
                    {"properties": {"code": {"enum": [one.code for one in refusals]}}},
                ]
            }
        }
        known: Json = responses.get(str(status), {"description": ""})
        lines = [f"`{one.code}`: {(one.__doc__ or '').strip().splitlines()[0]}" for one in refusals]
        known["description"] = "\n".join([*filter(None, [known["description"]]), *lines])
        known.setdefault("content", {})["application/problem+json"] = problem
        if status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}:
            known["headers"] = {"Retry-After": {"schema": {"type": "integer", "minimum": 1}}}
        responses[str(status)] = known
    return dict(sorted(responses.items()))


def _tighten(schema: object, *, text: bool) -> None:
    """Close the objects, and say of every free text which characters it takes."""
    if isinstance(schema, list):
        for one in cast("list[object]", schema):
            _tighten(one, text=text)
        return
    if not isinstance(schema, dict):
        return
    node = cast("Json", schema)
    if node.get("type") == "object" and "properties" in node:
        node.setdefault("additionalProperties", False)
    if text and node.get("type") == "string" and not {"pattern", "format", "enum", "const"} & node.keys():
        node["pattern"] = _PLAIN_TEXT
    for name, one in node.items():
        if name not in {"default", "examples", "const", "enum", "required"}:
            _tighten(one, text=text)


def _reachable(names: set[str], components: dict[str, Json]) -> set[str]:
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in found or name not in components:
            continue
        found.add(name)
        waiting.extend(_references(components[name]))
    return found


def _references(node: object) -> list[str]:
    if isinstance(node, list):
        return [name for one in cast("list[object]", node) for name in _references(one)]
    if not isinstance(node, dict):
        return []
    tree = cast("Json", node)
    found = [_name(tree)] if isinstance(tree.get("$ref"), str) else []
    return found + [name for one in tree.values() for name in _references(one)]
