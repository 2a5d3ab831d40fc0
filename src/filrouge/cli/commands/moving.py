"""`filrouge import`, `export`, `backup` and `restore`: what goes in and out."""

import errno
import os
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from filrouge.cli.commands.given import Slug, lines_of, live_of, settings_of, source_of
from filrouge.cli.failure import BAD_INPUT, Failure, told
from filrouge.cli.installation import Installation, opened, sites_of
from filrouge.cli.newsroom import newsroom
from filrouge.cli.progress import working
from filrouge.cli.speed import Speed, parse_speed
from filrouge.cli.system import reason
from filrouge.cli.words import _, ngettext
from filrouge.domain.commands import Publish
from filrouge.formats.parts.address import live_path
from filrouge.formats.registry import FORMATS
from filrouge.importers.base import MAX_BYTES, Imported, Missed
from filrouge.importers.registry import IMPORTERS
from filrouge.log.codec import LINE_MAX_BYTES
from filrouge.service import transfer
from filrouge.service.backup import backup as write_backup
from filrouge.service.backup import restore as read_backup
from filrouge.service.ingest import headline, ingest, read
from filrouge.service.replay import replay_steps
from filrouge.service.slug import check_slug, free_slug, slugify

KEYS = (transfer.KEY, *(importer.key for importer in IMPORTERS))
EXPORT_KEYS = (transfer.KEY, *(format_.key for format_ in FORMATS))


def register(app: typer.Typer) -> None:
    """Put the commands on the application."""
    app.command(
        "import",
        short_help=_("Take in a live from a file."),
        help=_(
            "Take in a live: the text of a page as a browser copies it, an HTML page with a"
            " LiveBlogPosting, or an export of ours."
        ),
    )(take_in)
    app.command(
        short_help=_("Write a live out."),
        help=_("Write a live out: by default every event, one a line, as JSON."),
    )(export)
    app.command(help=_("Write everything, log, media and newsroom, into one file."))(backup)
    app.command(
        short_help=_("Put a backup in place of everything that is here."),
        help=_("Put a backup in place of everything that is here; open pages load afresh."),
    )(restore)


def take_in(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar=_("FILE"), help=_("The file to read; - for standard input."))
    ],
    as_: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar=_("FORMAT"),
            help=_("The format: {keys} (default: recognised).").format(keys=", ".join(KEYS)),
        ),
    ] = None,
    slug: Annotated[
        str | None,
        typer.Option(metavar=_("SLUG"), help=_("The slug (default: made from the headline).")),
    ] = None,
    replay: Annotated[
        Speed | None,
        typer.Option(
            parser=parse_speed,
            metavar=_("SPEED"),
            help=_("Publish post after post, at a multiple of the day's pace, such as 60x."),
        ),
    ] = None,
) -> None:
    """Take in a live, whole or not at all; what its source could not carry is said on stderr."""
    with told(), opened(settings_of(context)) as installation:
        if as_ is not None and as_ not in KEYS:
            raise Failure(
                _("{key} is no format; there are {keys}").format(key=as_, keys=", ".join(KEYS)),
                code=BAD_INPUT,
            )
        if slug is not None:
            check_slug(slug)
        with source_of(file) as source:
            first = source.readline(LINE_MAX_BYTES + 1)
            if as_ == transfer.KEY or (as_ is None and transfer.looks_like_export(first)):
                _take_in_ours(installation, lines_of(source, first), slug, replay)
                return
            payload = first + source.read(max(0, MAX_BYTES + 1 - len(first)))
        _refuse_large(payload)
        with working(_("Reading {file}").format(file=file)):
            imported = read(installation.context, IMPORTERS, payload, key=as_)
        if replay is None:
            with working(_("Writing")):
                ingested = ingest(installation.context, imported, slug=slug)
            _report(ingested.slug, imported)
        else:
            _replay(installation, imported, slug, replay)


def _refuse_large(payload: bytes) -> None:
    if len(payload) > MAX_BYTES:
        raise Failure(
            _("the file is larger than {limit} MB, the most that is read").format(
                limit=MAX_BYTES // 1_000_000
            ),
            code=BAD_INPUT,
        )


def _take_in_ours(
    installation: Installation,
    lines: Iterator[bytes],
    slug: str | None,
    replay: Speed | None,
) -> None:
    if replay is not None:
        raise Failure(
            _("an export is taken in as it was recorded; it cannot be replayed"), code=BAD_INPUT
        )
    with working(_("Checking and writing")):
        appended = transfer.take_in(installation.context, lines, slug=slug)
    head = installation.log.head(appended.live)
    assert head is not None
    typer.echo(live_path(head.slug))


