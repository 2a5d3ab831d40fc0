"""Lives that readers cannot have: what they are told gives nothing away."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from filrouge.asgi.assets import Assets
from filrouge.asgi.respond import App
from filrouge.domain.commands import Command, Describe, Open, Step, Unpublish
from filrouge.domain.content import Description
from filrouge.service.perform import perform_steps
from tests.reader.asking import ask
from tests.reader.house import House
from tests.require import require_assets


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    house = House(tmp_path)
    async with house.following_news():
        yield house


@pytest.fixture
def app(house: House) -> App:
    require_assets()
    return house.app(Assets("filrouge.reader"))


async def test_a_draft_is_as_if_it_were_not_there(house: House, app: App) -> None:
    steps = [
        Step(command=Open(language="fr", time_zone="Europe/Paris")),
        Step(command=Describe(description=Description(headline="Secret"))),
    ]
    perform_steps(house.context, "draft", steps, slug="draft")
    await house.told()

    answer = await ask(app, "/live/draft")

    assert (answer.status, answer.sent) == (404, (await ask(app, "/live/unknown")).sent)
    assert "Secret" not in (await ask(app, "/")).text


async def test_a_live_that_cannot_be_had_now_is_503(
    house: House, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nothing(slug: str) -> None:
        return None

    house.open(live="other", slug="other")
    await house.told()
    monkeypatch.setattr(house.relay, "start", nothing)

    assert (await ask(app, "/live/other")).status == 503


@pytest.mark.parametrize(("command", "status"), [(None, 404), (Unpublish(), 410)])
async def test_what_is_out_of_sight_is_not_told_apart_by_a_fault(
    house: House,
    app: App,
    monkeypatch: pytest.MonkeyPatch,
    command: Unpublish | None,
    status: int,
) -> None:
    # given a draft, or a live that was taken back, that cannot be had at the moment either
    async def nothing(slug: str) -> None:
        return None

    steps: list[Command] = [
        Open(language="fr", time_zone="Europe/Paris"),
        *([] if command is None else [command]),
    ]
    perform_steps(house.context, "other", [Step(command=step) for step in steps], slug="other")
    await house.told()
    monkeypatch.setattr(house.relay, "start", nothing)

    assert (await ask(app, "/live/other")).status == status
