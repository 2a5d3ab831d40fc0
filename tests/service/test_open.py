"""A live is opened whole, under a slug that is free."""

from pathlib import Path

import pytest

from filrouge.domain.commands import Command, Describe, Open, Start
from filrouge.domain.content import Description
from filrouge.domain.errors import Refused
from filrouge.log.port import KeyReused, SlugTaken
from filrouge.service.context import Context
from filrouge.service.open import Opened, open_live
from filrouge.service.rename import rename
from tests.service.house import Clock, OutrunLog, house_on, publication, state, types

OPEN = Open(language="fr", time_zone="Europe/Paris")
DESCRIBE = Describe(description=Description(headline="La crue de l’Aire"))


def test_a_live_is_opened_now_under_a_new_id(empty: Context, clock: Clock) -> None:
    clock.advance(minutes=5)

    opened = open_live(empty, slug="crue", commands=[OPEN, DESCRIBE, Start(), publication("p1")])

    assert opened == Opened(live=opened.live, slug="crue")
    assert (len(opened.live), types(empty, opened.live)) == (
        26,
        ["live.opened", "live.described", "live.started", "post.published"],
    )
    assert state(empty, opened.live).started_at == clock.now
    found = empty.log.find("crue")
    assert found is not None
    assert found.live == opened.live


@pytest.mark.parametrize(
    ("commands", "slugs"),
    [
        ([OPEN, DESCRIBE], ["la-crue-de-l-aire", "la-crue-de-l-aire-2", "la-crue-de-l-aire-3"]),
        ([OPEN], ["live", "live-2", "live-3"]),
    ],
)
def test_without_a_slug_the_headline_makes_one(
    empty: Context, commands: list[Command], slugs: list[str]
) -> None:
    opened = [open_live(empty, commands=commands) for _ in slugs]

    assert [one.slug for one in opened] == slugs
    assert len({one.live for one in opened}) == 3


def test_a_former_slug_is_taken_only_by_who_asks_for_it(empty: Context) -> None:
    first = open_live(empty, commands=[OPEN, DESCRIBE])
    rename(empty, first.live, "crue")

    assert open_live(empty, commands=[OPEN, DESCRIBE]).slug == "la-crue-de-l-aire-2"
    asked = open_live(empty, slug="la-crue-de-l-aire", commands=[OPEN])

    found = empty.log.find("la-crue-de-l-aire")
    assert found is not None
    assert found.live == asked.live


@pytest.mark.parametrize(
    ("slug", "commands", "code"),
    [
        ("crue", [OPEN, Start()], "no_headline"),
        ("crue", [DESCRIBE], "no_such_live"),
        ("crue", [Open(language="fr", time_zone="Europe/Loire")], "unknown_time_zone"),
        ("La Crue", [OPEN], "malformed_slug"),
        ("", [OPEN], "malformed_slug"),
    ],
)
def test_a_refusal_opens_nothing(
    empty: Context, slug: str, commands: list[Command], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        open_live(empty, slug=slug, commands=commands)

    assert refused.value.code == code
    assert empty.log.heads() == []


def test_a_given_slug_that_is_taken_is_refused(empty: Context) -> None:
    open_live(empty, slug="crue", commands=[OPEN])
    before = empty.log.heads()

    with pytest.raises(SlugTaken):
        open_live(empty, slug="crue", commands=[OPEN])

    assert empty.log.heads() == before


def test_a_slug_of_its_own_is_chosen_again_where_another_was_quicker(tmp_path: Path) -> None:
    log = OutrunLog()
    house, beside = house_on(log, tmp_path), house_on(log, tmp_path / "beside")
    beside.new_id()  # else the two would draw the same ids
    log.others.append(lambda: open_live(beside, slug="la-crue-de-l-aire", commands=[OPEN]))

    assert open_live(house, commands=[OPEN, DESCRIBE]).slug == "la-crue-de-l-aire-2"


def test_a_repeated_key_gives_the_live_that_was_opened_first(empty: Context) -> None:
    first = open_live(empty, commands=[OPEN, DESCRIBE], key="k")
    rename(empty, first.live, "crue")

    again = open_live(empty, commands=[OPEN, DESCRIBE], key="k")

    assert again == Opened(live=first.live, slug="crue", repeated=True)
    assert len(empty.log.heads()) == 1
    with pytest.raises(KeyReused):
        open_live(empty, commands=[OPEN], key="k")


def test_the_same_request_in_two_processes_opens_one_live(tmp_path: Path) -> None:
    log = OutrunLog()
    house, beside = house_on(log, tmp_path), house_on(log, tmp_path / "beside")
    beside.new_id()  # else the two would draw the same ids
    log.others.append(lambda: open_live(beside, commands=[OPEN, DESCRIBE], key="k"))

    opened = open_live(house, commands=[OPEN, DESCRIBE], key="k")

    (head,) = log.heads()
    assert opened == Opened(live=head.live, slug="la-crue-de-l-aire", repeated=True)
