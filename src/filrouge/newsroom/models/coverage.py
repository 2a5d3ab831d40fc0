"""What the newsroom alone keeps of a live."""

from django.db import models
from django.utils import timezone

from filrouge.accounts.models import User
from filrouge.newsroom.models.field import ID_MAX


class Coverage(models.Model):
    """A live from inside. Empty `silence_min` and `archive_days` follow the house's settings."""

    live = models.CharField(max_length=ID_MAX, primary_key=True)
    opened_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    silence_min = models.PositiveIntegerField(null=True, blank=True)
    archive_days = models.PositiveIntegerField(null=True, blank=True)
    silent_since = models.DateTimeField(null=True)
    forgotten_since = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.live
