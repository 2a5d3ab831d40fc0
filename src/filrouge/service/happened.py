"""What is known of an event without its words: enough to say what readers saw of it."""

from datetime import datetime
from typing import NamedTuple


class Happened(NamedTuple):
    """One event. `occurred_at` is that of the event before where its source gave no time.

    `erased` says that its words were destroyed, `is_public` whether readers could see the live
    after it.
    """

    type: str
    subject: str
    occurred_at: datetime | None
    erased: bool
    is_public: bool
