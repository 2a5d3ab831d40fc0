"""The page of documentation of the API, made from the OpenAPI document."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from filrouge.newsroom.api.operation import REASONS
from filrouge.newsroom.house import house

Schema = Mapping[str, Any]


class Field(NamedTuple):
    """A parameter, or a field of a shape: what it is called, what stands in it."""

    name: str
    place: str
    kind: str
    required: bool
    about: SafeString | str = ""


class Entry(NamedTuple):
    """One operation; `body` has a media type and the name of a shape, "" for none that has one.

    `answers` are the statuses of success, each with the name of its shape; `problems` the others.
    """

    anchor: str
    method: str
    path: str
    about: list[SafeString]
    parameters: list[Field]
    body: tuple[str, str] | None
    answers: list[tuple[str, str]]
    problems: list[str]


class Shape(NamedTuple):
    """One shape of what goes in or out."""

    name: str
    about: SafeString
    fields: list[Field]


def documentation(request: HttpRequest, document: Schema) -> HttpResponse:
    """Show every operation of an OpenAPI document: what it takes, what it answers."""
    context = {
        "parts": _parts(document),
        "reasons": {status: _marked(reason) for status, reason in REASONS.items()},
        "shapes": list(_shapes(document["components"]["schemas"])),
        "address": house().site.address or f"{request.scheme}://{request.get_host()}",
    }
    return render(request, "newsroom/documentation.html", context)


def _parts(document: Schema) -> dict[str, list[Entry]]:
    parts: dict[str, list[Entry]] = {}
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            tag = operation.get("tags", ["drafts"])[0]
            parts.setdefault(tag, []).append(_entry(path, method, operation))
    return parts


def _entry(path: str, method: str, operation: Schema) -> Entry:
    content = operation.get("requestBody", {}).get("content", {})
    return Entry(
        anchor=operation["operationId"],
        method=method.upper(),
        path=path,
        about=[_marked(text) for text in operation.get("description", "").split("\n\n")],
        parameters=[
            Field(
                name=parameter["name"],
                place=parameter["in"],
                kind=_kind(parameter["schema"]),
                required=parameter["required"],
                about=_marked(parameter.get("description", "")),
            )
            for parameter in operation["parameters"]
        ],
        body=next(((kind, _shape(each["schema"])) for kind, each in content.items()), None),
        answers=[
            (
                str(status),
                next((_shape(each["schema"]) for each in answer.get("content", {}).values()), ""),
            )
            for status, answer in operation["responses"].items()
            if int(status) < 400
        ],
        problems=[str(status) for status in operation["responses"] if int(status) >= 400],
    )


def _marked(text: str) -> SafeString:
    """Set what stands between backticks as code."""
    pieces = enumerate(text.replace("\n", " ").split("`"))
    return format_html_join(
        "", "{}", ((format_html("<code>{}</code>", p) if n % 2 else p,) for n, p in pieces)
    )


def _shape(schema: Schema) -> str:
    """Name the shape that a schema refers to, also where null may stand for it."""
    named = [each for each in (schema, *schema.get("anyOf", ())) if "$ref" in each]
    return _kind(named[0]) if named else ""


def _shapes(schemas: Schema) -> Iterator[Shape]:
    for name, schema in sorted(schemas.items()):
        required = set(schema.get("required", ()))
        fields = [
            Field(name=field, place="", kind=_kind(each), required=field in required)
            for field, each in schema.get("properties", {}).items()
        ]
        about = str(schema.get("description", ""))
        if "enum" in schema:
            about = f"{about} {_kind(schema)}"
        yield Shape(name=name, about=_marked(about.strip()), fields=fields)


def _kind(schema: Schema) -> str:
    """Say in a few words what a schema takes."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(_kind(each) for each in schema["anyOf"]))
    if "enum" in schema:
        return ", ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"list of {_kind(schema['items'])}" if "items" in schema else "list"
    return str(schema.get("format") or schema.get("type") or "anything")
