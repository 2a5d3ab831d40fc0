"""Who asks: somebody at the console, or a program with somebody's token."""

from typing import NamedTuple

from filrouge.accounts.models import User
from filrouge.accounts.role import Capability


class Forbidden(Exception):
    """The role, or the token's scopes, do not allow it.

    `by_token` says that the person may, and their token may not.
    """

    def __init__(self, capability: Capability, *, by_token: bool = False) -> None:
        super().__init__(capability.value)
        self.capability = capability
        self.by_token = by_token


class Actor(NamedTuple):
    """A person, and the scopes of the token they speak through (None: the person themselves).

    `token` is what its owner calls it.
    """

    user: User
    scopes: frozenset[Capability] | None = None
    token: str = ""

    def may(self, capability: Capability) -> bool:
        """Say whether it is allowed."""
        return self.user.may(capability) and (self.scopes is None or capability in self.scopes)

    def require(self, capability: Capability) -> None:
        """Raise Forbidden where it is not allowed."""
        if not self.may(capability):
            raise Forbidden(capability, by_token=self.user.may(capability))
