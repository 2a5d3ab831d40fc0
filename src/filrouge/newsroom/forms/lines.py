"""What was typed, as one line, or as several short things: one a line."""

import re

from django import forms

from filrouge.domain.clean import scrub

LINES_MAX = 50

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")


def one_line(text: str) -> str:
    """Make one line of what was typed; spaces that do not break stay what they are."""
    return _BLANKS.sub(" ", scrub(text)).strip()


class LinesField(forms.CharField):
    """Gives a tuple of names, without blanks around them and without doubles."""

    def __init__(self, **named: object) -> None:
        named.setdefault("widget", forms.Textarea(attrs={"rows": 2}))
        super().__init__(required=False, max_length=5000, **named)  # type: ignore[arg-type]

    def to_python(self, value: object) -> tuple[str, ...]:  # type: ignore[override] # a field may give what it likes
        """Take the lines apart."""
        text = super().to_python(value) or ""
        lines = (scrub(" ".join(line.split())) for line in text.splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))[:LINES_MAX]

    def prepare_value(self, value: object) -> object:
        """Write a tuple as lines; what was typed stays as it was typed."""
        return "\n".join(value) if isinstance(value, tuple) else value

    def validate(self, value: object) -> None:
        """Everything is right, nothing too."""

    def run_validators(self, value: object) -> None:
        """The length was that of the whole text."""
        super().run_validators("\n".join(value) if isinstance(value, tuple) else value)
