"""Who is in a live's console, and what they have in hand."""

from datetime import timedelta

from django.db.models import QuerySet
from django.db.transaction import atomic

from filrouge.accounts.role import Capability
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.bus import Change
from filrouge.newsroom.house import House
from filrouge.newsroom.models import Presence

LASTS = timedelta(seconds=45)
"""Who was not heard of for so long has left: a closed laptop says no goodbye."""


def be_present(house: House, actor: Actor, live_id: str, *, subject: str = "") -> None:
    """Say that one is here, with a draft or a post in hand ("" for none)."""
    actor.require(Capability.VIEW)
    now = house.context.clock()
    with atomic():
        gone, _each = Presence.objects.filter(live=live_id, seen_at__lte=now - LASTS).delete()
        seen = Presence.objects.filter(live=live_id, user=actor.user)
        before = seen.values_list("subject", flat=True).first()
        Presence.objects.update_or_create(
            live=live_id, user=actor.user, defaults={"subject": subject, "seen_at": now}
        )
    if gone or before != subject:
        house.bus.publish(Change(kind="presence", live=live_id, subject=subject))


def people_in(house: House, live_id: str) -> "QuerySet[Presence]":
    """Give who is in a live, those who came first at first."""
    since = house.context.clock() - LASTS
    return (
        Presence.objects.select_related("user")
        .filter(live=live_id, seen_at__gt=since)
        .order_by("pk")
    )
