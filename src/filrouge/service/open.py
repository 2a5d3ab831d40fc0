"""Open a live now: a new one, under a slug of its own."""

from collections.abc import Sequence

import msgspec

from filrouge.domain.commands import Command, Describe, Step
from filrouge.log.port import Key, SlugTaken
from filrouge.service.context import Context
from filrouge.service.perform import TRIES, Busy, carry_out, digest_of
from filrouge.service.slug import check_slug, free_slug, slugify


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """A live that was opened; `repeated` says that the key was known and this one was there."""

    live: str
    slug: str
    repeated: bool = False


def open_live(
    context: Context,
    *,
    commands: Sequence[Command],
    slug: str | None = None,
    key: str | None = None,
) -> Opened:
    """Open a live under a new id and carry out the commands, all or none; the first is an Open.

    Without a `slug`, one is made from the headline, and made free by a number. With an idempotency
    `key`, a repeated request gives the live that was opened first, under its present slug.
    Raises SlugTaken for a given slug that is not free, Refused (`malformed_slug` among others),
    KeyReused or Busy; nothing was written then.
    """
    if slug is not None:
        check_slug(slug)
    steps = [Step(command=command) for command in commands]
    asked = None if key is None else Key(key=key, digest=digest_of("open", slug, steps))
    for _ in range(TRIES):
        chosen = free_slug(context.log, slugify(_headline(commands))) if slug is None else slug
        try:
            done = carry_out(context, context.new_id(), steps, now=True, slug=chosen, key=asked)
        except SlugTaken:
            if slug is not None:
                raise
            continue
        head = context.log.head(done.live)
        present = chosen if head is None else head.slug
        return Opened(live=done.live, slug=present, repeated=done.repeated)
    raise Busy


def _headline(commands: Sequence[Command]) -> str:
    described = (command.description for command in commands if isinstance(command, Describe))
    return next((description.headline for description in described), "")
