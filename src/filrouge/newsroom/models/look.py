"""Somebody looked at a fact again, after a post that it rests on had changed."""

from django.db import models
from django.utils import timezone

from filrouge.accounts.models import User
from filrouge.newsroom.models.field import ID_MAX


class Look(models.Model):
    """The fact was looked at when the live stood at `seq`."""

    live = models.CharField(max_length=ID_MAX)
    fact = models.CharField(max_length=ID_MAX)
    seq = models.PositiveIntegerField()
    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["live", "fact"], name="one_look_a_fact"),)

    def __str__(self) -> str:
        return f"{self.fact} at {self.seq}"
