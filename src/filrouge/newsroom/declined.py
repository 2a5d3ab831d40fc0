"""How the newsroom's own tables say no: to a draft, a lease, a schedule."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Declined(Exception):
    """It cannot be done as the newsroom's tables stand; nothing was changed.

    `code` is one of STATUSES; `facts` are plain JSON values, which a program may want to know:
    `current` is the draft as it stands, `holder` who has the lease.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


STATUSES: Mapping[str, int] = {
    "already_published": 409,
    "draft_changed": 409,
    "draft_too_large": 413,
    "draft_waits": 409,
    "id_taken": 409,
    "leased": 409,
    "no_such_draft": 404,
    "no_such_site": 422,
    "not_submitted": 409,
    "not_scheduled": 409,
    "no_word": 422,
    "time_is_past": 422,
    "too_late": 409,
    "under_embargo": 422,
}
"""The status of each code (RFC 9110, 15)."""

_SENTENCES: Mapping[str, str | Promise] = {
    "already_published": _("This post went out already, with other words. Correct it instead."),
    "draft_changed": _("This draft was changed elsewhere. Compare both texts, then save again."),
    "draft_too_large": _("This draft is too long: at most {limit_kb} kB of words can be kept."),
    "draft_waits": _("This post waits for its time. Take it back before you change it."),
    "id_taken": _("This id is taken. Begin a new draft."),
    "leased": _("{name} is at work on this."),
    "no_such_draft": _("There is no such draft."),
    "no_such_site": _("This house has no site {site}."),
    "not_submitted": _("This draft was not handed in, or was taken back."),
    "not_scheduled": _("This post does not wait for anything."),
    "no_word": _("Say in a word why you send it back."),
    "time_is_past": _("This time is past. Choose a later one."),
    "too_late": _("This post is going out at this moment."),
    "under_embargo": _("This is under embargo. Choose a time at which that is over."),
}


def sentence_of(error: Declined) -> str:
    """Say it, in the language that is active."""
    return str(_SENTENCES[error.code]).format(**error.facts)
