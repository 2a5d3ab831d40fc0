"""A live moves to another address, and the old one leads there."""

import pytest

from filrouge.domain.errors import Refused
from filrouge.log.port import SlugTaken
from filrouge.service.context import Context
from filrouge.service.rename import rename
from filrouge.service.slug import free_slug
from tests.service.house import LIVE, SLUG, open_live


def slugs_of(house: Context, live: str = LIVE) -> tuple[str, tuple[str, ...]]:
    head = house.log.head(live)
    assert head is not None
    return head.slug, head.former_slugs


def test_a_live_is_found_under_its_former_slugs(house: Context) -> None:
    woken: list[str] = []
    house.appended = lambda: woken.append("woken")

    rename(house, LIVE, "aurore")
    rename(house, LIVE, "aurore-2026")

    assert slugs_of(house) == ("aurore-2026", ("aurore", SLUG))
    assert len(woken) == 2
    loaded = house.states.find(SLUG)
    assert loaded is not None
    assert loaded.live.id == LIVE


def test_a_former_slug_is_not_given_to_who_asks_for_any(house: Context) -> None:
    rename(house, LIVE, "aurore")

    assert free_slug(house.log, SLUG) == f"{SLUG}-2"


def test_a_former_slug_goes_to_the_live_that_asks_for_it(house: Context) -> None:
    open_live(house, "l2", slug="crue")
    rename(house, LIVE, "aurore")

    rename(house, "l2", SLUG)

    assert slugs_of(house) == ("aurore", ())
    assert slugs_of(house, "l2") == (SLUG, ("crue",))


@pytest.mark.parametrize("slug", ["", "Aurore", "a/b", "../x", "x" * 81])
def test_a_slug_that_cannot_stand_in_an_address_changes_nothing(house: Context, slug: str) -> None:
    before = house.log.heads()

    with pytest.raises(Refused, match="malformed_slug"):
        rename(house, LIVE, slug)

    assert house.log.heads() == before


def test_a_slug_that_another_live_has_changes_nothing(house: Context) -> None:
    open_live(house, "l2", slug="crue")
    before = house.log.heads()

    with pytest.raises(SlugTaken):
        rename(house, LIVE, "crue")

    assert house.log.heads() == before


def test_a_live_that_is_not_there_is_refused(house: Context) -> None:
    with pytest.raises(Refused, match="no_such_live"):
        rename(house, "l9", "crue")
