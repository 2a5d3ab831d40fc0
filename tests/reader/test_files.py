"""Files that never change: the built assets of the page, and media by their content."""

from pathlib import Path

import pytest

from filrouge.asgi.assets import Assets
from filrouge.asgi.respond import App
from tests.reader.asking import ask
from tests.reader.house import House
from tests.require import require_assets

JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 4


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def app(house: House) -> App:
    require_assets()
    return house.app(Assets("filrouge.reader"))


async def test_the_assets_of_the_page_are_there_for_ever(app: App) -> None:
    assets = Assets("filrouge.reader")
    for name, kind in (("reader.js", "text/javascript"), ("reader.css", "text/css")):
        answer = await ask(app, f"/assets/{assets.name(name)}", accept_encoding="br")
        assert answer.status == 200
        assert answer.headers["content-type"] == f"{kind}; charset=utf-8"
        assert "immutable" in answer.headers["cache-control"]
        assert len(answer.body) > len(answer.sent) > 0


async def test_media_are_given_by_the_hash_of_their_content(house: House, app: App) -> None:
    name = house.context.media.put(JPEG)

    answer = await ask(app, f"/media/{name}", accept_encoding="gzip, br")

    assert (answer.status, answer.sent) == (200, JPEG)
    assert answer.headers["content-type"] == "image/jpeg"
    assert "immutable" in answer.headers["cache-control"]


async def test_a_file_that_is_no_medium_is_not_given(house: House, app: App) -> None:
    name = house.context.media.put(b"<script>alert(1)</script>")

    assert (await ask(app, f"/media/{name}")).status == 404


async def test_a_balancer_is_told_when_the_node_lacks_news(house: House, app: App) -> None:
    assert (await ask(app, "/readyz")).text == "ready\n"

    house.hubs.stale.update(("l1", "l2"))

    # How many, and not which: a live that is being prepared is nobody else's business.
    answer = await ask(app, "/readyz")
    assert (answer.status, answer.text) == (503, "not ready: 2 stale\n")
    assert answer.headers["cache-control"] == "no-store"
