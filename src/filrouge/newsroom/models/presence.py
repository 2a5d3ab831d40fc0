"""Who is in a live's console, and what they have in hand."""

from django.db import models

from filrouge.accounts.models import User
from filrouge.newsroom.models.field import ID_MAX


class Presence(models.Model):
    """Somebody was seen in a live; `subject` is the draft or post they write, "" for none."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    live = models.CharField(max_length=ID_MAX)
    subject = models.CharField(max_length=ID_MAX, blank=True)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["user", "live"], name="one_presence_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.user} in {self.live}"
