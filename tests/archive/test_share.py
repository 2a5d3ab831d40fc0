"""Share pictures by address: what stands on them, for how long, and never words taken back."""

import asyncio
from pathlib import Path

import pytest
from msgspec.structs import replace

from filrouge.archive.app import ArchiveApp
from filrouge.asgi.respond import App, Receive, Scope, Send, respond
from filrouge.domain.blocks import Image
from filrouge.domain.commands import (
    Command,
    Configure,
    Correct,
    Describe,
    End,
    Erase,
    Hide,
    Publish,
    Show,
    Unpublish,
    Withdraw,
)
from filrouge.domain.content import Description
from filrouge.formats.sites import Sites
from filrouge.media.sharecard.card import Card, Drawn
from filrouge.media.sharecard.draw import NotDrawn
from filrouge.reader.notices import Notices
from tests.reader.asking import Answer, ask
from tests.reader.house import SITE, SLUG, THEME, House, words

LIVE_PICTURE = f"/live/{SLUG}/share.png"
POST_PICTURE = f"/live/{SLUG}/post/p1/share.png"


class Pen:
    """Notes what it is asked to draw; a picture is its card in words."""

    def __init__(self) -> None:
        self.cards: list[Card] = []
        self.pictures: list[bytes] = []

    def __call__(self, card: Card, picture: bytes) -> Drawn:
        self.cards.append(card)
        self.pictures.append(picture)
        return Drawn(data=repr(card).encode(), media_type="image/png")


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    house.open()
    house.publish(3)
    return house


@pytest.fixture
def pen() -> Pen:
    return Pen()


@pytest.fixture
def app(house: House, pen: Pen) -> App:
    return app_of(house, pen)


def app_of(house: House, pen: Pen) -> App:
    notices = Notices(THEME, SITE)

    async def otherwise(scope: Scope, receive: Receive, send: Send) -> None:
        await respond(scope, send, notices.give(405, "busy"))

    return ArchiveApp(house.context, THEME, Sites(SITE), otherwise=otherwise, draw=pen)


async def test_the_picture_of_a_live(app: App, pen: Pen) -> None:
    answer = await ask(app, LIVE_PICTURE)

    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
    assert answer.headers["cache-control"] == "public, max-age=0, s-maxage=60"
    assert pen.cards == [
        Card(
            site="Le Rivage",
            headline="L’éclipse",
            status="En direct",
            when="12 août 2026, 17\u00a0h\u00a000, heure de Paris",
            sign="live",
        )
    ]


async def test_the_picture_of_a_post(app: App, pen: Pen) -> None:
    assert (await ask(app, f"{POST_PICTURE}?v=4")).status == 200

    assert pen.cards == [
        Card(
            site="Le Rivage",
            headline="Titre p1",
            above="L’éclipse",
            when="12 août 2026, 17\u00a0h\u00a001, heure de Paris",
        )
    ]


async def test_who_has_it_already_is_told_so(app: App, pen: Pen) -> None:
    tag = (await ask(app, POST_PICTURE)).headers["etag"]

    answer = await ask(app, POST_PICTURE, if_none_match=tag)

    assert (answer.status, answer.sent) == (304, b"")
    assert len(pen.cards) == 1


async def test_it_is_drawn_once_until_what_it_says_changes(
    house: House, app: App, pen: Pen
) -> None:
    await asyncio.gather(*(ask(app, POST_PICTURE) for _ in range(8)))
    house.publish(1, first=9)
    await ask(app, POST_PICTURE)
    assert len(pen.cards) == 1

    house.do(Correct(post="p1", content=words("Neuf blessés"), note="neuf, et non douze"))
    await ask(app, POST_PICTURE)

    assert [card.headline for card in pen.cards] == ["Titre p1", "Neuf blessés"]
    assert (pen.cards[1].status, pen.cards[1].sign) == (
        THEME.words("fr").gettext("Correction"),
        "corrected",
    )


@pytest.mark.parametrize(
    ("command", "headline"),
    [
        (Withdraw(post="p1", reason="faux"), "Publication retirée"),
        (Withdraw(post="p1", reason="faux", words_kept=True), "Publication retirée"),
        (Erase(post="p1"), "Publication effacée"),
    ],
)
async def test_what_was_taken_back_leaves_no_words(
    house: House, app: App, pen: Pen, command: Command, headline: str
) -> None:
    before = await ask(app, POST_PICTURE)
    house.do(command)

    after = await ask(app, POST_PICTURE)

    assert "Titre p1" in before.text
    assert "Titre p1" not in after.text
    assert (pen.cards[-1].headline, pen.cards[-1].sign) == (headline, "withdrawn")


