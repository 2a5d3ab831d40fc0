"""The page as it stood: by number or time, and never with words that are gone today."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from filrouge.archive import app as archive_app
from filrouge.archive.asked import Answer as Answered
from filrouge.archive.asked import Asked, Handler
from filrouge.asgi.respond import App
from filrouge.domain.commands import (
    AddFact,
    Correct,
    Describe,
    End,
    Erase,
    EraseFact,
    Hide,
    Pin,
    Republish,
    Show,
    Unpublish,
    Withdraw,
)
from filrouge.domain.content import Description, FactContent
from filrouge.domain.errors import Broken
from filrouge.domain.text import paragraph
from tests.archive.asked import archive_of, house_with
from tests.reader.asking import Answer, ask
from tests.reader.client import read_page
from tests.reader.house import BEGAN, SLUG, House, words

AT = f"/live/{SLUG}/at"


@pytest.fixture
def house() -> House:
    """Give a house with one live: opened at 17.00 in Paris, p1 (event 4) to p4, one a minute."""
    return house_with(posts=4)


@pytest.fixture
def app(house: House) -> App:
    return archive_of(house)


def ids(answer: Answer) -> list[str]:
    return [post.id for post in read_page(answer.text).posts]


async def test_after_an_event_the_page_shows_what_had_happened_by_then(
    house: House, app: App
) -> None:
    house.do(Correct(post="p1", content=words("Nouveau titre"), note="le titre"), End())

    before, after = await ask(app, f"{AT}/5"), await ask(app, f"{AT}/8")

    assert (ids(before), ids(after)) == (["p2", "p1"], ["p4", "p3", "p2", "p1"])
    assert "Titre p1" in before.text
    assert "Nouveau titre" not in before.text
    assert "Nouveau titre" in after.text
    assert 'data-status="past"' in before.text  # the page follows nothing
    assert read_page(before.text).cursor == f"{house.loaded().epoch}-5"
    assert '<script type="module"' not in before.text
    assert '<meta name="robots" content="noindex">' in before.text


@pytest.mark.parametrize("time", ["17:02", "17:02:59"])
async def test_a_time_without_a_zone_is_the_lives_own(app: App, time: str) -> None:
    assert ids(await ask(app, f"{AT}/2026-08-12T{time}")) == ["p2", "p1"]


@pytest.mark.parametrize(
    "instant",
    [
        "2026-08-12T15:02:00Z",
        "2026-08-12T15:02:00+00:00",
        "2026-08-12T17:02+02:00",
        "2026-08-12T17:02%2B02:00",
        "2026-08-12T11:02-04:00",
        "2026-08-13T00:02+09:00",
        "2026-08-12%2017:02",
    ],
)
async def test_an_instant_is_the_same_in_every_zone(app: App, instant: str) -> None:
    assert ids(await ask(app, f"{AT}/{instant}")) == ["p2", "p1"]


async def test_a_day_is_its_beginning(house: House, app: App) -> None:
    house.clock.now = BEGAN + timedelta(days=1)
    house.publish(1, first=5)

    assert (await ask(app, f"{AT}/2026-08-12")).status == 404
    assert ids(await ask(app, f"{AT}/2026-08-13")) == ["p4", "p3", "p2", "p1"]
    assert len(ids(await ask(app, f"{AT}/9999-12-31T23:59:59"))) == 5


@pytest.mark.parametrize(
    "when",
    [
        "0",
        "8",
        "99999999999999999999",
        "2",  # it was still a draft
        "2026-08-12T16:59:59",
        "0001-01-01T00:00",
        "0001-01-01T00:00+14:00",
        "yesterday",
        "-1",
        "²",
        "17:02",
        "2026-08-12T17:02+99:00",
        "2026-02-30",
        "%00",
        "4/from/1",
        "4/from/0",
        "4/from/x",
        "4/from/9999999999",
        "4/",
        "",
    ],
)
async def test_what_never_stood_is_404(app: App, when: str) -> None:
    assert (await ask(app, f"{AT}/{when}")).status == 404


async def test_older_chunks_are_those_sealed_by_then(house: House, app: App) -> None:
    # given 25 posts: ten were sealed when the twentieth came (event 23)
    house.publish(21, first=5)

    before, after = await ask(app, f"{AT}/22"), await ask(app, f"{AT}/23")
    chunk = await ask(app, f"{AT}/23/from/1")

    assert (len(ids(before)), "older" in before.text) == (19, False)
    assert ids(after) == [f"p{number}" for number in range(20, 10, -1)]
    assert f'id="older" href="{AT}/23/from/1#stream"' in after.text
    assert ids(chunk) == [f"p{number}" for number in range(10, 0, -1)]
    assert f'id="top" href="{AT}/23#stream"' in chunk.text
    assert (await ask(app, f"{AT}/22/from/1")).status == 404
    assert (await ask(app, f"{AT}/23/from/2")).status == 404


async def test_the_chunk_of_a_time_shows_the_chunk_as_it_stood_then(house: House, app: App) -> None:
    house.publish(16, first=5)
    house.do(Correct(post="p1", content=words("Nouveau titre"), note="le titre"))

    assert "Titre p1<" in (await ask(app, f"{AT}/2026-08-12T17:20/from/1")).text
    assert "Nouveau titre" in (await ask(app, f"{AT}/2026-08-12T17:21/from/1")).text


async def test_words_of_a_withdrawn_post_are_gone_from_the_past_too(house: House, app: App) -> None:
    house.do(
        Pin(post="p1"),
        Correct(post="p1", content=words("Faux titre"), note="une note fausse"),
        Withdraw(post="p1", reason="Une autre tempête."),
    )

    for seq in (4, 8, 9, 10):
        answer = await ask(app, f"{AT}/{seq}")
        assert "p1" in ids(answer)
        assert "Une autre tempête." in answer.text
        for word in ("Titre p1", "Texte de p1", "Faux titre", "une note fausse"):
            assert word not in answer.text


async def test_words_that_were_kept_on_purpose_are_still_in_the_past(
    house: House, app: App
) -> None:
    house.do(Withdraw(post="p1", reason="Dépassé.", words_kept=True))

    assert "Texte de p1" in (await ask(app, f"{AT}/4")).text


async def test_a_hidden_post_is_in_no_past_until_it_is_shown(house: House, app: App) -> None:
    house.do(Hide(post="p1"))
    assert ids(await ask(app, f"{AT}/5")) == ["p2"]
    assert "Texte de p1" not in (await ask(app, f"{AT}/5")).text

    house.do(Show(post="p1"))
    assert ids(await ask(app, f"{AT}/5")) == ["p2", "p1"]
    assert ids(await ask(app, f"{AT}/8")) == ["p4", "p3", "p2"]


async def test_erased_words_are_in_no_past(house: House, app: App) -> None:
    fact = FactContent(paragraphs=(paragraph("Un fait secret."),), posts=("p1",))
    house.do(
        AddFact(fact="f1", content=fact),
        Correct(post="p1", content=words("Secret corrigé"), note="secret noté"),
        Erase(post="p1"),
        EraseFact(fact="f1"),
    )

    for seq in range(4, 12):
        answer = await ask(app, f"{AT}/{seq}")
        assert answer.status == 200
        assert "p1" in ids(answer)
        for word in ("Titre p1", "Texte de p1", "Secret corrigé", "secret noté", "fait secret"):
            assert word not in answer.text


async def test_a_live_taken_down_has_no_past_either(house: House, app: App) -> None:
    house.do(Unpublish())
    assert (await ask(app, f"{AT}/5")).status == 404

    house.do(Republish())
    assert (await ask(app, f"{AT}/5")).status == 200
    assert (await ask(app, f"{AT}/8")).status == 404  # taken down, then


async def test_an_unknown_live_is_404(app: App) -> None:
    assert (await ask(app, "/live/unknown/at/5")).status == 404


async def test_the_past_changes_so_it_is_revalidated(house: House, app: App) -> None:
    answer = await ask(app, f"{AT}/5", accept_encoding="br")
    tag = answer.headers["etag"]

    assert answer.headers["cache-control"] == "public, max-age=0, s-maxage=60"
    assert (await ask(app, f"{AT}/5", if_none_match=tag)).status == 304
    house.do(Hide(post="p1"))
    assert (await ask(app, f"{AT}/5", if_none_match=tag)).status == 200


@pytest.fixture
async def crowd(house: House, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[App]:
    """Give an archive in which as many questions wait as may, until the test ends."""
    app = archive_of(house)
    free = asyncio.Event()
    loop = asyncio.get_running_loop()
    answer = app._answer

    def answer_when_free(handler: Handler, asked: Asked, coding: str) -> Answered:
        asyncio.run_coroutine_threadsafe(free.wait(), loop).result(30)
        return answer(handler, asked, coding)

    monkeypatch.setattr(archive_app, "WAITING_MAX", 3)
    monkeypatch.setattr(app, "_answer", answer_when_free)
    waiting = [asyncio.create_task(ask(app, f"{AT}/5")) for _ in range(3)]
    await asyncio.sleep(0)
    yield app
    free.set()
    assert [(await task).status for task in waiting] == [200, 200, 200]


async def test_who_asks_when_too_many_wait_is_told_to_come_back(crowd: App) -> None:
    answer = await ask(crowd, f"{AT}/5")

    assert answer.status == 503
    assert answer.headers["cache-control"] == "no-store"


async def test_a_log_that_cannot_be_read_is_503(
    house: House, app: App, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise Broken("a hash is not hexadecimal", seq=4)

    monkeypatch.setattr(house.log, "read", break_down)

    answer = await ask(app, f"{AT}/5")

    assert (answer.status, answer.headers["cache-control"]) == (503, "no-store")
    assert f"{AT}/5 cannot be shown" in caplog.text


async def test_the_description_of_the_time_is_shown(house: House, app: App) -> None:
    house.do(Describe(description=Description(headline="Un autre titre")))

    assert "<h1>L’éclipse</h1>" in (await ask(app, f"{AT}/7")).text
    assert "<h1>Un autre titre</h1>" in (await ask(app, f"{AT}/8")).text
