"""A post that is not public, or a change to a post that is."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.newsroom.models.field import ID_MAX


class DraftState(models.TextChoices):
    """Where a draft is on its way."""

    OPEN = "open", _("Draft")
    SUBMITTED = "submitted", _("Waiting for approval")
    RETURNED = "returned", _("Sent back")
    SCHEDULED = "scheduled", _("Scheduled")
    FAILED = "failed", _("Could not go out")
    PUBLISHED = "published", _("Published")


class Timing(models.TextChoices):
    """Why a scheduled draft waits."""

    CLOCK = "clock", _("At a set time")
    UNDO = "undo", _("So that it can be taken back")


class Draft(models.Model):
    """Words on their way. The id is made where the draft was begun, so that it can begin offline.

    `content` is a domain `Content` in its wire form (UTF-8 JSON), which may be incomplete;
    `version` counts the saves, and a save names the one it is based on. `post` is "" for a new
    post, else the post to be corrected, read at `base_revision`; `correction_note` is then what
    readers will be told, "" for a minor change. Before `embargo_until` it does not go out, whoever
    publishes it. `note` is for the newsroom alone. A published
    draft keeps no words: they are in the log, where an erasure reaches them.

    A scheduled draft without `timing` is going out at this moment; should the server die before
    it has, it goes out at `due_at`.
    """

    id = models.CharField(max_length=ID_MAX, primary_key=True)
    live = models.CharField(max_length=ID_MAX)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="drafts")
    post = models.CharField(max_length=ID_MAX, blank=True)
    base_revision = models.PositiveIntegerField(null=True)
    content = models.BinaryField(default=b"{}")
    key_moment = models.BooleanField(default=False)
    pin = models.BooleanField(default=False)
    reply_to = models.CharField(max_length=ID_MAX, blank=True)
    published_at = models.DateTimeField(null=True)
    embargo_until = models.DateTimeField(null=True)
    note = models.TextField(blank=True)
    correction_note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=DraftState, default=DraftState.OPEN)
    timing = models.CharField(max_length=5, choices=Timing, blank=True)
    due_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    word = models.TextField(blank=True)
    failure = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = (
            models.Index(fields=["live", "state"], name="drafts_of_a_live"),
            models.Index(fields=["state", "due_at"], name="drafts_that_are_due"),
            models.Index(fields=["author", "state"], name="drafts_of_a_person"),
        )
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state="scheduled") | models.Q(due_at__isnull=False),
                name="scheduled_has_a_time",
            ),
        )

    def __str__(self) -> str:
        return self.id
