"""Carry out commands for somebody: the right to it first, then the log, then the audit trail."""

from collections.abc import Sequence

from django.db import transaction

from filrouge.accounts.role import Capability
from filrouge.domain.commands import Command
from filrouge.log.port import Appended
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.audit import note
from filrouge.newsroom.house import House
from filrouge.newsroom.models import Entry
from filrouge.service.perform import perform_all


def carry_out(
    house: House,
    actor: Actor,
    live_id: str,
    commands: Sequence[Command],
    *,
    capability: Capability,
    action: str,
    subject: str = "",
    reason: str = "",
    key: str | None = None,
) -> Appended:
    """Carry out commands on a live, all or none, and write down who asked for it.

    What was already so is no action: it writes nothing, here as in the log. Raises Forbidden, and
    what `perform_all` raises.
    """
    actor.require(capability)
    appended = perform_all(house.context, live_id, commands, key=key)
    if appended.last_seq >= appended.first_seq:
        # Two that ask for the same at once, or one after a crash, are noted once all the same.
        with transaction.atomic():
            if not _is_noted(appended, action, live_id):
                seq = appended.first_seq
                note(actor, action, live=live_id, subject=subject, reason=reason, seq=seq)
    return appended


def _is_noted(appended: Appended, action: str, live_id: str) -> bool:
    noted = Entry.objects.filter(live=live_id, action=action, detail__seq=appended.first_seq)
    return noted.exists()
