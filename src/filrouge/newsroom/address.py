"""Where readers find what the newsroom made: whole addresses where the house has one."""

from filrouge.formats.parts.address import live_path, post_path
from filrouge.newsroom.house import House


def live_address(house: House, slug: str) -> str:
    """Give the address of a live's page; a path where the house was given no address."""
    return house.site.address + live_path(slug)


def post_address(house: House, slug: str, post_id: str) -> str:
    """Give the address of a post's own page."""
    return house.site.address + post_path(slug, post_id)
