"""Where things are, as paths from the root of the site."""

from urllib.parse import quote, urlsplit

from filrouge.domain.clean import is_link


def live_path(slug: str) -> str:
    """Give the path of a live's page."""
    return f"/live/{quote(slug, safe='')}"


def post_path(slug: str, post: str) -> str:
    """Give the path of a post's own page, without its fragment."""
    return f"{live_path(slug)}/post/{quote(post, safe='')}"


def place_path(slug: str, post: str) -> str:
    """Give the address that opens the live on a post, in its place."""
    return f"{post_path(slug, post)}#{anchor(post)}"


def chunk_path(slug: str, number: int) -> str:
    """Give the path of a sealed chunk's page."""
    return f"{live_path(slug)}/from/{number}"


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
