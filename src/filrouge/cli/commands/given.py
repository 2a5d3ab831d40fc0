"""What several commands are given: settings, and a live named by its slug."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from filrouge.cli.failure import BAD_INPUT, Failure
from filrouge.cli.installation import Installation
from filrouge.cli.system import reason
from filrouge.cli.words import _
from filrouge.config import Settings
from filrouge.log.codec import LINE_MAX_BYTES
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


@contextmanager
def source_of(file: Path) -> Iterator[BinaryIO]:
    """Open what is to be read, "-" for standard input; raises Failure where it cannot be.

    It is never read whole before its size is known to be bearable.
    """
    if str(file) == "-":
        yield sys.stdin.buffer
        return
    try:
        source = file.open("rb")
    except OSError as error:
        why = reason(error.strerror)
        raise Failure(_("{path}: {why}").format(path=file, why=why), code=BAD_INPUT) from error
    with source:
        yield source


def lines_of(
    source: BinaryIO, first: bytes = b"", *, most_bytes: int = LINE_MAX_BYTES
) -> Iterator[bytes]:
    """Give the lines of a log one by one, after a `first` that was read already.

    A longer one than can be is cut, and refused so.
    """
    line = first or source.readline(most_bytes + 1)
    while line:
        yield line
        line = source.readline(most_bytes + 1)


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
