"""Carries msgspec types through django-ninja: they are written once, and checked by msgspec.

In the OpenAPI document stands a marker in their place, which `api/schema.py` replaces by the
schema that msgspec gives.
"""

import re
from typing import Annotated, Any, TypeVar

import msgspec
import ninja
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

T = TypeVar("T")

MARKER = "x-msgspec"
"""Under this key stands the number of a type in `types`, until the document is finished."""

types: list[Any] = []

_NAMED = re.compile("Object (?:missing required|contains unknown) field `(.*)`")
_PATH = re.compile(r"(.*?) - at `(?:key in )?\$(.*)`", re.DOTALL)


class Wire:
    """Tells pydantic to leave a type to msgspec: `of`, or the one that it annotates.

    `strict` is False for what comes as a string and is none: the numbers of a query.
    """

    def __init__(self, of: Any = None, *, strict: bool = True) -> None:
        self._of = of
        self._strict = strict

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        wanted = source if self._of is None else self._of
        types.append(wanted)

        def convert(value: object) -> object:
            try:
                return msgspec.convert(value, wanted, strict=self._strict)
            except msgspec.ValidationError as error:
                raise _told(error) from error

        return core_schema.no_info_plain_validator_function(
            convert, metadata={MARKER: len(types) - 1}
        )

    def __get_pydantic_json_schema__(
        self,
        schema: CoreSchema,
        handler: GetJsonSchemaHandler,
    ) -> dict[str, Any]:
        return {MARKER: schema["metadata"][MARKER]}


Shown = Annotated[T, Wire()]
"""An answer of this shape."""

Sent = Annotated[T, Wire(), ninja.Body(...)]
"""A request's body of this shape."""

Maybe = Annotated[T | None, Wire(), ninja.Body(None)]
"""A body that may be left out."""


def _told(error: msgspec.ValidationError) -> PydanticCustomError:
    """Give the place in the value, and what is wrong there, to whom makes the problem of it."""
    found = _PATH.fullmatch(str(error))
    what, path = (found[1], found[2]) if found else (str(error), "")
    field = re.sub(r"\[(.*?)\]", r".\1", path)
    if named := _NAMED.fullmatch(what):
        field = f"{field}.{named[1]}"
    return PydanticCustomError("msgspec", "{what}", {"field": field.lstrip("."), "what": what})
