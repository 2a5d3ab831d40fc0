"""What happens to accounts, told to whoever keeps the audit trail.

The trail is the newsroom's, which stands above accounts: it listens, and accounts know nothing of
it.
"""

from collections.abc import Callable
from typing import Protocol

from filrouge.accounts.models import User

Detail = str | int | bool | None


SUBJECT_MAX = 64
"""How many characters of an address are told: as many as the ids of the log have."""


class Listener(Protocol):
    """Is told: who did what (None: nobody who is signed in, or the command line), to whom."""

    def __call__(
        self, action: str, user: User | None, *, subject: str, detail: dict[str, Detail]
    ) -> None:
        """Hear it; what it raises, the person sees as a failure of what they did."""


_listeners: list[Listener] = []


def listen(listener: Listener) -> Callable[[], None]:
    """Have a listener told of everything from now on; what is returned ends that."""
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)


def tell(action: str, user: User | None, subject: str = "", **detail: Detail) -> None:
    """Tell that it was done.

    `action` is one of `sign_in`, `sign_in_failed`, `sign_out`, `session_ended`, `sessions_ended`,
    `password_changed`, `password_set`, `password_reset`, `password_link`, `passkey_added`,
    `passkey_renamed`, `passkey_removed`, `totp_added`, `totp_removed`, `recovery_codes_added`,
    `recovery_codes_renewed`, `recovery_codes_removed`, `profile_changed`, `invited`,
    `invitation_renewed`, `invitation_withdrawn`, `joined`, `account_added`, `role_changed`,
    `account_closed`, `account_reopened`, `email_changed`. `subject` is the other person's address
    (of `email_changed`, the old one, also one's own), cut where a trail has no more room.
    Never a password, a code or a secret.
    """
    for listener in tuple(_listeners):
        listener(action, user, subject=subject[:SUBJECT_MAX], detail=detail)
