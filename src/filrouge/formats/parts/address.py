"""Where things are, as paths from the root of the site."""

from datetime import UTC, datetime
from urllib.parse import quote, urlsplit

from filrouge.domain.clean import is_link

LIVES = "/live"
"""Where lives are, unless the house chose another path."""

_place = {"lives": LIVES}


def put_lives_under(path: str) -> None:
    """Have lives under another path, such as "/direct": said once, before anything is written.

    The one value here that is no argument: every address of every page would have to carry it.
    """
    _place["lives"] = path


def lives_path() -> str:
    """Give the path that all lives are under, without a final slash."""
    return _place["lives"]


def live_path(slug: str) -> str:
    """Give the path of a live's page."""
    return f"{lives_path()}/{quote(slug, safe='')}"


def post_path(slug: str, post: str) -> str:
    """Give the path of a post's own page, without its fragment."""
    return f"{live_path(slug)}/post/{quote(post, safe='')}"


def place_path(slug: str, post: str) -> str:
    """Give the address that opens the live on a post, in its place."""
    return f"{post_path(slug, post)}#{anchor(post)}"


def chunk_path(slug: str, number: int) -> str:
    """Give the path of a sealed chunk's page."""
    return f"{live_path(slug)}/from/{number}"


def start_path(slug: str, number: int = 1) -> str:
    """Give the path of the live read from its beginning, from the chunk `number` on."""
    return f"{live_path(slug)}/start{'' if number == 1 else f'/{number}'}"


def dictionary_path(slug: str, name: str) -> str:
    """Give the path of a dictionary for a live's pages (RFC 9842)."""
    return f"{live_path(slug)}/dict/{name}"


def calendar_path(slug: str) -> str:
    """Give the path of the calendar entry that tells when a live begins."""
    return f"{live_path(slug)}/start.ics"


def next_path(slug: str) -> str:
    """Give the path that leads to the live to follow after this one."""
    return f"{live_path(slug)}/next"


def article_path(slug: str, number: int = 1) -> str:
    """Give the path of the live read as an article, or of a further page of it, from 2."""
    return f"{live_path(slug)}/article{f'/{number}' if number > 1 else ''}"


def share_path(slug: str, post: str | None = None) -> str:
    """Give the path of the share picture of a live, or of a post."""
    return f"{live_path(slug) if post is None else post_path(slug, post)}/share.png"


def format_path(slug: str, key: str) -> str:
    """Give the path of a live in a format."""
    return f"{live_path(slug)}.{key}"


def search_path(slug: str, query: str = "") -> str:
    """Give the path where the posts of a live are searched and filtered; `query` is encoded."""
    return f"{live_path(slug)}/search{'?' if query else ''}{query}"


def minute_path(slug: str, at: datetime) -> str:
    """Give the path that leads to what was the newest post at a minute."""
    return f"{live_path(slug)}/minute/{at.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


def shelf_path(number: int) -> str:
    """Give the path of a shelf of lives that are over."""
    return f"/past/{number}"


def history_path(slug: str, post: str) -> str:
    """Give the path of the page that tells what happened to a post."""
    return f"{post_path(slug, post)}/history"


def past_path(slug: str, when: object = "") -> str:
    """Give the path of a page of the past: after event `when`, or at a time; "" is any."""
    return f"{live_path(slug)}/at" + (f"/{quote(str(when), safe=':')}" if when else "")


def log_path(slug: str) -> str:
    """Give the path of a live's public log."""
    return f"{live_path(slug)}/log.jsonl"


def about_path(slug: str) -> str:
    """Give the path of the page that says how far a live's page can be trusted."""
    return f"{live_path(slug)}/about"


def anchor(post: str) -> str:
    """Give the id of a post's element."""
    return f"p-{post}"


def media_path(media: str) -> str:
    """Give the path of a medium by its content hash."""
    return f"/media/{quote(media, safe='')}"


def link(address: str | None) -> str:
    """Give back an address that may be linked (http, https, mailto), or "" for any other.

    Logs are held against the same rule; a page does not trust that they were.
    """
    return address if address and is_link(address) else ""


def host(address: str) -> str:
    """Give the host that a link leads to, as people say it: without "www."."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
