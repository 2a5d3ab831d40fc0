"""The domain's refusals in the words of the command line: one for every code of its table."""

from collections.abc import Mapping

from filrouge.cli.words import _
from filrouge.domain.errors import Refused
from filrouge.domain.state import Condition, Status

STATUSES: Mapping[str, str] = {
    Status.DRAFT: _("draft"),
    Status.SCHEDULED: _("scheduled"),
    Status.LIVE: _("live"),
    Status.PAUSED: _("paused"),
    Status.ENDED: _("ended"),
    Status.ARCHIVED: _("archived"),
    Status.UNPUBLISHED: _("unpublished"),
}

CONDITIONS: Mapping[str, str] = {
    Condition.VISIBLE: _("visible"),
    Condition.HIDDEN: _("hidden"),
    Condition.WITHDRAWN: _("withdrawn"),
    Condition.ERASED: _("erased"),
}

SENTENCES: Mapping[str, str] = {
    "already_here": _("this live is here already"),
    "already_open": _("this live is open already"),
    "dishonest_link": _("{address} is no address that may be linked"),
    "empty_fact": _("a fact needs a text"),
    "empty_post": _("a post needs a headline or a text"),
    "fact_exists": _("the fact {fact} was added before"),
    "forbidden_character": _("the text holds a character that may not be published: {character}"),
    "malformed_id": _(
        "{id} is no id: up to 64 letters, figures, dots, hyphens and underscores are"
    ),
    "malformed_language": _("{language} is no language; write it as fr or en-GB"),
    "malformed_media": _("{media} is not the name of a picture"),
    "malformed_slug": _(
        "a slug is made of small letters, figures and hyphens, such as eclipse-2026"
    ),
    "naive_time": _("{at} does not say in which time zone it is"),
    "no_dimensions": _("a picture needs its width and its height"),
    "no_headline": _("a live needs a headline"),
    "no_media": _("a sound or a film needs a file or an address"),
    "no_note": _("a correction needs a note that says what was corrected"),
    "no_reason": _("a withdrawal needs a reason, which readers are told"),
    "no_source_name": _("a source needs a name"),
    "no_such_fact": _("there is no fact {fact} in this live"),
    "no_such_live": _("there is no such live"),
    "no_such_media": _("the picture {media} is not here"),
    "no_such_post": _("there is no post {post} in this live"),
    "order_names_other_facts": _("the order names other facts than there are"),
    "post_exists": _("the post {post} was published before"),
    "post_is_gone": _("this cannot be done any more: the post is {condition}"),
    "time_in_future": _("a post cannot stand at a time that is still to come: {at}"),
    "time_out_of_range": _("{at} is no time that can be kept"),
    "time_went_back": _("the times go back: {at} comes after {last}"),
    "too_long": _("the text has {characters} characters; {limit} is the most"),
    "too_many_parts": _("the text has more than {limit} parts"),
    "unknown_time_zone": _("{time_zone} is no time zone; write it as Europe/Paris"),
    "was_public": _("readers have seen this live: it cannot be deleted"),
    "wrong_status": _("this cannot be done now: the live is {status}"),
}


def refused_in_words(refused: Refused) -> str:
    """Give the sentence for a refusal."""
    facts = dict(refused.facts)
    if "status" in facts:
        facts["status"] = STATUSES[str(facts["status"])]
    if "condition" in facts:
        facts["condition"] = CONDITIONS[str(facts["condition"])]
    return SENTENCES[refused.code].format(**facts)
