"""What every form of the console shares: how its fields are written, how errors are gathered."""

from typing import ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates


class Renderer(DjangoTemplates):
    """Writes a field as `.field`: label, hint, control, and what is wrong with it."""

    field_template_name = "newsroom/forms/field.html"


class HouseForm(forms.Form):
    """A form in the house's look.

    `marks_required` is for a form of which most may stay empty. The names in `SHORT` take a short
    line.
    """

    default_renderer = Renderer
    use_required_attribute = False  # the server says what is missing, in the house's words
    marks_required = False
    SHORT: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, *args: object, **named: object) -> None:
        named.setdefault("label_suffix", "")
        super().__init__(*args, **named)  # type: ignore[arg-type] # handed on as they came
        for name, field in self.fields.items():
            field.is_short = name in self.SHORT  # type: ignore[attr-defined] # for the template

    @property
    def fields_in_error(self) -> list[BoundField]:
        """Give the fields with something wrong, for the list above the form."""
        return [self[name] for name in self.errors if name in self.fields]
