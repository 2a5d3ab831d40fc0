"""A post was read over."""

from django.db import models
from django.utils import timezone

from filrouge.accounts.models import User
from filrouge.newsroom.models.field import ID_MAX


class Review(models.Model):
    """`user` read the post over as it stood at `words_seq`; a later change wants it read again."""

    live = models.CharField(max_length=ID_MAX)
    post = models.CharField(max_length=ID_MAX)
    words_seq = models.PositiveIntegerField()
    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=100)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["live", "post"], name="one_review_a_post"),)

    def __str__(self) -> str:
        return f"{self.post}: {self.name}"
