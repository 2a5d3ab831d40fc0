"""What a draft needs that is to go out: somebody's right to it, and a time to wait for."""

from datetime import datetime

from filrouge.accounts.models import User
from filrouge.accounts.role import Capability
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.models import Draft, DraftState
from filrouge.newsroom.writing import Writing, put


def require_right(actor: Actor, writing: Writing) -> None:
    """Raise Forbidden for who may not publish such a thing."""
    actor.require(Capability.CORRECT if writing.post else Capability.PUBLISH)


def wait(draft: Draft, writing: Writing, *, now: datetime, due_at: datetime, by: User) -> None:
    """Have a draft wait for its time; it is not saved yet."""
    put(draft, writing)
    draft.state = DraftState.SCHEDULED
    draft.due_at = due_at
    draft.decided_by = by
    draft.word = draft.failure = ""
    draft.version += 1
    draft.saved_at = now