def _replay(installation: Installation, imported: Imported, slug: str | None, speed: Speed) -> None:
    context = installation.context
    slug = slug or free_slug(context.log, slugify(headline(imported.steps)))
    head = context.log.find(slug)
    if head is not None and head.slug == slug:  # one that moved away may be taken
        raise Failure(_("the slug {slug} is taken; choose another").format(slug=slug))
    live = context.new_id()
    typer.echo(live_path(slug))
    steps = imported.steps
    with working(_("Replaying")) as bar:
        carried = replay_steps(context, live, steps, slug=slug, speed=speed.factor, wait=time.sleep)
        for number, _appended in enumerate(carried, start=1):
            bar.update(number, len(steps))
    _say_missed(imported.missed)


def _report(slug: str, imported: Imported) -> None:
    posts = sum(isinstance(step.command, Publish) for step in imported.steps)
    said = ngettext("{n} post", "{n} posts", posts).format(n=posts)
    typer.echo(f"{live_path(slug)}  ({said})")
    _say_missed(imported.missed)


def _say_missed(missed: tuple[Missed, ...]) -> None:
    if not missed:
        return
    typer.echo(
        ngettext(
            "{n} thing could not be carried over:",
            "{n} things could not be carried over:",
            len(missed),
        ).format(n=len(missed)),
        err=True,
    )
    names = {
        "player": _("player"),
        "picture": _("picture"),
        "embed": _("embed"),
        "time": _("hour without a day"),
        "words": _("text"),
        "cut": _("text cut short"),
        "table": _("table"),
    }
    for item in missed:
        words = " — ".join(part for part in (item.where, item.detail) if part)
        said = _("{what}: {words}").format(what=names.get(item.code, item.code), words=words)
        typer.echo(f"  {said}", err=True)


def export(
    context: typer.Context,
    slug: Slug,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            metavar=_("FORMAT"),
            help=_("The format: {keys} (default: {default}).").format(
                keys=", ".join(EXPORT_KEYS), default=transfer.KEY
            ),
        ),
    ] = transfer.KEY,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar=_("FILE"),
            help=_("The file (default: standard output)."),
        ),
    ] = None,
) -> None:
    """Write a live out; a file is put in place once it is whole."""
    settings = settings_of(context)
    with told(), opened(settings) as installation:
        head = live_of(installation, slug)
        if format_ == transfer.KEY:
            pieces = transfer.export(installation.context, head)
        else:
            chosen = next((known for known in FORMATS if known.key == format_), None)
            loaded = installation.context.states.load(head.live)
            if chosen is None or loaded is None:
                raise Failure(
                    _("{key} is no format; there are {keys}").format(
                        key=format_, keys=", ".join(EXPORT_KEYS)
                    ),
                    code=BAD_INPUT,
                )
            site = sites_of(settings).of(loaded.live.site)
            pieces = iter([chosen.render(loaded.live, site=site, slug=slug)])
        if output is None:
            sys.stdout.buffer.writelines(pieces)
            sys.stdout.buffer.flush()
            return
        with working(_("Writing {file}").format(file=output)):
            _write(output, pieces)


def _write(output: Path, pieces: Iterable[bytes]) -> None:
    if output.is_dir():
        why = reason(os.strerror(errno.EISDIR))
        raise Failure(_("{path}: {why}").format(path=output, why=why))
    unfinished = output.with_name(f".{output.name}.unfinished")
    try:
        with unfinished.open("wb") as file:
            file.writelines(pieces)
        unfinished.replace(output)
    except OSError as error:
        why = reason(error.strerror)
        raise Failure(_("{path}: {why}").format(path=output, why=why)) from error
    finally:
        unfinished.unlink(missing_ok=True)


def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("The file to write."))],
) -> None:
    """Back everything up, beside a running server too."""
    with told(), opened(settings_of(context)) as installation, working(_("Backing up")):
        manifest = write_backup(
            installation.log, installation.media, file, newsroom=installation.beside
        )
    typer.echo(
        _("{file} is written (lives: {lives}, pictures: {media}).").format(
            file=file, lives=manifest.lives, media=manifest.media
        )
    )


def restore(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar=_("FILE"), help=_("A file that `filrouge backup` wrote."))
    ],
) -> None:
    """Put a backup in place, beside a running server too."""
    settings = settings_of(context)
    with told(), opened(settings) as installation, working(_("Restoring")):
        manifest = read_backup(
            installation.log, installation.context, file, newsroom=installation.beside
        )
        if manifest.newsroom:
            with newsroom(settings):
                from filrouge.newsroom.restoration import settle

                settle(installation.context)
    typer.echo(
        _("The backup is in place (lives: {lives}, pictures: {media}).").format(
            lives=manifest.lives, media=manifest.media
        )
    )
    if manifest.newsroom:
        typer.echo(
            _("Accounts and tokens are those of the backup: close again what was closed since."),
            err=True,
        )
