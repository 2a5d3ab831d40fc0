"""How the newsroom says no: from the house's errors to a status, a title and a sentence.

One mapping for the API and for the pages. Sentences are in the language that is active.
"""

import logging
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db import OperationalError
from django.utils.translation import gettext as _

from filrouge.domain.errors import Broken, Conflict, Refused, Stated
from filrouge.importers.base import NotALive
from filrouge.log.port import KeyReused, SlugTaken, StoreError
from filrouge.media.fetch import CannotFetch
from filrouge.media.refusal import BadMedia
from filrouge.newsroom.actor import Forbidden
from filrouge.newsroom.declined import STATUSES, Declined, sentence_of
from filrouge.newsroom.refused import REFUSED, in_words
from filrouge.service.perform import Busy

_logger = logging.getLogger(__name__)

RETRY_AFTER_S = 1
"""When to come back where others were writing, or the store is held up."""


class Problem(NamedTuple):
    """What is said to who asked (RFC 9457). `facts` are what a program may want to know of it."""

    status: int
    code: str
    title: str
    detail: str
    facts: Mapping[str, Any] = {}
    retry_after_s: int | None = None


def problem_of(error: Exception) -> Problem | None:
    """Give the problem for an error of the house; None for any other.

    A store that does not answer is logged: who runs the house has to hear of it.
    """
    match error:
        case Refused(code=code, facts=facts):
            return _refused(code, facts)
        case Declined(code=code, facts=facts):
            return problem(STATUSES[code], code, sentence_of(error), facts)
        case Forbidden(capability=capability, by_token=True):
            detail = _("This token does not have the scope “{scope}”. Make one that has it.")
            detail = detail.format(scope=capability.value)
            return problem(403, "missing_scope", detail, {"capability": capability.value})
        case Forbidden(capability=capability):
            detail = _("Your role does not allow this. Ask an administrator of the newsroom.")
            return problem(403, "forbidden", detail, {"capability": capability.value})
        case Conflict(subject=subject, expected=expected, actual=actual):
            detail = _("Somebody changed this after you had opened it. Compare, then save again.")
            facts = {"subject": subject, "expected": expected, "actual": actual}
            return problem(412, "conflict", detail, facts)
        case SlugTaken():
            detail = _("Another live has this address. Choose another one.")
            return problem(409, "slug_taken", detail, {"slug": str(error)})
        case KeyReused():
            detail = _("This idempotency key was used for another request. Make a new one.")
            return problem(409, "key_reused", detail)
        case Busy():
            detail = _("Too many people are writing at once. Nothing was saved; send it again.")
            return problem(503, "busy", detail, retry_after_s=RETRY_AFTER_S)
        case StoreError() | OperationalError() | Broken():
            _logger.error("the store does not answer", exc_info=error)
            detail = _("The store does not answer just now. Send it again in a moment.")
            return problem(503, "store", detail, retry_after_s=RETRY_AFTER_S)
        case BadMedia():
            return problem(422, "bad_media", said(error), error.facts)
        case CannotFetch():
            return problem(422, "cannot_fetch", said(error), error.facts)
        case NotALive():
            return problem(422, "not_a_live", said(error), error.facts)
        case _:
            return None


def fault() -> Problem:
    """Make the problem of what nobody foresaw; what it was is for the server's log alone."""
    detail = _("It has been logged. Nothing you saved is lost; try again in a moment.")
    return problem(500, "broken", detail)


def problem(
    status: int,
    code: str,
    detail: str,
    facts: Mapping[str, Any] | None = None,
    *,
    retry_after_s: int | None = None,
) -> Problem:
    """Make a problem under the title that its status has."""
    return Problem(
        status=status,
        code=code,
        title=title_of(status),
        detail=detail,
        facts=facts or {},
        retry_after_s=retry_after_s,
    )


def title_of(status: int) -> str:
    """Say what kind of problem a status is."""
    titles = {
        400: _("This request cannot be read"),
        401: _("Sign in first"),
        403: _("Not allowed"),
        404: _("There is nothing here"),
        405: _("This cannot be done here"),
        409: _("This does not fit what is there"),
        412: _("It was changed meanwhile"),
        413: _("This is too large"),
        415: _("This is of a kind that cannot be read"),
        422: _("Something has to be put right"),
        428: _("Say which version you have seen"),
        503: _("Not just now"),
    }
    return titles.get(status) or _("Something failed on our side")


def said(error: Stated) -> str:
    """Say an error that brings its English sentence, in the language that is active."""
    facts = {
        name: said(fact) if isinstance(fact, Stated) else fact for name, fact in error.facts.items()
    }
    return _(error.sentence).format(**facts)


def _refused(code: str, facts: Mapping[str, Any]) -> Problem:
    status, sentence = REFUSED[code]
    # A problem's `status` is the answer's (RFC 9457, 3.1.2), so that of a live has another name.
    told = {("live_status" if name == "status" else name): fact for name, fact in facts.items()}
    return problem(status, code, str(sentence).format(**in_words(facts)), told)
