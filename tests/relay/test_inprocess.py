"""The relay of one process: news from any thread, in order, to all who follow."""

import asyncio
import threading
from collections.abc import AsyncIterator

from filrouge.domain.state import Live
from filrouge.domain.summary import Summary, summarize
from filrouge.relay.inprocess import InProcessRelay
from filrouge.relay.port import Gone, News, Start

LIVE = Live(id="live-1", language="fr", time_zone="Europe/Paris", seq=3)
START = Start(slug="eclipse", epoch=7, live=LIVE)
SUMMARY = summarize(LIVE, "eclipse")


def relay() -> InProcessRelay:
    def site() -> tuple[Summary, ...]:
        return (SUMMARY,)

    return InProcessRelay(load={"eclipse": START}.get, site=site)


async def take(news: AsyncIterator[News], count: int) -> list[News]:
    return [await anext(news) for _ in range(count)]


async def test_starts_and_the_list_come_from_the_log() -> None:
    assert await relay().start("eclipse") == START
    assert await relay().start("unknown") is None
    assert await relay().site() == (SUMMARY,)


async def test_the_log_is_read_beside_the_loop() -> None:
    threads: list[str] = []

    def load(slug: str) -> Start | None:
        threads.append(threading.current_thread().name)
        return None

    await InProcessRelay(load=load, site=tuple).start("eclipse")

    assert threads != [threading.main_thread().name]


async def test_all_who_follow_get_all_news_in_order() -> None:
    a_relay = relay()
    first, second = a_relay.follow(), a_relay.follow()
    told = [Gone(live=str(number)) for number in range(100)]

    for news in told:
        a_relay.publish(news)

    assert await take(first, 100) == told
    assert await take(second, 100) == told


async def test_nothing_falls_between_following_and_the_first_question() -> None:
    # The hubs follow, then ask for the list: what is published meanwhile must wait for them.
    a_relay = relay()
    news = a_relay.follow()
    a_relay.publish(Gone(live="1"))
    await a_relay.site()

    assert await take(news, 1) == [Gone(live="1")]


async def test_news_may_come_from_any_thread() -> None:
    a_relay = relay()
    news = a_relay.follow()
    told = [Gone(live=str(number)) for number in range(50)]

    def publish() -> None:
        for item in told:
            a_relay.publish(item)

    thread = threading.Thread(target=publish)
    thread.start()
    got = await take(news, 50)
    thread.join()

    assert got == told


async def test_who_no_longer_follows_is_not_kept() -> None:
    a_relay = relay()
    news = a_relay.follow()
    taking = asyncio.create_task(take(news, 2))
    a_relay.publish(Gone(live="1"))
    await asyncio.sleep(0)

    taking.cancel()
    await asyncio.wait([taking])
    a_relay.publish(Gone(live="2"))
    await asyncio.sleep(0)

    assert a_relay._followers == set()
