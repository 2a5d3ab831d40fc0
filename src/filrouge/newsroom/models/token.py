"""A program's way in: a secret with scopes, of which only a digest is kept."""

from django.db import models
from django.utils import timezone

from filrouge.accounts.models import User


class Token(models.Model):
    """Somebody's token. `scopes` are capabilities, never more than the person has."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
