"""No word is lost when something dies: the server in the middle of Publish, or the browser."""

import os
import random
import re
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, expect

from tests.browser import TIMEOUT_MS, OpenPage
from tests.e2e.console.house import House, house_at
from tests.require import missing
from tools.browser import NAMES

KILLS = 4
LATEST_KILL_S = 0.08
"""From when the request is made until its answer is there, on a machine with other work to do."""

PUBLISH = re.compile(r"/drafts/[^/]+/publish$")


@pytest.mark.slow
def test_the_server_is_killed_while_publishing_and_exactly_one_post_is_there(
    console_data: Path, open_page: OpenPage
) -> None:
    chance = random.Random(20260812)
    page = open_page()
    with house_at(console_data) as house:
        port = house.server.port
        live = house.live()
        desk = house.desk(page, "Claire", live)
    for number in range(KILLS):
        headline = f"Coup {number}"
        with house_at(console_data, port=port) as house:
            expect(desk.standing).not_to_contain_text("Offline", timeout=3 * TIMEOUT_MS)
            desk.write(headline, "Le texte entier.")
            with page.expect_request(PUBLISH):
                desk.send()
            time.sleep(chance.uniform(0, LATEST_KILL_S))
            house.server.process.kill()
            house.server.process.wait()
        with house_at(console_data, port=port) as house:
            desk.wait_until_empty("outbox")
            assert len(house.posts(live, headline)) == 1


def test_the_browser_is_closed_without_warning_and_the_draft_is_back(
    console: House, browser: Browser, tmp_path: Path
) -> None:
    live = console.live()
    with profile(browser, tmp_path) as context:
        # Nothing reaches the server: what comes back was in the browser alone.
        context.route("**/drafts/*", lambda route: route.abort())
        desk = console.desk(context.pages[0], "Claire", live)
        desk.write("Fermé d’un coup", "Sans prévenir.")
        desk.wait_until_kept("Sans prévenir.")
    with profile(browser, tmp_path) as context:
        desk = console.desk(context.pages[0], "Claire", live)
        expect(desk.headline).to_have_value("Fermé d’un coup")
        expect(desk.body).to_have_text("Sans prévenir.")
        expect(desk.page.get_by_text("is back.")).to_be_visible()


def test_the_browser_is_killed_and_the_draft_is_back(
    console: House, browser: Browser, tmp_path: Path
) -> None:
    live = console.live()
    with profile(browser, tmp_path) as context:
        context.route("**/drafts/*", lambda route: route.abort())
        desk = console.desk(context.pages[0], "Claire", live)
        desk.write("Tué net", "Jusqu’au dernier mot.")
        desk.wait_until_kept("dernier mot.")
        for process in processes_of(tmp_path):
            os.kill(process, signal.SIGKILL)
    # What was left by the dead process, and would keep another from the profile.
    for lock in tmp_path.glob("Singleton*"):
        lock.unlink()
    with profile(browser, tmp_path) as context:
        desk = console.desk(context.pages[0], "Claire", live)
        expect(desk.headline).to_have_value("Tué net")
        expect(desk.body).to_have_text("Jusqu’au dernier mot.")


def test_the_browser_is_killed_while_a_post_waits_and_it_goes_out_once_it_is_opened_again(
    console: House, browser: Browser, tmp_path: Path
) -> None:
    live = console.live()
    with profile(browser, tmp_path) as context:
        context.route("**/publish", lambda route: route.abort())
        desk = console.desk(context.pages[0], "Claire", live)
        desk.write("En attente", "Puis plus rien.")
        desk.send()
        expect(desk.sent).to_contain_text("Waits to go out")
        for process in processes_of(tmp_path):
            os.kill(process, signal.SIGKILL)
    assert console.posts(live, "En attente") == []
    for lock in tmp_path.glob("Singleton*"):
        lock.unlink()
    with profile(browser, tmp_path) as context:
        desk = console.desk(context.pages[0], "Claire", live)
        desk.wait_until_empty("outbox")
        assert len(console.posts(live, "En attente")) == 1


@contextmanager
def profile(browser: Browser, folder: Path) -> Iterator[BrowserContext]:
    """Run a browser of its own upon a profile that stays."""
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        missing("no Chromium that can be started here")
    context = browser.browser_type.launch_persistent_context(
        folder,
        executable_path=executable,
        args=["--no-sandbox"] if os.geteuid() == 0 else [],
        timeout=60_000,
    )
    context.set_default_timeout(TIMEOUT_MS)
    try:
        yield context
    finally:
        with suppress(Error):  # it may have been killed
            context.close()


def processes_of(folder: Path) -> list[int]:
    """Find the processes of the browser that runs upon a profile."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = entry.read_bytes().split(b"\0")
        except OSError:
            continue  # it has ended meanwhile
        if f"--user-data-dir={folder}".encode() in words:
            found.append(int(entry.parent.name))
    if not found:
        pytest.fail("the browser that is to be killed was not found")
    return found
