"""The forwarder tells all that is new, in order, whatever happens in between."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from filrouge.domain.commands import Describe, Erase, Open, Step
from filrouge.domain.content import Description
from filrouge.domain.errors import Broken
from filrouge.domain.summary import Summary, summarize
from filrouge.log.port import Head
from filrouge.log.sqlite import SqliteLog
from filrouge.relay.port import Gone, News, Rebuilt, Recorded, Start
from filrouge.service import forward
from filrouge.service.context import Context
from filrouge.service.discard import discard
from filrouge.service.forward import Forwarder, site_of, start_of, summary_of
from filrouge.service.perform import perform_steps
from tests.service.house import LIVE, SLUG, do, house_on, open_live, publication, state

OPEN = Open(language="fr", time_zone="Europe/Paris")


class Ear:
    """Hears the news; may be deaf for a while."""

    def __init__(self) -> None:
        self.heard: list[News] = []
        self.deaf = 0

    def __call__(self, news: News) -> None:
        if self.deaf:
            self.deaf -= 1
            raise ConnectionError("the relay is away")
        self.heard.append(news)

    def take(self) -> list[News]:
        heard, self.heard = self.heard, []
        return heard


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Context]:
    with closing(SqliteLog(tmp_path / "log.db")) as log:
        house = house_on(log, tmp_path)
        open_live(house)
        yield house


@pytest.fixture
def forwarder(house: Context, ear: Ear) -> Forwarder:
    return Forwarder(house, ear)


def epoch_of(house: Context, live: str = LIVE) -> int:
    head = house.log.head(live)
    assert head is not None
    return head.epoch


def recorded(house: Context, after: int, until: int, *, live: str = LIVE) -> Recorded:
    """The news of these events, told when they were the last ones."""
    return Recorded(
        live=live,
        epoch=epoch_of(house, live),
        records=tuple(house.log.read(live, after=after, until=until)),
        summary=summarize(state(house, live), SLUG),
    )


def rebuilt(house: Context, live: str = LIVE, *, slug: str = SLUG) -> Rebuilt:
    summary = summarize(state(house, live), slug)
    return Rebuilt(live=live, epoch=epoch_of(house, live), summary=summary)


def test_it_begins_at_the_present(forwarder: Forwarder, ear: Ear) -> None:
    forwarder.catch_up()

    assert ear.take() == []


def test_it_tells_each_event_once_in_order(house: Context, forwarder: Forwarder, ear: Ear) -> None:
    do(house, publication("p1"))
    forwarder.catch_up()
    assert ear.take() == [recorded(house, 3, 4)]

    do(house, publication("p2"), publication("p3"))
    forwarder.catch_up()
    assert ear.take() == [recorded(house, 4, 6)]

    forwarder.catch_up()
    assert ear.take() == []


def test_it_tells_of_every_live_that_changed(
    house: Context, forwarder: Forwarder, ear: Ear
) -> None:
    open_live(house, "l2", slug="deux")
    forwarder.catch_up()
    assert ear.take() == [rebuilt(house, "l2", slug="deux")]

    do(house, publication("q1"), live="l2")
    do(house, publication("p1"))
    forwarder.catch_up()
    assert [news.live for news in ear.take()] == ["l2", LIVE]


def test_what_another_process_wrote_is_told(
    house: Context, forwarder: Forwarder, ear: Ear, tmp_path: Path
) -> None:
    with closing(SqliteLog(tmp_path / "log.db")) as log:
        do(house_on(log, tmp_path), publication("theirs"))

    forwarder.catch_up()

    assert ear.take() == [recorded(house, 3, 4)]


def test_nothing_is_lost_when_the_relay_was_away(
    house: Context, forwarder: Forwarder, ear: Ear
) -> None:
    open_live(house, "l2", slug="deux")
    forwarder.catch_up()
    ear.take()
    do(house, publication("p1"))
    do(house, publication("q1"), live="l2")
    ear.deaf = 2

    for _ in range(2):
        with pytest.raises(ConnectionError):
            forwarder.catch_up()
    do(house, publication("p2"))
    forwarder.catch_up()

    seqs = {
        news.live: [r.seq for r in news.records]
        for news in ear.take()
        if isinstance(news, Recorded)
    }
    assert seqs == {LIVE: [4, 5], "l2": [4]}


def test_nothing_is_lost_when_it_dies_between_append_and_relay(
    house: Context, forwarder: Forwarder, ear: Ear
) -> None:
    # given an event that nobody was told of
    do(house, publication("p1"))
    del forwarder

    # when another takes over, whoever starts gets it with the state
    another = Forwarder(house, ear)
    assert start_of(house, SLUG) == Start(slug=SLUG, epoch=epoch_of(house), live=state(house))
    assert "p1" in state(house).posts

    # and what comes after is told from there on
    do(house, publication("p2"))
    another.catch_up()
    assert ear.take() == [recorded(house, 4, 5)]


def test_an_erasure_is_a_new_history(house: Context, forwarder: Forwarder, ear: Ear) -> None:
    do(house, publication("p1"), Erase(post="p1"), publication("p2"))

    forwarder.catch_up()
    assert ear.take() == [rebuilt(house)]
    do(house, publication("p3"))
    forwarder.catch_up()
    assert ear.take() == [recorded(house, 6, 7)]


def test_another_slug_is_a_new_start(house: Context, forwarder: Forwarder, ear: Ear) -> None:
    house.log.rename(LIVE, "aurore")

    forwarder.catch_up()

    news = rebuilt(house, slug="aurore")
    assert ear.take() == [replace(news, summary=replace(news.summary, former_slugs=(SLUG,)))]
    # Who asks by the former slug is given the live with its present one.
    start = start_of(house, SLUG)
    assert start is not None
    assert start == start_of(house, "aurore")
    assert start.slug == "aurore"


def test_a_former_slug_that_another_live_takes_is_told_of_both(
    house: Context, forwarder: Forwarder, ear: Ear
) -> None:
    house.log.rename(LIVE, "aurore")
    forwarder.catch_up()
    ear.take()

    open_live(house, "l2", slug=SLUG)
    forwarder.catch_up()

    moved, opened = ear.take()
    assert moved == Recorded(
        live=LIVE,
        epoch=epoch_of(house),
        records=(),
        summary=summarize(state(house), "aurore"),
    )
    assert opened == rebuilt(house, "l2", slug=SLUG)


def test_a_live_that_was_deleted_is_gone_and_nothing_is_told_of_the_others(
    house: Context, forwarder: Forwarder, ear: Ear
) -> None:
    perform_steps(house, "l2", [Step(command=OPEN)], slug="erreur")
    forwarder.catch_up()
    ear.take()

    discard(house, "l2")
    forwarder.catch_up()

    assert ear.take() == [Gone(live="l2")]
    forwarder.catch_up()
    assert ear.take() == []
    do(house, publication("p1"))
    forwarder.catch_up()
    assert ear.take() == [recorded(house, 3, 4)]


def test_a_live_that_another_process_deleted_is_gone_too(
    house: Context, forwarder: Forwarder, ear: Ear, tmp_path: Path
) -> None:
    perform_steps(house, "l2", [Step(command=OPEN)], slug="erreur")
    forwarder.catch_up()
    ear.take()
    do(house, publication("p1"))

    with closing(SqliteLog(tmp_path / "log.db")) as log:
        discard(house_on(log, tmp_path), "l2")
    forwarder.catch_up()

    assert ear.take() == [Gone(live="l2"), recorded(house, 3, 4)]
    assert start_of(house, "erreur") is None


def test_an_import_is_told_without_its_events(
    house: Context, forwarder: Forwarder, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forward, "CARRIED_MAX", 10)
    steps = [Step(command=publication(f"p{number}")) for number in range(11)]

    perform_steps(house, LIVE, steps[:10])
    forwarder.catch_up()
    assert ear.take() == [recorded(house, 3, 13)]

    perform_steps(house, LIVE, [Step(command=publication(f"q{number}")) for number in range(11)])
    forwarder.catch_up()
    (news,) = ear.take()
    assert isinstance(news, Recorded)
    assert (news.records, news.summary.seq) == ((), 24)


def test_a_restore_tells_what_is_gone_and_what_is_new(
    house: Context, forwarder: Forwarder, ear: Ear, tmp_path: Path
) -> None:
    assert isinstance(house.log, SqliteLog)
    house.log.copy_to(tmp_path / "copy.db")
    do(house, publication("p1"))
    open_live(house, "l2", slug="deux")
    forwarder.catch_up()
    ear.take()

    house.log.replace_from(tmp_path / "copy.db", epoch_floor=0)
    forwarder.catch_up()

    assert ear.take() == [Gone(live="l2"), rebuilt(house)]
    do(house, publication("p9"))
    forwarder.catch_up()
    assert ear.take() == [recorded(house, 3, 4)]


def test_a_live_is_said_anew_where_an_older_version_said_it(house: Context) -> None:
    do(house, Describe(description=Description(headline="La suite")))
    head = house.log.head(LIVE)
    assert head is not None
    assert head.summary is not None

    head_without = type(head)(
        live=head.live, slug=head.slug, epoch=head.epoch, end=head.end, change=head.change
    )

    assert summary_of(house, head_without) == summary_of(house, head) == head.summary
    assert site_of(house) == (head.summary,)


def test_a_live_whose_line_cannot_be_made_does_not_keep_the_others_from_the_list(
    house: Context, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail_for_the_first(context: Context, head: Head) -> Summary:
        if head.live == LIVE:
            raise Broken("the body is not an event that this version knows: {why}", why="new")
        return summary_of(context, head)

    open_live(house, "l2", slug="deux")
    monkeypatch.setattr(forward, "summary_of", fail_for_the_first)

    assert [summary.slug for summary in site_of(house)] == ["deux"]
    assert f"live {SLUG} cannot be listed" in caplog.text
