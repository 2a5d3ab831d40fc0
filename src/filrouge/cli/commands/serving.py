"""`filrouge serve`."""

from typing import Annotated

import typer
import uvloop

from filrouge.cli.commands.given import settings_of
from filrouge.cli.failure import told
from filrouge.cli.installation import opened, served_alone
from filrouge.cli.server import serve as run
from filrouge.cli.words import _

Host = Annotated[
    str | None, typer.Option(metavar=_("ADDRESS"), help=_("The address to listen on."))
]
Port = Annotated[
    int | None,
    typer.Option(
        metavar=_("PORT"),
        help=_("The port to listen on; 0 takes any free one."),
        min=0,
        max=65535,
    ),
]


def register(app: typer.Typer) -> None:
    """Put the command on the application."""
    app.command(help=_("Serve readers until stopped (Ctrl+C)."))(serve)


def serve(context: typer.Context, host: Host = None, port: Port = None) -> None:
    """Serve readers."""
    settings = settings_of(context)

    def announce(address: str) -> None:
        typer.echo(_("Filrouge serves {address}/").format(address=address))
        typer.echo(_("The newsroom: {address}").format(address=address + settings.newsroom_path))
        if not _has_people():
            typer.echo(
                _(
                    "Nobody can sign in yet. This makes the first account:"
                    " filrouge user add EMAIL --name NAME --role administrator"
                )
            )

    with told(), served_alone(settings), opened(settings) as installation:
        uvloop.run(
            run(
                installation,
                announce=announce,
                host=settings.host if host is None else host,
                port=settings.port if port is None else port,
            )
        )


def _has_people() -> bool:
    """Say whether anybody has an account; the server has set up Django by then."""
    from filrouge.accounts.models import User
    from filrouge.newsroom.connection import closing

    return closing(User.objects.exists)
