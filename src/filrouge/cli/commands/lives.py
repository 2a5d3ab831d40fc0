"""`filrouge list` and `filrouge verify`."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from filrouge.cli.commands.given import lines_of, live_of, settings_of, source_of
from filrouge.cli.failure import BAD_INPUT, Failure, sentence_of, told
from filrouge.cli.installation import Installation, opened
from filrouge.cli.progress import working
from filrouge.cli.refused import STATUSES
from filrouge.cli.words import _, ngettext
from filrouge.domain.errors import Broken
from filrouge.formats.parts.address import live_path
from filrouge.log.port import Head
from filrouge.log.publicline import PUBLIC_LINE_MAX_BYTES
from filrouge.service.forward import summary_of
from filrouge.service.publiclog import check_public_log
from filrouge.service.verify import Verified, verify_live


def register(app: typer.Typer) -> None:
    """Put the commands on the application."""
    app.command("list", help=_("List the lives: slug, status, posts, address."))(list_lives)
    app.command(
        short_help=_("Check that nothing was changed."),
        help=_(
            "Check that nothing was changed: every event's hash, words and number,"
            " in one live or in all, or in a public log that was fetched from anywhere."
        ),
    )(verify)


def list_lives(context: typer.Context) -> None:
    """List the lives, the one changed last first; tabs between the columns when piped."""
    with told(), opened(settings_of(context)) as installation:
        summaries = [
            summary_of(installation.context, head) for head in reversed(installation.log.heads())
        ]
    rows = [(s.slug, STATUSES[s.status], str(s.posts), live_path(s.slug)) for s in summaries]
    console = Console()
    if not rows:
        typer.echo(_("There is no live yet. `filrouge import FILE` takes one in."), err=True)
    elif console.is_terminal:
        table = Table(box=None)
        for heading in (_("slug"), _("status"), _("posts"), _("address")):
            # Folded, where the terminal is narrow: a slug cut short could not be typed again.
            table.add_column(heading, overflow="fold")
        for row in rows:
            table.add_row(*row)
        console.print(table)
    else:
        for row in rows:
            typer.echo("\t".join(row))


def _verify_public(slug: str | None, file: Path) -> None:
    """Check a file on its own: neither a data folder nor the house's word is needed."""
    if slug is not None:
        raise Failure(_("name a live or a file with a public log, not both"), code=BAD_INPUT)
    with source_of(file) as source:
        checked = check_public_log(lines_of(source, most_bytes=PUBLIC_LINE_MAX_BYTES))
    typer.echo(
        ngettext(
            "{file}: {n} event, the chain holds ({withheld} withheld, {erased} erased). {hash}",
            "{file}: {n} events, the chain holds ({withheld} withheld, {erased} erased). {hash}",
            checked.events,
        ).format(
            file=file,
            n=checked.events,
            withheld=checked.withheld,
            erased=checked.erased,
            hash=checked.hash,
        )
    )


def _verified(installation: Installation, head: Head) -> Verified:
    try:
        return verify_live(installation.context, head)
    except Broken as broken:
        said = sentence_of(broken)
        assert said is not None
        raise Failure(f"{head.slug}: {said[0]}", code=said[1]) from broken


def verify(
    context: typer.Context,
    slug: Annotated[
        str | None,
        typer.Argument(metavar=_("SLUG"), help=_("The live to check; all of them when left out.")),
    ] = None,
    public: Annotated[
        Path | None,
        typer.Option(
            "--public",
            metavar=_("FILE"),
            help=_("Check a public log instead, as readers can fetch it; - for standard input."),
        ),
    ] = None,
) -> None:
    """Check chains; the first thing amiss ends it with exit code 2."""
    if public is not None:
        with told():
            _verify_public(slug, public)
        return
    with told(), opened(settings_of(context)) as installation:
        heads = installation.log.heads() if slug is None else [live_of(installation, slug)]
        for number, head in enumerate(heads):
            with working(_("Checking {slug}").format(slug=head.slug)) as bar:
                bar.update(number, len(heads))
                verified = _verified(installation, head)
            typer.echo(
                ngettext(
                    "{slug}: {n} event, the chain holds ({erased} erased). {hash}",
                    "{slug}: {n} events, the chain holds ({erased} erased). {hash}",
                    verified.events,
                ).format(
                    slug=verified.slug,
                    n=verified.events,
                    erased=verified.erased,
                    hash=verified.hash,
                )
            )
