"""What the console calls the things of the domain, and what was done to them."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as pgettext

from filrouge.accounts.role import Capability
from filrouge.domain.state import Status

Words = str | Promise

STATUS: Mapping[Status, Words] = {
    Status.DRAFT: _("Draft"),
    Status.SCHEDULED: _("Coming"),
    Status.LIVE: _("On air"),
    Status.PAUSED: _("Paused"),
    Status.ENDED: _("Ended"),
    Status.ARCHIVED: _("Archived"),
    Status.UNPUBLISHED: _("Unpublished"),
}

CAPABILITY: Mapping[Capability, Words] = {
    Capability.VIEW: _("See lives, posts and what was handed in"),
    Capability.WRITE: _("Keep drafts, upload pictures, hand in for approval"),
    Capability.PUBLISH: _("Publish, schedule, pin, mark and move posts"),
    Capability.CORRECT: _("Correct published posts"),
    Capability.HIDE: _("Hide posts and show them again"),
    Capability.WITHDRAW: _("Withdraw posts in public"),
    Capability.ERASE: _("Erase words for good"),
    Capability.APPROVE: _("Publish, change or send back what others handed in"),
    Capability.REVIEW: _("Mark posts as read over"),
    Capability.FACTS: _("Write what is known and not yet known"),
    Capability.RUN: _("Open, describe, start, end and unpublish lives"),
    Capability.HISTORY: _("See every version of a post"),
    Capability.PEOPLE: _("Invite people and give roles"),
    Capability.AUDIT: _("See who did what"),
}

ACTION: Mapping[str, Words] = {
    "open": _("Opened a live"),
    "describe": _("Described the live"),
    "configure": _("Configured the live"),
    "rename": _("Gave the live another address"),
    "watch": _("Set the watch on the live"),
    "schedule": pgettext("audit trail", "Scheduled"),
    "unschedule": _("Unscheduled"),
    "embargo": _("Put a draft under embargo"),
    "embargo_lifted": _("Lifted an embargo"),
    "start": _("Began the live"),
    "pause": _("Paused the live"),
    "resume": _("Resumed the live"),
    "end": _("Ended the live"),
    "archive": _("Archived the live"),
    "unpublish": _("Unpublished the live"),
    "republish": _("Republished the live"),
    "erase_descriptions": _("Erased earlier descriptions"),
    "discard": _("Deleted the live"),
    "publish": _("Published a post"),
    "publish_failed": _("A post could not go out"),
    "correct": _("Corrected a post"),
    "hide": _("Hid a post"),
    "show": _("Showed a post again"),
    "withdraw": _("Withdrew a post"),
    "erase": _("Erased a post"),
    "pin": _("Pinned a post"),
    "unpin": _("Unpinned a post"),
    "mark": _("Made a post a key moment"),
    "unmark": _("Took a key moment back to an ordinary post"),
    "move": _("Moved a post in time"),
    "review": _("Read a post over"),
    "annotate": _("Wrote an internal note on a post"),
    "submit": _("Handed in a draft"),
    "return": _("Sent a draft back"),
    "take_over": _("Took over what somebody was writing"),
    "upload": _("Uploaded a picture"),
    "add_fact": _("Added a fact"),
    "revise_fact": _("Rewrote a fact"),
    "remove_fact": _("Took a fact off the list"),
    "erase_fact": _("Erased a fact"),
    "reorder_facts": _("Put the facts in order"),
    "look": _("Looked at a fact again"),
    "token_created": _("Made a token"),
    "token_revoked": _("Revoked a token"),
    "sign_in": _("Signed in"),
    "sign_in_failed": _("Tried to sign in"),
    "sign_out": pgettext("audit trail", "Signed out"),
    "session_ended": _("Ended a session"),
    "sessions_ended": _("Ended the other sessions"),
    "password_changed": _("Changed the password"),
    "password_set": pgettext("audit trail", "Set a password"),
    "password_reset": _("Set a new password by mail"),
    "password_link": _("Made a link to a new password"),
    "passkey_added": _("Added a passkey"),
    "passkey_renamed": _("Renamed a passkey"),
    "passkey_removed": _("Removed a passkey"),
    "totp_added": _("Switched one-time codes on"),
    "totp_removed": _("Switched one-time codes off"),
    "recovery_codes_added": _("Made recovery codes"),
    "recovery_codes_renewed": _("Made new recovery codes"),
    "recovery_codes_removed": _("Dropped the recovery codes"),
    "profile_changed": _("Changed their profile"),
    "invited": _("Invited somebody"),
    "invitation_renewed": _("Sent an invitation again"),
    "invitation_withdrawn": _("Revoked an invitation"),
    "joined": _("Accepted an invitation"),
    "email_changed": _("Changed an address for signing in"),
    "account_added": _("Added an account"),
    "role_changed": _("Changed a role"),
    "account_closed": _("Closed an account"),
    "account_reopened": _("Reopened an account"),
}
"""What the audit trail says of an action; an action without words here is shown by its name."""
