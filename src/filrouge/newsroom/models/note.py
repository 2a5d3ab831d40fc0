"""What the newsroom alone knows about a post: where it is from, whom to call."""

from django.db import models
from django.utils import timezone

from filrouge.accounts.models import User
from filrouge.newsroom.models.field import ID_MAX


class Note(models.Model):
    """An internal note on a post, one a post; it goes with an erasure of the post."""

    live = models.CharField(max_length=ID_MAX)
    post = models.CharField(max_length=ID_MAX)
    text = models.TextField()
    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["live", "post"], name="one_note_a_post"),)

    def __str__(self) -> str:
        return self.post
