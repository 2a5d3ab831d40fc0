"""What the API itself asks of a request, beside what the house asks."""

from django.utils.translation import gettext as _

from filrouge.newsroom.refusal import Problem, problem


class Demanded(Exception):
    """The request lacks something, or says something that cannot be; `problem` tells what."""

    def __init__(self, lacking: Problem, *, field: str = "") -> None:
        super().__init__(lacking.code)
        self.problem = lacking
        self.field = field


def revision(if_match: str | None) -> int:
    """Give the revision that the caller has seen, from `If-Match` (RFC 9110, 13.1.1)."""
    if if_match is None:
        raise Demanded(
            problem(
                428,
                "no_revision",
                _("Say in If-Match which revision you have seen, as in an ETag."),
            )
        )
    return int(if_match.strip('"'))


def confirmation(given: str, wanted: str) -> None:
    """Ask for the id of what is to be destroyed a second time."""
    if given != wanted:
        detail = _("To destroy it for good, repeat its id in `confirm`.")
        raise Demanded(problem(422, "not_confirmed", detail), field="confirm")
