"""The hubs of a node: begun once, kept up to date by the news, whatever the news are."""

import asyncio

import pytest
from msgspec.structs import replace

from filrouge.domain.commands import Erase, Open, Step
from filrouge.domain.summary import summarize
from filrouge.reader import hubs as hubs_module
from filrouge.reader.cursor import Cursor
from filrouge.relay.port import Gone, News, Rebuilt, Recorded
from filrouge.relay.port import Start as HubStart
from filrouge.service.discard import discard
from filrouge.service.forward import start_of
from filrouge.service.perform import perform_steps
from tests.reader.house import LIVE, SLUG, House, post

OTHER = "live-2"


@pytest.fixture
def house() -> House:
    house = House()
    house.open()
    house.publish(2)
    return house


def recorded(house: House, *, after: int, until: int | None = None) -> Recorded:
    """Give news as the forwarder tells them, of a part of the log."""
    loaded = house.loaded()
    records = tuple(house.log.read(LIVE, after=after, until=until))
    summary = replace(summarize(loaded.live, SLUG), seq=records[-1].seq)
    return Recorded(live=LIVE, epoch=loaded.epoch, records=records, summary=summary)


async def heard(house: House, *news: News) -> None:
    for item in news:
        house.relay.publish(item)
    await house.settled()


async def test_a_hub_is_begun_once_however_many_ask(house: House) -> None:
    async with house.following_news():
        asked = await asyncio.gather(*(house.hubs.get(SLUG) for _ in range(100)))

        assert {id(hub) for hub in asked} == {id(await house.hub())}
        assert house.relay.starts == 1


async def test_one_who_leaves_while_the_hub_begins_does_not_stop_it_for_others(
    house: House,
) -> None:
    async with house.following_news():
        leaving = asyncio.create_task(house.hubs.get(SLUG))
        staying = asyncio.create_task(house.hubs.get(SLUG))
        await asyncio.sleep(0)

        leaving.cancel()

        assert await staying is await house.hub()
        assert house.relay.starts == 1


async def test_there_is_no_hub_for_an_unknown_slug(house: House) -> None:
    async with house.following_news():
        assert await house.hubs.get("invented") is None
        assert house.relay.starts == 0


async def test_what_is_written_reaches_the_hub(house: House) -> None:
    async with house.following_news():
        hub = await house.hub()

        house.publish(1, first=3)
        await house.told()

        assert hub.live == house.live
        assert house.relay.starts == 1


async def test_double_news_are_passed_over(house: House) -> None:
    async with house.following_news():
        hub = await house.hub()
        house.publish(2, first=3)

        first, second = recorded(house, after=5, until=6), recorded(house, after=6)
        await heard(house, first, first, second, first, second)

        assert hub.live == house.live
        assert house.relay.starts == 1


async def test_news_out_of_order_make_the_hub_start_again(house: House) -> None:
    async with house.following_news():
        hub = await house.hub()
        house.publish(2, first=3)

        await heard(house, recorded(house, after=6), recorded(house, after=5, until=6))

        assert await house.hub() is hub
        assert hub.live == house.live
        assert house.relay.starts == 2


async def test_news_too_many_to_carry_make_the_hub_start_again(house: House) -> None:
    async with house.following_news():
        hub = await house.hub()
        stream = hub.open_stream(hub.cursor)
        house.publish(2, first=3)

        await heard(house, replace(recorded(house, after=5), records=()))

        assert hub.live == house.live
        assert not stream.closed


async def test_an_unknown_event_leaves_the_last_bytes_and_kills_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    house.open(live=OTHER, slug="other")
    async with house.following_news():
        # given a live whose page is being read
        hub = await house.hub()
        page = hub.page()
        house.publish(1, first=3)
        news = recorded(house, after=5)
        unknown = replace(news.records[0], body=b'{"type":"post.sung","post":"p3"}')

        # when an event comes that this version does not know, and then another event
        with monkeypatch.context() as patch:
            patch.setitem(house.log._records, LIVE, [*house.log.read(LIVE, until=5), unknown])
            house.context.states.forget(LIVE)
            await heard(house, replace(news, records=(unknown,)))
            assert house.hubs.stale == {LIVE}
            await heard(house, replace(news, records=(), summary=replace(news.summary, seq=7)))

        # then its readers keep what they have, the node says so, and other lives go on
        assert house.hubs.stale == {LIVE}
        assert (await house.hub()).page() is page
        assert "cannot be brought up to date" in caplog.text
        house.do(post("o1"), live=OTHER)
        await house.told()
        assert (await house.hub("other")).live.visible_posts == 1

        # and once the event can be read, it is as if nothing had been
        house.context.states.forget(LIVE)
        house.publish(1, first=4)
        await house.told()
        assert house.hubs.stale == set()
        assert hub.live == house.live