async def test_a_hidden_post_has_no_picture_until_it_is_shown(house: House, app: App) -> None:
    await ask(app, POST_PICTURE)

    house.do(Hide(post="p1"))
    assert (await ask(app, POST_PICTURE)).status == 404
    house.do(Show(post="p1"))
    assert (await ask(app, POST_PICTURE)).status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/live/unknown/share.png",
        f"/live/{SLUG}/post/unknown/share.png",
        f"/live/{SLUG}/post/%00/share.png",
        f"/live/{SLUG}/post/..%2Fp1/share.png",
        "/live/%FF/share.png",
    ],
)
async def test_what_is_not_there_has_no_picture(app: App, pen: Pen, path: str) -> None:
    assert (await ask(app, path)).status == 404
    assert pen.cards == []


async def test_a_live_out_of_sight_has_no_pictures(house: House, app: App) -> None:
    house.do(Unpublish())

    assert (await ask(app, LIVE_PICTURE)).status == 410
    assert (await ask(app, POST_PICTURE)).status == 410


async def test_what_is_not_a_share_picture_is_left_to_others(app: App) -> None:
    for path in ("/", f"/live/{SLUG}", f"{LIVE_PICTURE}/", f"/live/{SLUG}/from/1/share.png"):
        assert (await ask(app, path)).status == 405


async def test_only_reading_is_allowed(app: App) -> None:
    answer = await ask(app, LIVE_PICTURE, "POST")

    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


async def test_the_short_title_and_the_end_are_on_it(house: House, app: App, pen: Pen) -> None:
    described = Description(
        headline="L’éclipse vue du Rivage, de midi au soir", short_title="Éclipse"
    )
    house.do(Describe(description=described), End())

    await ask(app, LIVE_PICTURE)
    await ask(app, POST_PICTURE)

    assert (pen.cards[0].headline, pen.cards[1].above) == ("Éclipse", "Éclipse")
    assert (pen.cards[0].status, pen.cards[0].when) == ("Terminé", "12 août 2026")


async def test_a_language_read_from_the_right_has_the_thread_there(
    house: House, app: App, pen: Pen
) -> None:
    house.do(Configure(language="ar", time_zone="Europe/Paris"))

    await ask(app, LIVE_PICTURE)

    assert pen.cards[0].rtl


async def test_a_post_shows_its_own_picture_and_the_live_its_own(
    house: House, app: App, pen: Pen
) -> None:
    media = house.context.media
    sea, quay = (Image(media=media.put(data), width=4, height=3) for data in (b"sea", b"quay"))
    lost = Image(media=media.put(b"lost"), width=4, height=3)
    house.do(
        Describe(description=Description(headline="Marée", lead=sea)),
        Publish(post="p8", content=replace(words("Le quai"), blocks=(quay,)), key_moment=True),
        Publish(post="p9", content=replace(words("Perdue"), blocks=(lost,))),
    )
    media.delete(str(lost.media))

    for path in (
        LIVE_PICTURE,
        *(f"/live/{SLUG}/post/{post}/share.png" for post in ("p8", "p1", "p9")),
    ):
        assert (await ask(app, path)).status == 200

    assert pen.pictures == [b"sea", b"quay", b"", b""]
    assert (pen.cards[1].status, pen.cards[1].sign) == ("Temps fort", "key")


async def test_what_cannot_be_drawn_is_to_be_asked_for_again(house: House, pen: Pen) -> None:
    def fail(card: Card, picture: bytes) -> Drawn:
        raise NotDrawn

    app = app_of(house, fail)  # type: ignore[arg-type]

    answer: Answer = await ask(app, LIVE_PICTURE)

    assert (answer.status, answer.headers["cache-control"]) == (503, "no-store")


async def test_a_real_one_is_a_picture(house: House) -> None:
    async def otherwise(scope: Scope, receive: Receive, send: Send) -> None:
        raise AssertionError

    app = ArchiveApp(house.context, THEME, Sites(SITE), otherwise=otherwise)

    answer = await ask(app, POST_PICTURE)

    assert answer.headers["content-type"] == "image/png"
    assert answer.body.startswith(b"\x89PNG")
