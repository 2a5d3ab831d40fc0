"""Lives by address, by an address of once, and by series."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from filrouge.domain.state import Status
from filrouge.domain.summary import Summary
from filrouge.reader.directory import Directory
from tests.reader.house import BEGAN


def line(
    live: str,
    slug: str | None = None,
    *former: str,
    status: Status = Status.LIVE,
    series: str | None = None,
    at: int | None = None,
) -> Summary:
    """Give a live's line; `at` is when it starts, started or ended, in hours from noon."""
    when = None if at is None else BEGAN + timedelta(hours=at)
    return Summary(
        id=live,
        slug=slug or live,
        former_slugs=former,
        seq=1,
        language="fr",
        time_zone="Europe/Paris",
        status=status,
        headline=live,
        series=series,
        starts_at=when if status is Status.SCHEDULED else None,
        started_at=when if status in {Status.LIVE, Status.PAUSED} else None,
        ended_at=when if status in {Status.ENDED, Status.ARCHIVED} else None,
    )


def directory(*lines: Summary) -> Directory:
    made = Directory()
    for one in lines:
        made.put(one)
    return made


def test_a_live_is_found_by_its_slug_and_led_to_from_its_former_ones() -> None:
    lives = directory(line("l1", "c", "a", "b"))

    assert (lives.find("c"), lives.find("a"), lives.find("x")) == ("l1", None, None)
    assert [lives.moved(slug) for slug in ("a", "b", "c", "x", "")] == ["c", "c", None, None, None]


def test_whoever_has_the_slug_now_goes_before_who_had_it() -> None:
    # The news of the loss may come after that of the gain.
    lives = directory(line("l1", "b", "a"), line("l2", "a"))
    assert (lives.find("a"), lives.moved("a")) == ("l2", None)

    lives.put(line("l1", "b"))
    lives.put(line("l2", "c", "a"))
    assert lives.moved("a") == "c"


def test_two_lives_that_swapped_their_slugs_are_both_found() -> None:
    lives = directory(line("l1", "a"), line("l2", "b"))
    lives.put(line("l1", "b", "x"))
    lives.put(line("l2", "a", "y"))

    assert (lives.find("a"), lives.find("b")) == ("l2", "l1")


def test_of_a_live_that_is_gone_nothing_remains() -> None:
    lives = directory(line("l1", "b", "a", series="crues"), line("l2", "c"))
    version = lives.version

    lives.drop("l1")

    assert lives.all() == (line("l2", "c"),)
    assert (lives.get("l1"), lives.find("b"), lives.moved("a")) == (None, None, None)
    assert lives.today("crues") is None
    assert lives.version > version
    lives.drop("l1")


@pytest.mark.parametrize("status", [Status.DRAFT, Status.UNPUBLISHED])
def test_nobody_is_led_to_what_is_not_public(status: Status) -> None:
    lives = directory(line("l1", "b", "a", status=status, series="crues"))

    assert (lives.moved("a"), lives.today("crues")) == (None, None)


@pytest.mark.parametrize(
    ("lines", "today"),
    [
        ([], None),
        (
            [
                line("hier", status=Status.ENDED, at=-20),
                line("matin", status=Status.LIVE, at=-5),
                line("midi", status=Status.PAUSED, at=0),
                line("demain", status=Status.SCHEDULED, at=20),
            ],
            "midi",
        ),
        (
            [
                line("hier", status=Status.ENDED, at=-20),
                line("plus-tard", status=Status.SCHEDULED, at=40),
                line("demain", status=Status.SCHEDULED, at=20),
                line("un-jour", status=Status.SCHEDULED),
            ],
            "demain",
        ),
        (
            [
                line("hier", status=Status.ENDED, at=-20),
                line("archive", status=Status.ARCHIVED, at=-10),
                line("un-jour", status=Status.ENDED),
                line("brouillon", status=Status.DRAFT),
                line("retire", status=Status.UNPUBLISHED),
            ],
            "archive",
        ),
        ([line("b", status=Status.LIVE, at=0), line("a", status=Status.LIVE, at=0)], "b"),
    ],
)
def test_the_live_to_read_today(lines: list[Summary], today: str | None) -> None:
    lives = directory(*(replace(one, series="crues") for one in lines))
    lives.put(line("autre", status=Status.LIVE, at=5, series="votes"))
    lives.put(line("seul", status=Status.LIVE, at=5))

    assert lives.today("crues") == today


def test_of_two_sites_with_a_series_of_one_name_each_leads_to_its_own() -> None:
    lives = directory(
        replace(line("match", at=1, series="finale"), site="sport"),
        line("vote", at=0, series="finale"),
        replace(line("brouillon", status=Status.DRAFT, series="finale"), site="kitchen"),
    )

    assert lives.today("finale", here=lambda live: live.site == "sport") == "match"
    assert lives.today("finale", here=lambda live: live.site == "") == "vote"
    # a site that has none of it leads to what there is
    assert lives.today("finale", here=lambda live: live.site == "kitchen") == "match"


SLUGS = st.sampled_from("abcd")


@given(st.lists(st.tuples(st.sampled_from(["l1", "l2", "l3"]), SLUGS | st.none()), max_size=30))
def test_whatever_moves_everyone_is_led_where_the_log_would_lead(
    moves: list[tuple[str, str | None]],
) -> None:
    # Given a log's own rules for slugs, told line by line in the order of its changes
    slugs: dict[str, str] = {}
    former: dict[str, str] = {}
    lives = Directory()
    for live, slug in moves:
        if slug is None:
            lives.drop(live)
            slugs.pop(live, None)
            former = {old: its for old, its in former.items() if its != live}
            continue
        if any(its == slug and other != live for other, its in slugs.items()):
            continue
        changed = {live, former.pop(slug, live)}
        if slugs.get(live, slug) != slug:
            former[slugs[live]] = live
        slugs[live] = slug
        for each in sorted(changed):
            lives.put(line(each, slugs[each], *(old for old, its in former.items() if its == each)))

    for slug in "abcd":
        assert lives.find(slug) == next((its for its, s in slugs.items() if s == slug), None)
        owner = None if slug in slugs.values() else former.get(slug)
        assert lives.moved(slug) == (None if owner is None else slugs[owner])


def test_after_a_live_comes_one_of_its_series_then_one_of_the_site() -> None:
    lives = directory(
        line("l1", status=Status.ENDED, series="s", at=1),
        line("l2", status=Status.SCHEDULED, series="s", at=9),
        line("l3", series="t", at=2),
        line("l4", status=Status.ENDED, series="u", at=3),
        line("l5", status=Status.DRAFT, series="u", at=3),
    )
    assert [lives.next(live) for live in ("l1", "l2", "l3", "l4", "gone")] == [
        "l2",
        "l3",
        "l2",
        "l3",
        "l3",
    ]
    # Of the series though it is elsewhere; of other lives only those that are here.
    assert lives.next("l1", here=lambda live: live.id == "l3") == "l2"
    assert lives.next("l4", here=lambda live: live.id == "l2") == "l2"
    assert lives.next("l4", here=lambda live: False) is None
