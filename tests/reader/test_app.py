"""What readers are answered, request by request; the application is called without a server."""

from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import quote

import lxml.html
import msgspec
import pytest

from filrouge.asgi.assets import Assets
from filrouge.asgi.respond import App
from filrouge.domain.commands import (
    Correct,
    Describe,
    End,
    Erase,
    Hide,
    Publish,
    Republish,
    Unpublish,
    Withdraw,
)
from filrouge.domain.content import Description
from filrouge.reader.app import RETRY_MS
from filrouge.reader.delta import Delta
from tests.reader.asking import Answer, ask, listening
from tests.reader.client import read_page
from tests.reader.house import LIVE, POLL_S, SLUG, House, long_house, words
from tests.require import require_assets

PAGE = f"/live/{SLUG}"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with long_house(tmp_path) as house:
        yield house


@pytest.fixture
def app(house: House) -> App:
    require_assets()
    return house.app(Assets("filrouge.reader"))


def ids(answer: Answer) -> list[str]:
    return [item.attrib["data-id"] for item in posts(answer)]


def posts(answer: Answer) -> list[lxml.html.HtmlElement]:
    tree = lxml.html.fromstring(answer.text)
    return [item for item in tree.iter("article") if "data-id" in item.attrib]


def numbers(first: int, last: int) -> list[str]:
    return [f"p{number}" for number in range(first, last - 1, -1)]


def cursor(house: House, seq: int | None = None) -> str:
    loaded = house.loaded()
    return f"{loaded.epoch}-{loaded.live.seq if seq is None else seq}"


async def test_the_page_shows_the_window_and_the_way_down(house: House, app: App) -> None:
    answer = await ask(app, PAGE)

    page = read_page(answer.text)
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert ids(answer) == numbers(45, 31)
    assert page.cursor == cursor(house)
    assert page.older == f"{PAGE}/from/3"
    assert f'data-poll-s="{POLL_S}"' in answer.text
    assert answer.headers["cache-control"].startswith("public, max-age=0, s-maxage=1, ")


async def test_the_chunks_hold_the_rest_without_gap_or_double(app: App) -> None:
    assert ids(await ask(app, f"{PAGE}/from/3")) == numbers(30, 21)
    assert ids(await ask(app, f"{PAGE}/from/2")) == numbers(20, 11)
    assert ids(await ask(app, f"{PAGE}/from/1")) == numbers(10, 1)
    assert 'id="older"' not in (await ask(app, f"{PAGE}/from/1")).text


@pytest.mark.parametrize("post", ["p45", "p7"])
async def test_a_permalink_opens_on_its_post_in_its_place(app: App, post: str) -> None:
    answer = await ask(app, f"{PAGE}/post/{post}")

    assert [p.get("data-id") for p in posts(answer) if p.get("aria-current")] == [post]
    assert f"<title>Titre {post} – Le Rivage</title>" in answer.text
    assert len(ids(answer)) == (15 if post == "p45" else 10)


async def test_a_permalink_shows_the_tombstone_but_nothing_of_a_hidden_post(
    house: House, app: App
) -> None:
    house.do(Withdraw(post="p44", reason="Une autre tempête."), Hide(post="p45"))
    await house.told()

    withdrawn = await ask(app, f"{PAGE}/post/p44")
    hidden = await ask(app, f"{PAGE}/post/p45")

    assert (withdrawn.status, "Une autre tempête." in withdrawn.text) == (200, True)
    assert "Texte de p44" not in withdrawn.text
    assert hidden.status == 404
    assert "p45" not in (await ask(app, PAGE)).text


async def test_a_delta_is_what_changed_since_the_cursor(house: House, app: App) -> None:
    before = cursor(house)
    house.publish(1, first=46)
    await house.told()

    answer = await ask(app, f"{PAGE}/since/{before}")

    delta = msgspec.json.decode(answer.body, type=Delta)
    assert answer.headers["content-type"] == "application/json"
    assert delta.head == cursor(house)
    assert [op.rev for op in delta.ops] == [49, 49, 49]
    assert (delta.poll_s, delta.stop, delta.reload) == (POLL_S, False, False)


