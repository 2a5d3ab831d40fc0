"""Finds lives of the house: by status, site, series, and the words of their headlines."""

from typing import NamedTuple

from filrouge.domain.errors import Broken
from filrouge.domain.state import Status
from filrouge.domain.summary import Summary
from filrouge.newsroom.search import fold
from filrouge.service.context import Context
from filrouge.service.forward import summary_of


class Row(NamedTuple):
    """A live in one line. `change` grows with every change of any live."""

    summary: Summary
    epoch: int
    change: int


def select_rows(
    context: Context,
    *,
    status: Status | None = None,
    text: str = "",
    site: str | None = None,
    series: str | None = None,
) -> list[Row]:
    """Give the lives that fit, the one that changed last first; what is None is not asked."""
    terms = fold(text).split()
    rows: list[Row] = []
    for head in reversed(context.log.heads()):
        try:
            summary = summary_of(context, head)
        except Broken:
            continue  # whoever follows the log has said so already; the others are listed
        if (
            (status is None or summary.status is status)
            and (site is None or summary.site == site)
            and (series is None or summary.series == series)
            and _says(summary, terms)
        ):
            rows.append(Row(summary=summary, epoch=head.epoch, change=head.change))
    return rows


def _says(summary: Summary, terms: list[str]) -> bool:
    if not terms:
        return True
    words = fold(f"{summary.headline}\n{summary.standfirst}\n{summary.slug}")
    return all(term in words for term in terms)