async def test_a_live_that_cannot_be_folded_is_none_for_now(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(slug: str) -> HubStart | None:
        raise OSError("the disk is full")

    async with house.following_news():
        with monkeypatch.context() as patch:
            patch.setattr(house.relay, "start", fail)
            assert await house.hubs.get(SLUG) is None
        assert "the disk is full" in caplog.text

        assert (await house.hub()).live == house.live


async def test_an_erasure_makes_every_hub_start_again_under_the_new_epoch(house: House) -> None:
    async with house.following_news():
        hub = await house.hub()
        before = hub.cursor
        stream = hub.open_stream(before)

        house.do(Erase(post="p1"))
        await house.told()

        assert hub.cursor == Cursor(house.loaded().epoch, 6)
        assert hub.epoch > before.epoch
        assert stream.closed
        assert b"Texte de p1" not in hub.page().coded("identity")[1]


async def test_a_live_that_a_restore_took_away_is_gone(house: House) -> None:
    async with house.following_news():
        hub = await house.hub()
        stream = hub.open_stream(hub.cursor)
        version = house.hubs.site_version

        await heard(house, Gone(live=LIVE))

        assert await house.hubs.get(SLUG) is None
        assert house.hubs.summaries() == ()
        assert house.hubs.site_version > version
        assert stream.closed


async def test_a_rename_moves_the_live_and_frees_its_old_address(house: House) -> None:
    async with house.following_news():
        hub = await house.hub()

        house.log.rename(LIVE, "grande-eclipse")
        await house.told()

        assert await house.hubs.get(SLUG) is None
        assert await house.hub("grande-eclipse") is hub
        assert hub.slug == "grande-eclipse"


async def test_two_lives_can_swap_their_slugs(house: House) -> None:
    house.open(live=OTHER, slug="other")
    async with house.following_news():
        house.log.rename(LIVE, "aside")
        house.log.rename(OTHER, SLUG)
        house.log.rename(LIVE, "other")
        await house.told()

        assert (await house.hub(SLUG)).live.id == OTHER
        assert (await house.hub("other")).live.id == LIVE


@pytest.mark.parametrize("change", ["posted", "erased", "renamed", "restored"])
async def test_what_happens_while_the_state_is_on_its_way_is_not_lost(
    house: House, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """The state is read, then something happens, and only then the state arrives."""
    async with house.following_news():
        start = start_of(house.context, SLUG)
        assert start is not None
        later = replace(start, epoch=start.epoch + 1)  # what a restore of a copy would give
        answers = [start]

        async def slow(slug: str) -> HubStart | None:
            if not answers:
                return later if change == "restored" else start_of(house.context, slug)
            match change:
                case "posted":
                    house.publish(1, first=3)
                case "erased":
                    house.do(Erase(post="p1"))
                case "renamed":
                    house.log.rename(LIVE, "grande-eclipse")
                case _:
                    summary = summarize(start.live, SLUG)
                    rebuilt = Rebuilt(live=LIVE, epoch=later.epoch, summary=summary)
                    house.relay.publish(rebuilt)
                    await house.settled()
            await house.told()
            return answers.pop()

        monkeypatch.setattr(house.relay, "start", slow)
        hub = await house.hub()

        loaded = house.loaded()
        slug = "grande-eclipse" if change == "renamed" else SLUG
        epoch = later.epoch if change == "restored" else loaded.epoch
        assert (hub.slug, hub.epoch, hub.live) == (slug, epoch, loaded.live)


async def test_of_more_lives_than_are_kept_the_idle_go_first(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hubs_module, "KEPT_HUBS", 2)
    for number in range(4):
        house.open(live=f"other-{number}", slug=f"other-{number}")
    async with house.following_news():
        # given a live that somebody streams, and one that was only looked at
        streamed, looked_at = await house.hub(), await house.hub("other-0")
        streamed.open_stream(streamed.cursor)

        # when others are asked for
        await house.hub("other-1")
        await house.hub("other-2")

        # then the streamed one is still there, the other is begun again
        assert await house.hub() is streamed
        assert await house.hub("other-0") is not looked_at


async def test_a_hub_that_was_just_begun_is_not_let_go(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given as many lives being streamed as are kept
    monkeypatch.setattr(hubs_module, "KEPT_HUBS", 1)
    house.open(live=OTHER, slug="other")
    async with house.following_news():
        streamed = await house.hub()
        streamed.open_stream(streamed.cursor)

        # then who opens a stream of another one hears its news
        hub = await house.hub("other")
        stream = hub.open_stream(hub.cursor)
        await stream.take()
        house.do(post("o1"), live=OTHER)
        await house.told()
        assert await stream.take() is not None
        assert await house.hub("other") is hub


async def test_streams_end_with_the_news(house: House) -> None:
    async with house.following_news():
        hub = await house.hub()
        stream = hub.open_stream(hub.cursor)
        await stream.take()

    assert await stream.take() is None


async def test_silence_is_filled_so_that_no_proxy_cuts_the_stream(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hubs_module, "HEARTBEAT_S", 0)
    async with house.following_news():
        hub = await house.hub()
        stream = hub.open_stream(hub.cursor)
        await stream.take()

        data = await stream.take()

        # A comment: no browser makes a message of it.
        assert data is not None
        assert set(data.split(b"\n\n")) == {b":", b""}


async def test_a_live_that_was_deleted_is_gone_and_no_page_of_another_notices(
    house: House,
) -> None:
    # given an open page, and a live that was opened by mistake
    opening = [Step(command=Open(language="fr", time_zone="Europe/Paris"))]
    perform_steps(house.context, OTHER, opening, slug="erreur")
    async with house.following_news():
        hub = await house.hub()
        page, stream = hub.page(), hub.open_stream(hub.cursor)
        await stream.take()
        assert house.hubs.summary("erreur") is not None

        # when that one is deleted
        discard(house.context, OTHER)
        await house.told()

        # then it is nowhere, and the page stays as it is
        assert (house.hubs.summary("erreur"), await house.hubs.get("erreur")) == (None, None)
        assert (hub.page(), stream.closed) == (page, False)
        house.publish(1, first=3)
        await house.told()
        assert await stream.take() is not None
