"""About the page of a live: how it is put right, and how anybody can check that it is whole."""

from typing import NamedTuple

from filrouge.domain.state import Condition, Live
from filrouge.formats.base import Site, Theme
from filrouge.formats.parts import address
from filrouge.formats.parts.post import moments_of

SHORT = 12
"""Characters of a hash that people compare at a glance."""


class Proof(NamedTuple):
    """The end of the chain: the number of the newest event, and its hash in hex."""

    seq: int
    hash: str


class Count(NamedTuple):
    """What was changed in public so far."""

    posts: int
    corrections: int
    minor: int
    withdrawn: int
    erased: int


def render_about(theme: Theme, site: Site, live: Live, proof: Proof, *, slug: str) -> str:
    """Write the page for a live that stands at `proof`."""
    heading = theme.words(live.language).gettext("About this page")
    return theme.render(
        "about.html",
        live.language,
        site=site,
        body="page",
        title=f"{heading} – {live.description.headline} – {site.name}",
        description="",
        live=live,
        proof=proof,
        short=proof.hash[:SHORT],
        count=_count(live),
        home=address.live_path(slug),
        log=address.log_path(slug),
        past=address.past_path(slug),
        corrections=address.search_path(slug, "kind=correction"),
        moments=moments_of(theme, live),
    )


def _count(live: Live) -> Count:
    posts = live.posts.values()
    seen = [post for post in posts if post.is_seen]
    return Count(
        posts=len(seen),
        corrections=sum(len(post.corrections) for post in seen),
        minor=sum(post.minor_corrections for post in seen),
        withdrawn=sum(post.condition is Condition.WITHDRAWN for post in posts),
        erased=sum(post.condition is Condition.ERASED for post in posts),
    )
