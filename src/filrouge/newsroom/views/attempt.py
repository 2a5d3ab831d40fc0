"""One call of a view: what the house refuses becomes an error of the form."""

from collections.abc import Callable, Mapping

from django.db import OperationalError

from filrouge.domain.errors import Conflict, Refused
from filrouge.log.port import KeyReused, SlugTaken, StoreError
from filrouge.media.refusal import BadMedia
from filrouge.newsroom.forms.base import HouseForm
from filrouge.newsroom.refusal import problem_of
from filrouge.service.perform import Busy

REFUSALS = (
    Refused,
    Conflict,
    SlugTaken,
    KeyReused,
    Busy,
    StoreError,
    OperationalError,
    BadMedia,
)

FIELDS: Mapping[str, str] = {
    "bad_media": "file",
    "malformed_language": "language",
    "malformed_slug": "slug",
    "no_headline": "headline",
    "slug_taken": "slug",
    "time_out_of_range": "starts_at",
    "unknown_time_zone": "time_zone",
}
"""The field that a refusal is about; the others are about the form as a whole."""


def attempt(form: HouseForm, act: Callable[[], object]) -> bool:
    """Act, and say whether it was done; why not is then in the form.

    Raises Forbidden, which is not about what was filled in.
    """
    try:
        act()
    except REFUSALS as error:
        refuse(form, error)
        return False
    return True


def refuse(form: HouseForm, error: Exception) -> None:
    """Put what the house refused beside the field that it is about."""
    problem = problem_of(error)
    assert problem is not None
    field = FIELDS.get(problem.code)
    form.add_error(field if field in form.fields else None, problem.detail)
