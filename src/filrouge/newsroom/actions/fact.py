"""What is known, and not yet known."""

from collections.abc import Sequence

from django.db.transaction import atomic

from filrouge.accounts.role import Capability
from filrouge.domain.commands import (
    AddFact,
    EraseFact,
    FactCommand,
    RemoveFact,
    ReorderFacts,
    ReviseFact,
)
from filrouge.domain.content import FactContent
from filrouge.newsroom.actions.carry_out import carry_out
from filrouge.newsroom.actions.oblivion import forget_fact
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.audit import note
from filrouge.newsroom.bus import Change
from filrouge.newsroom.found import Found
from filrouge.newsroom.house import House
from filrouge.newsroom.models import Look


def add(
    house: House,
    actor: Actor,
    live_id: str,
    fact_id: str,
    content: FactContent,
    *,
    key: str | None = None,
) -> None:
    """Add a fact at the end of the list."""
    _write(house, actor, live_id, AddFact(fact=fact_id, content=content), fact_id, key)


def revise(
    house: House,
    actor: Actor,
    live_id: str,
    fact_id: str,
    content: FactContent,
    *,
    expected: int | None,
    key: str | None = None,
) -> None:
    """Rewrite a fact that stood at revision `expected`; raises Conflict where it moved."""
    command = ReviseFact(fact=fact_id, content=content, expected=expected)
    _write(house, actor, live_id, command, fact_id, key)


def remove(
    house: House, actor: Actor, live_id: str, fact_id: str, *, expected: int | None = None
) -> None:
    """Take a fact off the list."""
    _write(house, actor, live_id, RemoveFact(fact=fact_id, expected=expected), fact_id, None)


def reorder(
    house: House, actor: Actor, live_id: str, order: Sequence[str], *, key: str | None = None
) -> None:
    """Put the facts in this order; it names every fact once."""
    _write(house, actor, live_id, ReorderFacts(order=tuple(order)), "", key)


def erase(
    house: House, actor: Actor, live_id: str, fact_id: str, *, key: str | None = None
) -> None:
    """Destroy the words of a fact for good; asked for again, it finishes what a crash left."""
    _write(house, actor, live_id, EraseFact(fact=fact_id), fact_id, key)
    forget_fact(live_id, fact_id)


def look(
    house: House, actor: Actor, found: Found, fact_id: str, *, seen: int | None = None
) -> None:
    """Say that a fact was looked at as its posts stood: it is no longer flagged for them.

    `seen` is the number of the event up to which the live was seen, None for all of it: what
    changed after that still flags the fact.
    """
    actor.require(Capability.FACTS)
    found.fact(fact_id)
    seq = found.live.seq if seen is None else min(seen, found.live.seq)
    with atomic():
        before = Look.objects.filter(live=found.live.id, fact=fact_id).first()
        if before is not None and before.seq >= seq:
            return  # somebody has seen as much
        Look.objects.update_or_create(
            live=found.live.id,
            fact=fact_id,
            defaults={"seq": seq, "user": actor.user, "at": house.context.clock()},
        )
        note(actor, "look", live=found.live.id, subject=fact_id, seq=seq)
    house.bus.publish(Change(kind="facts", live=found.live.id, subject=fact_id))


def _write(
    house: House,
    actor: Actor,
    live_id: str,
    command: FactCommand,
    fact_id: str,
    key: str | None,
) -> None:
    erases = isinstance(command, EraseFact)
    carry_out(
        house,
        actor,
        live_id,
        command,
        capability=Capability.ERASE if erases else Capability.FACTS,
        subject=fact_id,
        key=key,
    )