@pytest.mark.parametrize("drift", ["0-3", "99999999999999999-3", "{epoch}-999999"])
async def test_a_cursor_that_is_not_ours_reloads(house: House, app: App, drift: str) -> None:
    answer = await ask(app, f"{PAGE}/since/{drift.format(epoch=house.loaded().epoch)}")

    delta = msgspec.json.decode(answer.body, type=Delta)
    assert (answer.status, delta.reload, delta.ops) == (200, True, ())


async def test_a_stream_brings_messages_with_their_cursors(house: House, app: App) -> None:
    async with listening(app, f"{PAGE}/stream?after={cursor(house)}") as reader:
        first = await reader.message()
        house.publish(1, first=46)
        await house.told()
        second = await reader.message()

        assert (reader.status, reader.retry_ms) == (200, RETRY_MS)
        assert reader.headers["content-type"] == "text/event-stream; charset=utf-8"
        assert reader.headers["cache-control"] == "no-store"
        assert first is not None
        assert (first.id, first.delta["ops"]) == (cursor(house, 48), [])
        assert second is not None
        assert second.id == second.delta["head"] == cursor(house, 49)
        assert [op.get("id", op.get("name")) for op in second.delta["ops"]] == [
            "p46",
            "status",
            "day",
        ]


async def test_what_the_browser_saw_last_goes_before_what_the_page_knew(
    house: House, app: App
) -> None:
    target = f"{PAGE}/stream?after={cursor(house, 40)}"

    async with listening(app, target, last_event_id=cursor(house, 47)) as reader:
        message = await reader.message()

    assert message is not None
    assert [op["id"] for op in message.delta["ops"] if op["op"] == "post"] == ["p45"]


async def test_a_last_event_id_that_is_none_is_passed_over(house: House, app: App) -> None:
    target = f"{PAGE}/stream?after=garbage&after={cursor(house, 46)}"

    async with listening(app, target, last_event_id="<script>") as reader:
        message = await reader.message()

    assert message is not None
    assert [op["id"] for op in message.delta["ops"] if op["op"] == "post"] == ["p44", "p45"]


async def test_a_stream_without_a_cursor_begins_now(house: House, app: App) -> None:
    async with listening(app, f"{PAGE}/stream") as reader:
        message = await reader.message()

    assert message is not None
    assert (message.id, message.delta["ops"]) == (cursor(house), [])


async def test_a_stream_at_an_unknown_cursor_says_reload_and_ends(house: House, app: App) -> None:
    async with listening(app, f"{PAGE}/stream?after=1-1") as reader:
        message, end = await reader.message(), await reader.message()

    assert message is not None
    assert (message.delta["reload"], message.delta["ops"]) == (True, [])
    assert end is None


async def test_a_stream_of_a_live_that_ended_says_stop_and_ends(house: House, app: App) -> None:
    async with listening(app, f"{PAGE}/stream?after={cursor(house)}") as reader:
        await reader.message()
        house.do(End())
        await house.told()
        told, end = await reader.message(), await reader.message()

    async with listening(app, f"{PAGE}/stream?after={cursor(house)}") as late:
        told_late, end_late = await late.message(), await late.message()

    assert told is not None
    assert told_late is not None
    assert (told.delta["stop"], end) == (True, None)
    assert (told_late.delta["stop"], end_late) == (True, None)


async def test_an_erasure_closes_streams_after_saying_reload(house: House, app: App) -> None:
    async with listening(app, f"{PAGE}/stream?after={cursor(house)}") as reader:
        await reader.message()
        house.do(Erase(post="p45"))
        await house.told()
        told, end = await reader.message(), await reader.message()

    assert told is not None
    assert (told.id, told.delta["reload"], end) == (cursor(house), True, None)
    assert "Texte de p45" not in (await ask(app, PAGE)).text


async def test_who_leaves_is_forgotten(house: House, app: App) -> None:
    async with listening(app, f"{PAGE}/stream") as reader:
        await reader.message()
        assert len((await house.hub()).streams) == 1

    assert (await house.hub()).streams == set()


