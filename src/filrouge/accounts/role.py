"""Who may do what: one table, that console and API ask.

A capability is what a view or an endpoint asks for; a role is a set of them. There is nothing
finer: who may publish may publish in every live of the house.
"""

from collections.abc import Mapping
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Capability(StrEnum):
    """One thing that somebody may do. See SCOPES for those that a token can have."""

    VIEW = "view"
    """See the console: lives, drafts that were handed in, who is there."""

    WRITE = "write"
    """Keep drafts of one's own, upload pictures, hand in for approval."""

    PUBLISH = "publish"
    """Publish, schedule, pin, mark, move in time."""

    CORRECT = "correct"
    """Change a published post's words, in public."""

    HIDE = "hide"
    """Take a post out of sight, and show it again."""

    WITHDRAW = "withdraw"
    """Withdraw a post in public, with a reason."""

    ERASE = "erase"
    """Destroy words for good."""

    APPROVE = "approve"
    """Publish, edit or send back what others handed in; take over a lease."""

    REVIEW = "review"
    """Say that a post was read over."""

    FACTS = "facts"
    """Write what is known and not yet known."""

    RUN = "run"
    """Open, describe, start, pause, end, archive and unpublish lives."""

    HISTORY = "history"
    """See every version of a post, and the internal reasons."""

    PEOPLE = "people"
    """Invite people, give roles and addresses, close accounts."""

    AUDIT = "audit"
    """See who did what."""


SCOPES = tuple(each for each in Capability if each is not Capability.PEOPLE)
"""What a token of the API can be for: people are looked after at the console alone."""


class Role(models.TextChoices):
    """What somebody is in the newsroom."""

    ADMINISTRATOR = "administrator", _("Administrator")
    LIVE_EDITOR = "live_editor", _("Live editor")
    JOURNALIST = "journalist", _("Journalist")
    CONTRIBUTOR = "contributor", _("Contributor")
    COPY_EDITOR = "copy_editor", _("Copy editor")
    LAWYER = "lawyer", _("Lawyer")
    READ_ONLY = "read_only", _("Read only")


_C = Capability

ROLES: Mapping[Role, frozenset[Capability]] = {
    Role.ADMINISTRATOR: frozenset(Capability),
    Role.LIVE_EDITOR: frozenset(Capability) - {_C.PEOPLE, _C.AUDIT},
    Role.JOURNALIST: frozenset(
        {_C.VIEW, _C.WRITE, _C.PUBLISH, _C.CORRECT, _C.HIDE, _C.FACTS, _C.HISTORY}
    ),
    Role.CONTRIBUTOR: frozenset({_C.VIEW, _C.WRITE}),
    Role.COPY_EDITOR: frozenset({_C.VIEW, _C.WRITE, _C.CORRECT, _C.REVIEW, _C.HISTORY}),
    Role.LAWYER: frozenset({_C.VIEW, _C.HIDE, _C.WITHDRAW, _C.ERASE, _C.HISTORY}),
    Role.READ_ONLY: frozenset({_C.VIEW}),
}
