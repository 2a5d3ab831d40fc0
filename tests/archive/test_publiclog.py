"""The public log and the page about a live, over HTTP."""

import pytest

from filrouge.archive import app as archive_app
from filrouge.asgi.respond import App
from filrouge.domain.commands import Correct, Erase, Hide, Show, Unpublish, Withdraw
from filrouge.domain.errors import Broken
from filrouge.service import publiclog
from filrouge.service.publiclog import check_public_log
from tests.archive.asked import HERE, archive_of, house_with
from tests.reader.asking import Answer, ask
from tests.reader.house import House, words

LOG = f"{HERE}/log.jsonl"
ABOUT = f"{HERE}/about"


@pytest.fixture
def house() -> House:
    return house_with(posts=30)


@pytest.fixture
def app(house: House) -> App:
    return archive_of(house)


def check(answer: Answer) -> publiclog.Checked:
    assert answer.status == 200
    return check_public_log(answer.body.splitlines(keepends=True))


@pytest.mark.parametrize("coding", ["br", "gzip", "identity"])
async def test_it_is_whole_in_every_coding(
    house: House, app: App, coding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publiclog, "PIECE", 7)

    answer = await ask(app, LOG, accept_encoding=coding)

    assert check(answer).hash == house.loaded().end.hash.hex()
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert answer.headers.get("content-encoding", "identity") == coding
    assert answer.headers["x-robots-tag"] == "noindex"
    assert answer.headers["cache-control"] == "public, max-age=0, s-maxage=60"


async def test_who_has_it_is_told_so_until_something_happens(house: House, app: App) -> None:
    tag = (await ask(app, LOG, accept_encoding="br")).headers["etag"]

    known = await ask(app, LOG, accept_encoding="br", if_none_match=f'"x", {tag}')
    plain = await ask(app, LOG, if_none_match=tag)
    house.do(Hide(post="p1"))
    later = await ask(app, LOG, accept_encoding="br", if_none_match=tag)

    assert [answer.status for answer in (known, plain, later)] == [304, 200, 200]
    assert known.sent == b""


async def test_a_head_request_is_answered_without_the_log(app: App) -> None:
    answer = await ask(app, LOG, "HEAD")

    assert (answer.status, answer.sent) == (200, b"")


@pytest.mark.parametrize("address", [LOG, ABOUT])
async def test_other_methods_are_refused(app: App, address: str) -> None:
    assert (await ask(app, address, "POST")).status == 405


async def test_what_is_gone_today_is_withheld_at_once(house: House, app: App) -> None:
    house.do(
        Correct(post="p1", content=words("Autre", "Un nom"), note="un nom"),
        Hide(post="p1"),
        Withdraw(post="p2", reason="Faux."),
    )
    hidden = await ask(app, LOG)
    house.do(Show(post="p1"))
    shown = await ask(app, LOG)
    house.do(Erase(post="p1"))
    erased = await ask(app, LOG)

    counts = [(check(one).withheld, check(one).erased) for one in (hidden, shown, erased)]
    assert counts == [(3, 0), (1, 0), (1, 2)]
    assert ["Un nom" in one.text for one in (hidden, shown, erased)] == [False, True, False]


async def test_a_live_that_is_not_public_has_no_log_and_no_page_about_it(
    house: House, app: App
) -> None:
    for unknown in ("/live/unknown/log.jsonl", "/live/unknown/about"):
        assert (await ask(app, unknown)).status == 404
    house.do(Unpublish())
    for gone in (LOG, ABOUT):
        assert (await ask(app, gone)).status == 410


async def test_a_log_that_cannot_be_read_is_503_and_no_half_of_it(
    house: House, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise Broken("a hash is not hexadecimal", seq=4)

    monkeypatch.setattr(house.log, "read", break_down)

    assert (await ask(app, LOG)).status == 503


async def test_a_slow_reader_takes_no_place_from_others(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_app, "WAITING_MAX", 1)
    monkeypatch.setattr(publiclog, "PIECE", 7)
    app = archive_of(house)

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    asked: list[int] = []

    async def slow(message: dict[str, object]) -> None:
        """Ask for something else each time before more is taken."""
        if message.get("more_body"):
            asked.append((await ask(app, f"{HERE}/at/5")).status)

    scope = {
        "type": "http",
        "method": "GET",
        "path": LOG,
        "raw_path": LOG.encode(),
        "query_string": b"",
        "headers": [],
    }
    await app(scope, receive, slow)  # type: ignore[arg-type]

    assert asked == [200] * 5


async def test_the_page_about_a_live_says_how_far_it_can_be_trusted(house: House, app: App) -> None:
    house.do(
        Correct(post="p1", content=words("Autre"), note="le titre"),
        Correct(post="p1", content=words("Autre."), note=None),
        Withdraw(post="p2", reason="Faux."),
        Erase(post="p3"),
    )
    end = house.loaded().end

    answer = await ask(app, ABOUT)

    assert answer.status == 200
    assert f"<dd>{end.seq}</dd>" in answer.text
    assert f"<code>{end.hash.hex()}</code>" in answer.text
    assert f"<code>{end.hash.hex()[:12]}</code>" in answer.text
    assert f'href="{LOG}"' in answer.text
    assert f'href="{HERE}/at"' in answer.text
    assert f'href="{HERE}/search?kind=correction"' in answer.text
    assert "<script src" not in answer.text  # this house has none for it


async def test_a_live_that_was_never_corrected_leads_to_no_list(app: App) -> None:
    assert "kind=correction" not in (await ask(app, ABOUT)).text
