"""Ways into a live: from its beginning, and at any minute."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from filrouge.asgi.assets import Assets
from filrouge.asgi.respond import App
from tests.reader.asking import ask
from tests.reader.house import SLUG, long_house
from tests.reader.test_app import ids
from tests.require import require_assets

PAGE = f"/live/{SLUG}"


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    require_assets()
    async with long_house(tmp_path) as house:
        yield house.app(Assets("filrouge.reader"))


async def test_the_live_is_read_from_its_beginning(app: App) -> None:
    oldest = [f"p{number}" for number in range(1, 46)]
    path, read = f"{PAGE}/start", list[str]()
    while path:
        answer = await ask(app, path)
        assert 'data-first="oldest"' in answer.text
        assert f'id="order" href="{PAGE}#stream"' in answer.text
        assert 'id="older"' not in answer.text
        read += ids(answer)
        onward = re.search(r'id="later" href="([^"#]+)#stream"', answer.text)
        path = onward[1] if onward else ""
    assert read == oldest
    assert f'id="order" href="{PAGE}/start#stream"' in (await ask(app, PAGE)).text


@pytest.mark.parametrize("number", ["0", "5", "x", "1/2"])
async def test_there_is_no_other_beginning(app: App, number: str) -> None:
    assert (await ask(app, f"{PAGE}/start/{number}")).status == 404


@pytest.mark.parametrize(
    ("minute", "post"),
    [
        ("2026-08-12T17:12", "p12"),
        ("2026-08-12T15:12Z", "p12"),
        ("2026-08-12T17:12:59", "p12"),
        ("2026-08-12T00:00", "p1"),
        ("2027-01-01", "p45"),
        ("0001-01-01T00:00", "p1"),
        ("0001-01-01T00:00%2B23:59", "p1"),
        ("9999-12-31T23:59-23:59", "p45"),
    ],
)
async def test_a_minute_leads_to_what_was_newest_then(app: App, minute: str, post: str) -> None:
    answer = await ask(app, f"{PAGE}/minute/{minute}")

    assert answer.status == 302
    assert answer.headers["location"] == f"{PAGE}/post/{post}#p-{post}"


@pytest.mark.parametrize("minute", ["", "noon", "2026-08-12T25:00", "1786547520"])
async def test_a_minute_that_is_none_leads_nowhere(app: App, minute: str) -> None:
    assert (await ask(app, f"{PAGE}/minute/{minute}")).status == 404
