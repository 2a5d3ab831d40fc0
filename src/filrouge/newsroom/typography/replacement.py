"""What a rule of typography puts in place of a sign."""

from typing import NamedTuple


class Replacement(NamedTuple):
    """What was just typed and the last `delete_before` characters before it become `text`."""

    text: str
    delete_before: int = 0
