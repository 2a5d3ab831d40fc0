"""What several commands are given: settings, and a live named by its slug."""

from typing import TYPE_CHECKING, Annotated

import typer

from filrouge.cli.failure import Failure
from filrouge.cli.installation import Installation
from filrouge.cli.words import _
from filrouge.config import Settings
from filrouge.log.port import Head

if TYPE_CHECKING:
    from filrouge.accounts.models import User

Slug = Annotated[
    str,
    typer.Argument(
        metavar=_("SLUG"),
        help=_("The live's slug: the end of its address."),
    ),
]


def settings_of(context: typer.Context) -> Settings:
    """Give the settings that were read first."""
    settings = context.obj
    assert isinstance(settings, Settings)
    return settings


def live_of(installation: Installation, slug: str) -> Head:
    """Give the live of this slug; raises Failure where there is none."""
    head = installation.log.find(slug)
    if head is None:
        raise Failure(
            _("there is no live {slug}; `filrouge list` names those there are").format(slug=slug)
        )
    return head


def person_of(email: str) -> "User":
    """Give the person of this address, inside `newsroom`; raises Failure where there is none."""
    from filrouge.accounts.models import User

    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        raise Failure(
            _("there is no account {email}; `filrouge user list` names those there are").format(
                email=email
            )
        )
    return user
