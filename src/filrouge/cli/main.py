"""The command `filrouge` and its options."""

from pathlib import Path
from typing import Annotated

import typer

from filrouge import __version__
from filrouge.cli.commands import demo, lives, moving, serving, token, user, writing
from filrouge.cli.failure import told
from filrouge.cli.usage import Command, Group
from filrouge.cli.words import _
from filrouge.config import load
from filrouge.formats.parts.address import put_lives_under

app = typer.Typer(
    name="filrouge",
    cls=Group,
    subcommand_metavar=_("COMMAND [ARGUMENTS]"),
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help=_(
        "Live coverage, from a file on disk to readers' eyes.\n\n"
        "Everything is kept in one data folder. A command may be run beside a running server:"
        " what it writes is on open pages within a second.\n\n"
        "To begin:  filrouge demo"
    ),
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"filrouge {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    data: Annotated[
        Path | None,
        typer.Option(
            metavar=_("FOLDER"),
            help=_("The data folder (default: the platform's, or FILROUGE_DATA)."),
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001, its callback answers
        bool,
        typer.Option(
            "--version",
            help=_("Say which version this is."),
            callback=_print_version,
            is_eager=True,
        ),
    ] = False,
) -> None:
    """Read the settings that every command needs."""
    with told():
        context.obj = load(data=data)
        put_lives_under(context.obj.live_path)


for module in (serving, moving, lives, writing, user, token, demo):
    module.register(app)
for registered in app.registered_commands:
    registered.cls = Command


def main() -> None:
    """Run the command."""
    app()
