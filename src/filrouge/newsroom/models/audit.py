"""The audit trail: who did what, and when."""

from django.db import models
from django.utils import timezone

from filrouge.accounts.models import User
from filrouge.newsroom.models.field import ID_MAX


class Entry(models.Model):
    """One action. `name` is who it was even when the account is gone.

    `detail` holds numbers and codes, never a post's words. `reason` is the internal one, for those
    who see the history; an erasure of its subject blanks it.
    """

    at = models.DateTimeField(default=timezone.now)
    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=100)
    action = models.CharField(max_length=40)
    live = models.CharField(max_length=ID_MAX, blank=True)
    subject = models.CharField(max_length=ID_MAX, blank=True)
    detail = models.JSONField(default=dict)
    reason = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "entries"
        indexes = (
            models.Index(fields=["live", "subject"], name="entries_of_a_subject"),
            models.Index(fields=["action"], name="entries_of_an_action"),
        )

    def __str__(self) -> str:
        return f"{self.name}: {self.action}"
