"""The domain's refusals in words: a status and a sentence for every code of `domain/errors.py`.

409 says that the request does not fit what is there, 422 that something in it has to be put right.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from filrouge.domain.state import Condition, Status

REFUSED: Mapping[str, tuple[int, str | Promise]] = {
    "no_such_live": (404, _("There is no such live.")),
    "no_such_post": (404, _("There is no such post in this live.")),
    "no_such_fact": (404, _("There is no such fact in this live.")),
    "already_open": (409, _("This live is open already.")),
    "already_here": (409, _("This live is here already.")),
    "was_public": (
        409,
        _("Readers have seen this live, so it cannot be deleted. Unpublish it instead."),
    ),
    "wrong_status": (409, _("This cannot be done now: the live is {status}.")),
    "post_exists": (409, _("This post was published before.")),
    "post_is_gone": (409, _("This cannot be done any more: the post is {condition}.")),
    "fact_exists": (409, _("This fact was added before.")),
    "order_names_other_facts": (
        409,
        _("The list of facts has changed. Look at it again, then put it in order."),
    ),
    "time_went_back": (409, _("This would have happened before what happened last.")),
    "no_headline": (422, _("The live needs a headline.")),
    "empty_post": (422, _("A post needs a headline or a text.")),
    "empty_fact": (422, _("A fact needs a text.")),
    "no_note": (422, _("Say in a few words what was corrected.")),
    "no_reason": (422, _("Say in a few words why the post is withdrawn: readers are told.")),
    "no_source_name": (422, _("A source needs a name.")),
    "no_such_media": (422, _("A picture of this text is not here any more. Add it again.")),
    "no_media": (422, _("A sound or a film needs a file or an address.")),
    "no_dimensions": (422, _("A picture needs its width and its height.")),
    "malformed_media": (422, _("{media} is not the name of a picture.")),
    "malformed_id": (
        422,
        _("An id is made of up to 64 letters, figures, dots, hyphens and underscores."),
    ),
    "malformed_slug": (
        422,
        _(
            "An address is made of small letters, figures and hyphens, such as eclipse-2026; it"
            " has 80 characters at most."
        ),
    ),
    "malformed_language": (422, _("{language} is no language. Write it as fr or en-GB.")),
    "unknown_time_zone": (422, _("{time_zone} is no time zone. Write it as Europe/Paris.")),
    "naive_time": (422, _("{at} does not say in which time zone it is.")),
    "time_in_future": (
        422,
        _("A post cannot stand at a time that is still to come: schedule it instead."),
    ),
    "time_out_of_range": (422, _("{at} is no time that can be kept.")),
    "dishonest_link": (422, _("{address} is no address that may be linked.")),
    "forbidden_character": (
        422,
        _("The text holds a character that may not be published: {character}."),
    ),
    "too_long": (422, _("The text has {characters} characters; {limit} is the most.")),
    "too_many_parts": (422, _("The text has more than {limit} parts.")),
}

_STATUSES: Mapping[str, str | Promise] = {
    Status.DRAFT: _("not announced yet"),
    Status.SCHEDULED: _("announced, and has not begun"),
    Status.LIVE: _("under way"),
    Status.PAUSED: _("paused"),
    Status.ENDED: _("over"),
    Status.ARCHIVED: _("archived"),
    Status.UNPUBLISHED: _("unpublished"),
}

_CONDITIONS: Mapping[str, str | Promise] = {
    Condition.VISIBLE: _("visible"),
    Condition.HIDDEN: _("hidden"),
    Condition.WITHDRAWN: _("withdrawn"),
    Condition.ERASED: _("erased"),
}


def in_words(facts: Mapping[str, object]) -> dict[str, object]:
    """Say statuses and conditions by their words; the other facts stand as they are."""
    words = dict(facts)
    if "status" in words:
        words["status"] = _STATUSES[str(words["status"])]
    if "condition" in words:
        words["condition"] = _CONDITIONS[str(words["condition"])]
    return words
