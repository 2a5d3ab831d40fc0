"""Writes the audit trail."""

from filrouge.accounts.happening import Detail
from filrouge.accounts.models import User
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.models import Entry

HOUSE = "Filrouge"
"""Who did what nobody did: publications at their time, lives that were archived."""


def note(
    actor: Actor | None,
    action: str,
    *,
    live: str = "",
    subject: str = "",
    reason: str = "",
    **detail: Detail,
) -> None:
    """Write down that it was done, by `actor` or (None) by the house itself.

    `action` is the name of a command or of a step of the newsroom: `publish`, `submit`, `sign_in`.
    `detail` holds numbers and codes; words of a post would outlive their erasure. What a program
    does by a token is kept with the token's name.
    """
    user = None if actor is None else actor.user
    if actor is not None and actor.token:
        detail["token"] = actor.token
    _write(user, action, live=live, subject=subject, reason=reason, detail=detail)


def hear(action: str, user: User | None, *, subject: str, detail: dict[str, Detail]) -> None:
    """Write down what happened to an account (accounts/happening.py)."""
    _write(user, action, live="", subject=subject, reason="", detail=detail)


def _write(
    user: User | None,
    action: str,
    *,
    live: str,
    subject: str,
    reason: str,
    detail: dict[str, Detail],
) -> None:
    Entry.objects.create(
        user=user,
        name=HOUSE if user is None else str(user),
        action=action,
        live=live,
        subject=subject,
        reason=reason,
        detail=detail,
    )
