"""The OpenAPI document: ninja's, with msgspec's schemas put where their markers stand."""

from collections.abc import Mapping
from typing import Any

import msgspec
from django.db.models import Choices
from ninja.openapi.schema import OpenAPISchema

from filrouge.newsroom.api import wire

_REF = "#/components/schemas/{name}"


class FieldProblem(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with one field; its path is written with dots: `blocks.0.runs`."""

    field: str
    detail: str


class Problem(msgspec.Struct, frozen=True, kw_only=True, rename={"kind": "type"}):
    """Why it was not done (RFC 9457); the facts that a code brings stand beside these."""

    kind: str
    title: str
    status: int
    code: str
    detail: str
    fields: tuple[FieldProblem, ...]


def finish(document: OpenAPISchema) -> dict[str, Any]:
    """Give the document with the schemas of all that goes in and out."""
    schemas, components = msgspec.json.schema_components(
        [*wire.types, Problem], schema_hook=_choices, ref_template=_REF
    )
    finished: dict[str, Any] = _filled(dict(document), schemas)
    finished["components"]["schemas"] |= components
    for path in finished["paths"].values():
        for operation in path.values():
            for parameter in operation["parameters"]:
                _tidy(parameter)
    return finished


def _tidy(parameter: dict[str, Any]) -> None:
    """Have a parameter say what it takes: nothing is sent for null, and 428 is no way to go on."""
    schema = parameter["schema"]
    match schema.pop("anyOf", None):
        case [taken, {"type": "null"}]:
            schema |= taken
        case list() as others:
            schema["anyOf"] = others
    parameter["required"] = parameter["required"] or parameter["name"] == "If-Match"


def _choices(of: type) -> dict[str, Any]:
    """Give the schema of Django's kind of an enumeration, which msgspec does not know as one."""
    if not issubclass(of, Choices):
        raise NotImplementedError
    return {"type": "string", "enum": list(of.values)}


def _filled(node: Any, schemas: tuple[Mapping[str, Any], ...]) -> Any:
    if isinstance(node, dict):
        if wire.MARKER in node:
            beside = {name: node[name] for name in node.keys() & {"description", "default"}}
            return {**schemas[node[wire.MARKER]], **beside}
        return {name: _filled(value, schemas) for name, value in node.items()}
    if isinstance(node, list):
        return [_filled(item, schemas) for item in node]
    return node
