"""The newsroom's own tables: nothing of them is public, and nothing public is only here."""

from filrouge.newsroom.models.audit import Entry
from filrouge.newsroom.models.coverage import Coverage
from filrouge.newsroom.models.draft import Draft, DraftState, Timing
from filrouge.newsroom.models.lease import Lease
from filrouge.newsroom.models.look import Look
from filrouge.newsroom.models.note import Note
from filrouge.newsroom.models.presence import Presence
from filrouge.newsroom.models.review import Review
from filrouge.newsroom.models.token import Token

__all__ = [
    "Coverage",
    "Draft",
    "DraftState",
    "Entry",
    "Lease",
    "Look",
    "Note",
    "Presence",
    "Review",
    "Timing",
    "Token",
]