async def test_head_of_a_stream_opens_none(house: House, app: App) -> None:
    answer = await ask(app, f"{PAGE}/stream", "HEAD")

    assert (answer.status, answer.sent) == (200, b"")
    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert (await house.hub()).streams == set()


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}/from/1", f"{PAGE}/post/p3", "/", "/nothing"])
async def test_head_is_get_without_a_body(app: App, path: str) -> None:
    get, head = await ask(app, path), await ask(app, path, "HEAD")

    assert (head.status, head.headers, head.sent) == (get.status, get.headers, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/live/unknown",
        "/live/unknown/stream",
        "/live/",
        f"{PAGE}/",
        f"{PAGE}/from",
        f"{PAGE}/from/0",
        f"{PAGE}/from/4",
        f"{PAGE}/from/-1",
        f"{PAGE}/from/²",
        f"{PAGE}/from/{'9' * 5000}",
        f"{PAGE}/post",
        f"{PAGE}/post/unknown",
        f"{PAGE}/since",
        f"{PAGE}/since/abc",
        f"{PAGE}/since/{'9' * 40}-1",
        f"{PAGE}/stream/1",
        f"{PAGE}/elsewhere",
        "/live/..%2f..%2fetc%2fpasswd",
        "/assets/unknown.js",
        "/assets/../app.py",
        "/media/unknown",
        f"/media/{'0' * 64}",
        "/favicon.ico",
    ],
)
async def test_what_is_not_there_is_404(app: App, path: str) -> None:
    answer = await ask(app, quote(path, safe="/%"))

    assert (answer.status, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert '<main class="notice">' in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", [PAGE, f"{PAGE}/stream", "/", "/media/x", f"{PAGE}/at/3"])
async def test_only_get_and_head_are_allowed(app: App, path: str, method: str) -> None:
    answer = await ask(app, path, method)

    # RFC 9110, 15.5.6: a 405 says what is allowed.
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


async def test_a_live_taken_down_is_410_until_it_comes_back(house: House, app: App) -> None:
    house.do(Unpublish())
    await house.told()
    gone = [
        await ask(app, path)
        for path in (PAGE, f"{PAGE}/stream", f"{PAGE}/from/1", f"{PAGE}/since/{cursor(house)}")
    ]

    house.do(Republish())
    await house.told()

    assert [answer.status for answer in gone] == [410] * 4
    assert all("Texte de" not in answer.text for answer in gone)
    assert (await ask(app, PAGE)).status == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/live/%65clipse", 200),
        ("/live/eclipse/post/%70%33", 200),
        ("/live/%2565clipse", 404),  # decoded once, not twice
        ("/live/eclipse%2Fstream", 404),  # an encoded slash parts nothing (RFC 3986, 2.2)
        ("/live/eclipse%2Ffrom%2F1", 404),
    ],
)
async def test_an_address_is_decoded_once(app: App, path: str, status: int) -> None:
    assert (await ask(app, path)).status == status


async def test_who_has_the_page_already_is_told_so_until_it_changes(house: House, app: App) -> None:
    tag = (await ask(app, PAGE, accept_encoding="br")).headers["etag"]

    assert (await ask(app, PAGE, accept_encoding="br", if_none_match=tag)).status == 304
    house.publish(1, first=46)
    await house.told()
    assert (await ask(app, PAGE, accept_encoding="br", if_none_match=tag)).status == 200


async def test_every_answer_forbids_what_others_would_bring(app: App) -> None:
    for path in ("/", PAGE, "/nothing", f"{PAGE}/stream"):
        headers = (await ask(app, path, "HEAD")).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "script-src 'self' 'sha256-" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


async def test_words_are_shown_as_words_whatever_they_hold(house: House, app: App) -> None:
    attack = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'"
    house.do(
        Publish(post="p46", content=words(attack, attack)),
        Describe(description=Description(headline=attack)),
        Withdraw(post="p45", reason=attack),
        Correct(post="p44", content=words(attack), note=attack),
    )
    await house.told()

    for path in (PAGE, f"{PAGE}/post/p46", f"{PAGE}/post/p45", "/", f"{PAGE}/at/52"):
        answer = await ask(app, path)
        assert answer.status == 200
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text
        assert '=alert(1)>"' not in answer.text


async def test_the_lives_own_id_is_no_affair_of_readers(app: App) -> None:
    for path in (PAGE, "/", f"{PAGE}/at/5"):
        assert LIVE not in (await ask(app, path)).text
