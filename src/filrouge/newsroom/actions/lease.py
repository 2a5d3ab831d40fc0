"""Leases: somebody is at work on a post, a fact, a draft or the description."""

from datetime import timedelta

from django.db.models import QuerySet
from django.db.transaction import atomic

from filrouge.accounts.role import Capability
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.audit import note
from filrouge.newsroom.bus import Change
from filrouge.newsroom.declined import Declined
from filrouge.newsroom.house import House
from filrouge.newsroom.models import Lease

LASTS = timedelta(seconds=60)
"""A lease ends by itself after so long without being asked for again."""


def ask(
    house: House,
    actor: Actor,
    live_id: str,
    subject: str,
    *,
    take_over: bool = False,
    holder: str = "",
) -> Lease:
    """Take the lease of a subject, or renew it.

    `take_over` takes it from whoever has it; with `holder`, an id, only from them, so that of two
    who mean to take it from a third one learns of the other. Raises Declined (`leased`).
    """
    actor.require(Capability.WRITE)
    now = house.context.clock()
    with atomic():
        Lease.objects.filter(live=live_id, expires_at__lte=now).delete()
        lease, is_new = (
            Lease.objects.select_for_update(of=("self",))
            .select_related("holder")
            .get_or_create(
                live=live_id,
                subject=subject,
                defaults={"holder": actor.user, "taken_at": now, "expires_at": now + LASTS},
            )
        )
        changes_hands = lease.holder_id != actor.user.pk
        if changes_hands:
            if not take_over or (holder and holder != str(lease.holder_id)):
                raise _leased(lease)
            if not actor.may(Capability.PUBLISH):
                actor.require(Capability.CORRECT)
            note(actor, "take_over", live=live_id, subject=subject, from_user=lease.holder_id)
            lease.holder = actor.user
            lease.taken_at = now
        lease.expires_at = now + LASTS
        lease.save()
    if is_new or changes_hands:
        _tell(house, live_id, subject)
    return lease


def give_up(house: House, actor: Actor, live_id: str, subject: str) -> None:
    """Give a lease of one's own back; another's stays."""
    actor.require(Capability.WRITE)
    gone, _each = Lease.objects.filter(live=live_id, subject=subject, holder=actor.user).delete()
    if gone:
        _tell(house, live_id, subject)


def leases_of(house: House, live_id: str) -> "QuerySet[Lease]":
    """Give the leases of a live that hold."""
    now = house.context.clock()
    return (
        Lease.objects.select_related("holder")
        .filter(live=live_id, expires_at__gt=now)
        .order_by("taken_at", "pk")
    )


def _leased(lease: Lease) -> Declined:
    return Declined(
        "leased",
        name=str(lease.holder),
        holder={"id": str(lease.holder_id), "name": str(lease.holder)},
        expires_at=lease.expires_at.isoformat().replace("+00:00", "Z"),
    )


def _tell(house: House, live_id: str, subject: str) -> None:
    house.bus.publish(Change(kind="leases", live=live_id, subject=subject))
