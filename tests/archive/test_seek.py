"""Ways through the past: the form's answer, and the band's steps."""

import re

import pytest

from filrouge.asgi.respond import App
from filrouge.domain.commands import (
    Correct,
    Erase,
    Hide,
    Mark,
    Publish,
    Republish,
    Show,
    Unpublish,
    Withdraw,
)
from tests.archive.asked import HERE, archive_of, house_with
from tests.reader.asking import Answer, ask
from tests.reader.house import House, words

AT = f"{HERE}/at"
_STEP = re.compile(r'rel="(prev|next)" href="[^"]*/at/(\d+)"')


@pytest.fixture
def house() -> House:
    return house_with()


@pytest.fixture
def app(house: House) -> App:
    return archive_of(house)


def steps(answer: Answer) -> dict[str, int]:
    return {rel: int(seq) for rel, seq in _STEP.findall(answer.text)}


@pytest.mark.parametrize(
    ("time", "leads_to"),
    [
        ("2026-08-12T17:02", "2026-08-12T17:02"),
        ("2026-08-12T17:02:00", "2026-08-12T17:02"),
        ("2026-08-12T17:02:30", "2026-08-12T17:02:30"),
        ("2026-08-12%2017:02", "2026-08-12T17:02"),
        ("2026-08-12T15:02Z", "2026-08-12T15:02%2B00:00"),
        ("2026-08-13", "2026-08-13T00:00"),
        ("20260813", "2026-08-13T00:00"),
        ("9999-12-31T23:59", "9999-12-31T23:59"),
    ],
)
async def test_the_form_leads_to_the_page_of_that_time(app: App, time: str, leads_to: str) -> None:
    answer = await ask(app, f"{AT}?time={time}")

    assert (answer.status, answer.headers["location"]) == (302, f"{AT}/{leads_to}")
    assert (await ask(app, answer.headers["location"])).status == 200


async def test_without_a_time_it_leads_to_the_newest_moment(app: App) -> None:
    answer = await ask(app, AT)

    assert (answer.status, answer.headers["location"]) == (302, f"{AT}/7")
    assert answer.headers["cache-control"] == "public, max-age=0, s-maxage=1"


@pytest.mark.parametrize("time", ["", "hier", "17:02", "2026-02-30T10:00", "%00", "<b>", "12"])
async def test_what_is_no_time_is_told_in_words(app: App, time: str) -> None:
    answer = await ask(app, f"{AT}?time={time}")

    assert answer.status == 400
    assert 'type="datetime-local"' in answer.text
    assert "<b>" not in answer.text


async def test_a_time_before_the_first_word_is_told_in_words(house: House, app: App) -> None:
    early = await ask(app, f"{AT}?time=2026-08-12T16:59")
    house.do(Unpublish(), Republish())
    away = await ask(app, f"{AT}?time=2026-08-12T17:05")

    assert (early.status, away.status) == (404, 404)
    assert 'min="2026-08-12T17:00"' in early.text


async def test_an_unknown_live_has_no_form(house: House, app: App) -> None:
    assert (await ask(app, "/live/unknown/at?time=2026-08-12T17:02")).status == 404
    house.do(Unpublish())
    assert (await ask(app, AT)).status == 404


async def test_the_form_holds_the_moment_in_the_lives_zone(app: App) -> None:
    answer = await ask(app, f"{AT}/5")

    assert f'action="{AT}" method="get"' in answer.text
    assert 'name="time" required value="2026-08-12T17:02"' in answer.text
    assert 'min="2026-08-12T17:00" max="2026-08-12T17:05"' in answer.text


async def test_steps_lead_to_the_change_before_and_the_change_after(app: App) -> None:
    # Events 1 and 2 made a draft; 3 began it.
    found = {seq: steps(await ask(app, f"{AT}/{seq}")) for seq in (3, 4, 7)}

    assert found == {3: {"next": 4}, 4: {"prev": 3, "next": 5}, 7: {"prev": 6}}


@pytest.mark.parametrize(
    ("gone", "leads_to"),
    [
        # p2 is nowhere in the past: neither its publication nor its correction is a step.
        (Hide(post="p2"), [3, 4, 6, 7]),
        # A tombstone stands where p2 appeared, and nothing ever changed on it.
        (Withdraw(post="p2", reason="Faux"), [3, 4, 5, 6, 7]),
        (Erase(post="p2"), [3, 4, 5, 6, 7]),
        (Withdraw(post="p2", reason="Faux", words_kept=True), [3, 4, 5, 6, 7, 8, 9]),
        (Mark(post="p2"), [3, 4, 5, 6, 7, 8, 9]),
    ],
)
async def test_what_is_gone_today_is_no_step_of_the_past(
    house: House, app: App, gone: Hide | Withdraw | Erase | Mark, leads_to: list[int]
) -> None:
    house.do(Correct(post="p2", content=words("Nouveau titre"), note="le titre"), gone)

    seq, found = 3, [3]
    while (after := steps(await ask(app, f"{AT}/{seq}")).get("next")) is not None:
        found.append(seq := after)

    assert found == leads_to


async def test_a_post_that_came_back_went_and_came(house: House, app: App) -> None:
    house.do(
        Hide(post="p2"),
        Correct(post="p2", content=words("Nouveau titre")),  # nobody saw it happen
        Show(post="p2"),
        Publish(post="p5", content=words("Encore")),
    )

    assert steps(await ask(app, f"{AT}/8")) == {"prev": 7, "next": 10}
    assert steps(await ask(app, f"{AT}/10")) == {"prev": 8, "next": 11}


async def test_a_chunk_of_the_past_has_the_band_too(house: House, app: App) -> None:
    house.publish(17, first=5)

    assert steps(await ask(app, f"{AT}/23/from/1")) == {"prev": 22, "next": 24}
