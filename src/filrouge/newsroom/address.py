"""Where readers find what the newsroom made: whole addresses where its site has one."""

from filrouge.formats.parts.address import live_path, post_path
from filrouge.log.port import Head
from filrouge.newsroom.house import House
from filrouge.service.forward import summary_of


def live_address(house: House, slug: str, *, site: str) -> str:
    """Give the address of a live's page, `site` being its key; a path where it has no address."""
    return house.sites.of(site).address + live_path(slug)


def post_address(house: House, slug: str, post_id: str, *, site: str) -> str:
    """Give the address of a post's own page."""
    return house.sites.of(site).address + post_path(slug, post_id)


def post_address_in(house: House, head: Head, post_id: str) -> str:
    """Give the address of the page of a post of this live."""
    return post_address(house, head.slug, post_id, site=summary_of(house.context, head).site)
