"""Who asks: somebody at the console, or a program with somebody's token."""

from typing import NamedTuple

from filrouge.accounts.models import User
from filrouge.accounts.role import Capability


class Forbidden(Exception):
    """The role, or the token's scopes, do not allow it."""

    def __init__(self, capability: Capability) -> None:
        super().__init__(capability.value)
        self.capability = capability


class Actor(NamedTuple):
    """A person, and the scopes of the token they speak through (None: the person themselves)."""

    user: User
    scopes: frozenset[Capability] | None = None

    def may(self, capability: Capability) -> bool:
        """Say whether it is allowed."""
        return self.user.may(capability) and (self.scopes is None or capability in self.scopes)

    def require(self, capability: Capability) -> None:
        """Raise Forbidden where it is not allowed."""
        if not self.may(capability):
            raise Forbidden(capability)
