"""Pictures that nothing shows go after a while; those that anything shows stay."""

import asyncio
import logging
import os
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from msgspec.structs import replace
from PIL import Image as Pixels

from filrouge.accounts.role import Role
from filrouge.domain.blocks import Image, Text
from filrouge.domain.commands import Correct, Describe, Hide, Publish, Unpublish
from filrouge.domain.content import Content, Description
from filrouge.domain.text import paragraph
from filrouge.log.port import StoreError
from filrouge.newsroom.actions import draft as drafts
from filrouge.newsroom.actions import medium
from filrouge.newsroom.actions.publication import publish
from filrouge.newsroom.orphans import Orphans, keep
from filrouge.newsroom.writing import Writing
from tests.newsroom.desk import Desk

DAYS = 30


@pytest.fixture
def orphans(desk: Desk) -> Orphans:
    return Orphans(desk.house)


def brought(desk: Desk, *, days_ago: float, data: bytes = b"a picture") -> str:
    """Keep a picture as if it had been uploaded so long ago."""
    name = keep(desk.private, data)
    at = (desk.clock() - timedelta(days=days_ago)).timestamp()
    os.utime(desk.private.folder / name, (at, at))
    return name


def showing(media: str) -> Content:
    return Content(headline="Seen", blocks=(Image(media=media, width=2, height=1),))


WORDS = Content(headline="Said", blocks=(Text(runs=paragraph("Words alone.")),))


def test_what_nothing_shows_goes_once_it_is_old(desk: Desk, orphans: Orphans) -> None:
    old = brought(desk, days_ago=DAYS + 0.1, data=b"old")
    young = brought(desk, days_ago=DAYS - 0.1, data=b"young")
    new = keep(desk.private, b"just now")

    orphans.destroy()

    assert old not in desk.private.names()
    assert desk.private.names() == sorted([young, new])


def test_a_picture_dropped_from_its_draft_goes(desk: Desk, orphans: Orphans) -> None:
    actor, live, old = desk.actor(Role.JOURNALIST), desk.open_live(), brought(desk, days_ago=99)
    writing = Writing(content=showing(old))
    drafts.save(desk.house, actor, live, "d1", version=0, writing=writing)
    orphans.destroy()
    assert desk.private.names() == [old]

    drafts.save(desk.house, actor, live, "d1", version=1, writing=Writing(content=WORDS))
    orphans.destroy()

    assert desk.private.names() == []


def _in_a_draft(desk: Desk, live: str, media: str) -> None:
    writing = Writing(content=showing(media))
    drafts.save(desk.house, desk.actor(Role.CONTRIBUTOR), live, "d1", version=0, writing=writing)


def _in_a_post(desk: Desk, live: str, media: str) -> None:
    desk.do(live, Publish(post="seen", content=showing(media)))


def _in_a_draft_that_went_out(desk: Desk, live: str, media: str) -> None:
    writing = Writing(content=showing(media))
    actor = desk.actor(Role.JOURNALIST)
    publish(desk.house, actor, live, "d1", version=0, writing=writing)


def _in_a_revision(desk: Desk, live: str, media: str) -> None:
    _in_a_post(desk, live, media)
    desk.do(live, Correct(post="seen", content=WORDS))


def _in_a_hidden_post(desk: Desk, live: str, media: str) -> None:
    _in_a_post(desk, live, media)
    desk.do(live, Hide(post="seen"))


def _above_a_live(desk: Desk, live: str, media: str) -> None:
    lead = Image(media=media, width=2, height=1)
    desk.do(live, Describe(description=Description(headline="The port", lead=lead)))


def _above_a_live_that_was_never_public(desk: Desk, live: str, media: str) -> None:
    _above_a_live(desk, desk.open_live(started=False), media)


def _in_a_live_taken_down(desk: Desk, live: str, media: str) -> None:
    _in_a_post(desk, live, media)
    desk.do(live, Unpublish())


@pytest.mark.parametrize(
    "show",
    [
        _in_a_draft,
        _in_a_post,
        _in_a_draft_that_went_out,
        _in_a_revision,
        _in_a_hidden_post,
        _above_a_live,
        _above_a_live_that_was_never_public,
        _in_a_live_taken_down,
    ],
    ids=lambda show: show.__name__.strip("_"),
)
def test_what_is_shown_anywhere_stays(
    desk: Desk, orphans: Orphans, show: Callable[[Desk, str, str], None]
) -> None:
    media = brought(desk, days_ago=1000)
    show(desk, desk.open_live(), media)

    orphans.destroy()

    assert any(media in store.names() for store in desk.context.stores)
    if media not in desk.media.names():
        assert desk.private.get(media) == b"a picture"


def test_a_draft_that_goes_out_while_it_is_looked_at_keeps_its_picture(
    desk: Desk, orphans: Orphans, monkeypatch: pytest.MonkeyPatch
) -> None:
    live, media = desk.open_live(started=False), brought(desk, days_ago=99)
    actor = desk.actor(Role.JOURNALIST)
    writing = Writing(content=showing(media))
    drafts.save(desk.house, actor, live, "d1", version=0, writing=writing)
    mentions = desk.context.log.mentions

    def go_out_then_look(word: str) -> bool:
        found = mentions(word)
        lead = Image(media=media, width=2, height=1)
        desk.do(live, Describe(description=Description(headline="x", lead=lead)))
        drafts.delete(desk.house, actor, live, "d1")
        return found

    monkeypatch.setattr(desk.context.log, "mentions", go_out_then_look)
    orphans.destroy()

    assert desk.private.names() == [media]


def test_one_that_is_brought_again_is_young(desk: Desk, orphans: Orphans) -> None:
    out = BytesIO()
    Pixels.new("RGB", (4, 3), "navy").save(out, "PNG")
    actor = desk.actor(Role.CONTRIBUTOR)
    taken = medium.take(desk.house, actor, out.getvalue())
    long_ago = (desk.clock() - timedelta(days=99)).timestamp()
    os.utime(desk.private.folder / taken.media, (long_ago, long_ago))

    again = medium.take(desk.house, actor, out.getvalue())
    orphans.destroy()

    assert again.media == taken.media
    assert desk.private.names() == [taken.media]


def test_a_house_may_keep_all(desk: Desk) -> None:
    media = brought(desk, days_ago=3000)
    settings = replace(desk.settings, media_days=0)

    Orphans(desk.house._replace(settings=settings)).destroy()

    assert desk.private.names() == [media]


async def test_a_store_that_does_not_answer_is_asked_again_the_next_day(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    rounds = 0
    waited = []

    class Held(Orphans):
        def destroy(self) -> None:
            nonlocal rounds
            rounds += 1
            if rounds == 1:
                raise StoreError("The log is locked.")
            raise asyncio.CancelledError

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    with caplog.at_level(logging.ERROR), pytest.raises(asyncio.CancelledError):
        await Held(desk.house, wait=wait).run()

    assert (rounds, waited) == (2, [24 * 3600])
    assert "The log is locked." in caplog.text


async def test_what_a_crash_left_in_the_sight_of_readers_is_taken_out_of_it_at_the_start(
    desk: Desk,
) -> None:
    left = desk.media.put(b"the server died before this was concealed")

    class Begun(Orphans):
        def destroy(self) -> None:
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await Begun(desk.house).run()

    assert (desk.media.names(), desk.private.names()) == ([], [left])
