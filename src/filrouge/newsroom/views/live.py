"""The live that a page is about."""

from django.http import Http404

from filrouge.domain.errors import Refused
from filrouge.newsroom.found import Found, find
from filrouge.newsroom.house import House


def live_or_404(house: House, slug: str) -> Found:
    """Find the live of a slug, or once of it; raises Http404 where there is none."""
    try:
        return find(house, slug)
    except Refused as refused:
        raise Http404(slug) from refused
