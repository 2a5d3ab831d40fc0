"""Somebody who works in the newsroom."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.role import ROLES, Capability, Role

UNDO_MAX_S = 60
"""The longest delay in which somebody may take back what they published."""


class UserManager(BaseUserManager["User"]):
    """Makes people; called by allauth and by us."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make somebody; without a password they can only come in by an invitation or a code."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find by address, whatever its case."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """An account. `signature` is how posts are signed, "" for `name`; neither tells the account."""

    email = models.EmailField(_("Email"), unique=True)
    name = models.CharField(_("Name"), max_length=100)
    signature = models.CharField(_("Signature"), max_length=100, blank=True)
    role = models.CharField(_("Role"), max_length=20, choices=Role, default=Role.READ_ONLY)
    language = models.CharField(
        _("Language"), max_length=5, choices=[("fr", "Français"), ("en", "English")], default="fr"
    )
    undo_s = models.PositiveSmallIntegerField(_("Undo delay"), default=0)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = UserManager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(undo_s__lte=UNDO_MAX_S), name="undo_is_short"
            ),
        )

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def capabilities(self) -> frozenset[Capability]:
        """What this person may do; nothing once the account is closed."""
        return ROLES[Role(self.role)] if self.is_active else frozenset()

    def may(self, capability: Capability) -> bool:
        """Say whether this person may do something."""
        return capability in self.capabilities

    @property
    def signed(self) -> str:
        """How this person's posts are signed."""
        return self.signature or self.name
