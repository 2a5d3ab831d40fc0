"""Pictures come in, and pages elsewhere become cards."""

from typing import NamedTuple

from filrouge.accounts.role import Capability
from filrouge.domain.blocks import LinkCard
from filrouge.media.card import read_card
from filrouge.media.fetch import fetch
from filrouge.media.picture import Picture, take_picture
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.audit import note
from filrouge.newsroom.house import House
from filrouge.newsroom.orphans import keep


class Taken(NamedTuple):
    """A picture of the house: `media` is its name, `address` where the newsroom sees it."""

    media: str
    address: str
    picture: Picture


def take(house: House, actor: Actor, data: bytes) -> Taken:
    """Take a picture in, where only the newsroom sees it until a post shows it.

    What nothing has shown for a while is destroyed (newsroom/orphans.py).
    Raises BadMedia, with a sentence for who brought it.
    """
    actor.require(Capability.WRITE)
    picture = take_picture(data, limit_bytes=upload_limit_bytes(house))
    media = keep(house.private, picture.data)
    note(actor, "upload", subject=media, bytes=len(picture.data))
    return Taken(media=media, address=private_address(house, media), picture=picture)


def upload_limit_bytes(house: House) -> int:
    """Say how many bytes a picture may have on its way in."""
    return house.settings.upload_mb * 1_000_000


def private_address(house: House, media: str) -> str:
    """Give the address at which people who are signed in see a picture, public or not."""
    return f"{house.settings.newsroom_path}/media/{media}"


def card_of(actor: Actor, url: str) -> LinkCard:
    """Make a card of a page elsewhere; raises CannotFetch."""
    actor.require(Capability.WRITE)
    return read_card(fetch(url))
