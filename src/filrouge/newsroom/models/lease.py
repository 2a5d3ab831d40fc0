"""Who is changing what: a lease that ends by itself."""

from django.db import models

from filrouge.accounts.models import User
from filrouge.newsroom.models.field import ID_MAX


class Lease(models.Model):
    """`holder` is at work on `subject` (a post, a fact, a draft or "description") of a live.

    It guards nothing by itself: a save names the revision it is based on. It keeps people from
    working for nothing.
    """

    live = models.CharField(max_length=ID_MAX)
    subject = models.CharField(max_length=ID_MAX)
    holder = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    taken_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["live", "subject"], name="one_lease_a_subject"),
        )

    def __str__(self) -> str:
        return f"{self.holder}: {self.subject}"
