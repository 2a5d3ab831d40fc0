"""Lives are opened, described, set, renamed, copied and, opened by mistake, deleted."""

from django.db.transaction import atomic
from msgspec.structs import replace

from filrouge.accounts.role import Capability
from filrouge.domain.commands import Command, Configure, Describe, Open, Schedule
from filrouge.domain.content import Description
from filrouge.newsroom.actions.carry_out import carry_out
from filrouge.newsroom.actions.oblivion import forget_live
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.audit import note
from filrouge.newsroom.bus import Change
from filrouge.newsroom.declined import Declined
from filrouge.newsroom.found import Found
from filrouge.newsroom.house import House
from filrouge.newsroom.models import Coverage
from filrouge.service.discard import discard as discard_live
from filrouge.service.open import Opened, open_live
from filrouge.service.rename import rename as rename_live


def open_new(
    house: House,
    actor: Actor,
    opening: Open,
    description: Description,
    *,
    schedule: Schedule | None = None,
    slug: str | None = None,
    key: str | None = None,
) -> Opened:
    """Open a live, described, and announced where a time is given; all of it or nothing.

    Without a `slug` one is made of the headline. Raises SlugTaken, Refused, KeyReused, and Declined
    (`no_such_site`) for a site that the house does not have.
    """
    actor.require(Capability.RUN)
    _require_site(house, opening.site)
    commands: list[Command] = [opening, Describe(description=description)]
    if schedule is not None:
        commands.append(schedule)
    opened = open_live(house.context, commands=commands, slug=slug, key=key)
    _, is_new = Coverage.objects.get_or_create(
        live=opened.live, defaults={"opened_by": actor.user, "opened_at": house.context.clock()}
    )
    if is_new:
        note(actor, "open", live=opened.live)
    return opened


def duplicate(
    house: House,
    actor: Actor,
    found: Found,
    *,
    headline: str | None = None,
    slug: str | None = None,
    key: str | None = None,
) -> Opened:
    """Open a live like another: its settings and its description, none of its posts and facts.

    Under another headline, it has no other titles: they were the other live's. A site that the
    house does not have (any more) is not carried on.
    """
    live = found.live
    description = live.description
    if headline is not None:
        description = replace(description, headline=headline, search_title=None, short_title=None)
    opening = Open(
        language=live.language,
        time_zone=live.time_zone,
        site=site_for(house, live.site),
        series=live.series,
    )
    return open_new(house, actor, opening, description, slug=slug, key=key)


def _require_site(house: House, key: str) -> None:
    if not house.sites.has(key):
        raise Declined("no_such_site", site=key)


def site_for(house: House, key: str) -> str:
    """Give a site's key for a new live: the house's own, "", where it does not have that one."""
    return key if house.sites.has(key) else ""


def describe(
    house: House,
    actor: Actor,
    live_id: str,
    description: Description,
    *,
    expected: int | None,
    key: str | None = None,
) -> None:
    """Replace the description that stood at revision `expected`; raises Conflict where it moved."""
    carry_out(
        house,
        actor,
        live_id,
        Describe(description=description, expected=expected),
        capability=Capability.RUN,
        key=key,
    )


def configure(
    house: House, actor: Actor, live_id: str, configuration: Configure, *, key: str | None = None
) -> None:
    """Set language, time zone, site and series anew.

    Raises Declined (`no_such_site`) for a site that the house does not have; the one that the live
    is of may stay.
    """
    actor.require(Capability.RUN)
    loaded = house.context.states.load(live_id)
    if loaded is None or loaded.live.site != configuration.site:
        _require_site(house, configuration.site)
    carry_out(house, actor, live_id, configuration, capability=Capability.RUN, key=key)


def rename(house: House, actor: Actor, found: Found, slug: str) -> Found:
    """Give a live another address; the old one leads to it. Raises SlugTaken or Refused."""
    actor.require(Capability.RUN)
    if slug != found.slug:
        rename_live(house.context, found.live.id, slug)
        note(actor, "rename", live=found.live.id, was=found.slug, slug=slug)
        house.bus.publish(Change(kind="coverage", live=found.live.id))
    return found._replace(slug=slug)


def watch(
    house: House,
    actor: Actor,
    live_id: str,
    *,
    silence_min: int | None,
    archive_days: int | None,
) -> None:
    """Say after how long a live is silent, or forgotten; None follows the house, 0 is never."""
    actor.require(Capability.RUN)
    with atomic():
        Coverage.objects.update_or_create(
            live=live_id, defaults={"silence_min": silence_min, "archive_days": archive_days}
        )
        note(actor, "watch", live=live_id, silence_min=silence_min, archive_days=archive_days)
    house.bus.publish(Change(kind="coverage", live=live_id))


def discard(house: House, actor: Actor, live_id: str) -> None:
    """Delete a live that was never public, in the log first; raises Refused (`was_public`)."""
    actor.require(Capability.RUN)
    discard_live(house.context, live_id)
    forget_live(live_id)
    note(actor, "discard", live=live_id)
