"""Take in a foreign live: the commands of an importer, all or none."""

from collections.abc import Callable

import msgspec

from filrouge.domain.commands import Step
from filrouge.domain.errors import Refused
from filrouge.importers.base import Imported, Importer, Missed, NotALive
from filrouge.log.port import Appended
from filrouge.service.context import Context
from filrouge.service.perform import perform_steps
from filrouge.service.slug import check_slug, free_slug, slugify

Progress = Callable[[int, int], None]
"""Told how many steps of how many are done."""


class Ingested(msgspec.Struct, frozen=True, kw_only=True):
    """A live that was taken in."""

    live: str
    slug: str
    appended: Appended
    missed: tuple[Missed, ...]


def read(
    context: Context, importers: tuple[Importer, ...], payload: bytes, *, key: str | None = None
) -> Imported:
    """Read a payload with the importer of this key, or the first that accepts it.

    Raises NotALive in words for the user; nothing is written.
    """
    if not payload.strip():
        raise NotALive("the file is empty; the text or the page of a live was expected")
    for importer in importers:
        if importer.key == key or (key is None and importer.accepts(payload)):
            return importer.commands(payload, context.new_id)
    names = ", ".join(importer.key for importer in importers)
    raise NotALive(
        "no live was recognised: the text of a live page, or a web page with a LiveBlogPosting,"
        " was expected ({names})",
        names=names,
    )


def ingest(context: Context, imported: Imported, *, slug: str | None = None) -> Ingested:
    """Write an imported live, in one transaction.

    Without a `slug`, one is made from the headline, and made free by a number. Raises SlugTaken
    for a given one that is not free, Refused for a malformed one, NotALive where the domain refuses
    a step. Nothing is written then.
    """
    if slug is not None:
        check_slug(slug)
    live_id = context.new_id()
    try:
        slug = slug or free_slug(context.log, slugify(headline(imported.steps)))
        appended = perform_steps(context, live_id, imported.steps, slug=slug)
    except Refused as refused:
        raise NotALive("a live that can be kept was expected: {why}", why=refused) from refused
    return Ingested(live=live_id, slug=slug, appended=appended, missed=imported.missed)


def headline(steps: tuple[Step, ...]) -> str:
    """Give the headline that the steps set first."""
    for step in steps:
        description = getattr(step.command, "description", None)
        if description is not None:
            return str(description.headline)
    raise Refused("no_headline")
