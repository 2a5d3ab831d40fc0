"""Carry out a command for somebody: the right to it first, then the log, then the audit trail."""

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
    command: Command,
    *,
    capability: Capability,
    before: Sequence[Command] = (),
    after: Sequence[Command] = (),
    subject: str = "",
    reason: str = "",
    key: str | None = None,
) -> Appended:
    """Carry out a command on a live, and write it down by its name with who asked for it.

    What goes `before` and `after` it is done with it, all or none. What was already so is no
    action: it writes nothing, here as in the log. Raises Forbidden, and what `perform_all` raises.
    """
    actor.require(capability)
    appended = perform_all(house.context, live_id, [*before, command, *after], key=key)
    if appended.last_seq >= appended.first_seq:
        action = command.__struct_config__.tag
        assert isinstance(action, str)
        seq = appended.first_seq
        # Two that ask for the same at once, or one after a crash, are noted once all the same.
        with transaction.atomic():
            noted = Entry.objects.filter(
                live=live_id, subject=subject, action=action, detail__seq=seq
            )
            if not noted.exists():
                note(actor, action, live=live_id, subject=subject, reason=reason, seq=seq)
    return appended
