"""The tables of people."""

from filrouge.accounts.models.invitation import Invitation
from filrouge.accounts.models.user import User

__all__ = ["Invitation", "User"]
