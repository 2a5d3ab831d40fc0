"""An invitation into the newsroom, sent by mail."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models.user import User
from filrouge.accounts.role import Role


class Invitation(models.Model):
    """Somebody may make an account with this role; of the link's secret a digest is kept."""

    email = models.EmailField(_("Email"))
    role = models.CharField(_("Role"), max_length=20, choices=Role, default=Role.JOURNALIST)
    digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.email
