"""Pages in a browser: accessible, and never wider than the screen; and valid for the Nu checker."""

import re
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from filrouge.domain.state import Live, Status
from filrouge.formats.article import render_article, story
from filrouge.formats.base import AsOf, Range, Theme
from filrouge.formats.front import render_front
from filrouge.formats.notice import render_notice
from tests.browser import Device, OpenPage
from tests.formats import sample
from tests.formats.render import SITE, SLUG, whole_page
from tests.formats.sight import is_accessible, is_inside
from tests.formats.summaries import summaries
from tests.require import ROOT, require_vnu

STYLES = ROOT / "web/reader"


def style() -> str:
    """Give the reader's style sheet with its imports in place."""
    entry = (STYLES / "reader.css").read_text(encoding="utf-8")
    return re.sub(
        r'@import "\./(.+?)";',
        lambda found: (STYLES / found[1]).read_text(encoding="utf-8"),
        entry,
    )


def article_of(theme: Theme, live: Live) -> str:
    posts = story(live)
    return render_article(
        theme, SITE, live, slug=SLUG, cursor="1786557600-120", posts=posts, number=1
    )


@pytest.fixture(scope="module")
def pages(theme: Theme) -> dict[str, str]:
    live = sample.french()
    before = replace(
        sample.live_of([], description=live.description),
        status=Status.SCHEDULED,
        started_at=None,
        starts_at=sample.START,
    )
    chunk = Range(floor="1-1", ceiling="1999999999999-9", number=2)
    return {
        "live": whole_page(theme, live, older="/live/x/from/1"),
        "ended": whole_page(theme, sample.english()),
        "empty": whole_page(theme, sample.live_of([], description=live.description)),
        "before": whole_page(theme, before),
        "archived": whole_page(theme, replace(live, status=Status.ARCHIVED, series="tempetes")),
        "article": article_of(theme, live),
        "article-en": article_of(theme, sample.english()),
        "right-to-left": whole_page(theme, sample.arabic()),
        "permalink": whole_page(
            theme, live, current=live.posts["p4"], shown=chunk, top="/", newer_count=2
        ),
        "past": whole_page(theme, live, as_of=AsOf(48, sample.at(60))),
        "front": render_front(theme, SITE, summaries()),
        "front-empty": render_front(theme, replace(SITE, language="en"), []),
        "offline": render_notice(theme, SITE, "offline"),
        "notice": render_notice(theme, SITE, "not_found"),
    }


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_axe_finds_nothing_and_nothing_runs_off_the_side(
    open_page: OpenPage, pages: dict[str, str], device: Device, dark: bool
) -> None:
    sheet = style()
    page = open_page(device, dark=dark)
    # The pages' own addresses lead nowhere here.
    page.route("**/*", lambda route: route.abort())
    for name, html in pages.items():
        page.set_content(html, wait_until="domcontentloaded")
        page.add_style_tag(content=sheet)

        is_accessible(page, name)
        is_inside(page, name)


def test_text_twice_as_large_stays_inside_a_small_screen(
    open_page: OpenPage, pages: dict[str, str]
) -> None:
    sheet = style()
    page = open_page("phone")
    page.route("**/*", lambda route: route.abort())
    page.set_viewport_size({"width": 320, "height": 640})
    for name, html in pages.items():
        page.set_content(html, wait_until="domcontentloaded")
        page.add_style_tag(content=sheet + "html{font-size:200%}")

        is_inside(page, name)


def test_bars_over_the_page_take_no_room_in_it(open_page: OpenPage, pages: dict[str, str]) -> None:
    page = open_page("phone")
    page.route("**/*", lambda route: route.abort())
    page.set_content(pages["live"], wait_until="domcontentloaded")
    page.add_style_tag(content=style())
    tops = "[...document.querySelectorAll('#posts > article')].map(e => e.offsetTop)"
    where = f"JSON.stringify({tops})"
    before = page.evaluate(where)

    page.evaluate(
        "for (const id of ['newer', 'connection']) {"
        " const bar = document.getElementById(id); bar.hidden = false; bar.append('words'); }"
    )

    assert page.evaluate(where) == before


def test_live_end_is_never_still_under_reduced_motion(
    open_page: OpenPage, pages: dict[str, str]
) -> None:
    """It dims and brightens, slowly; on an ended live it stands still."""
    page = open_page("phone")
    page.route("**/*", lambda route: route.abort())
    animation = (
        "getComputedStyle(document.querySelector('.stream > header'), '::after').animationName"
    )
    found = {}
    for name in ("live", "ended", "past", "permalink"):
        page.set_content(pages[name], wait_until="domcontentloaded")
        page.add_style_tag(content=style())
        found[name] = page.evaluate(animation)

    assert found == {"live": "dim", "ended": "none", "past": "none", "permalink": "none"}


@pytest.mark.slow
def test_pages_are_valid_html(pages: dict[str, str], tmp_path: Path) -> None:
    command = require_vnu()
    for name, html in pages.items():
        (tmp_path / f"{name}.html").write_text(html, encoding="utf-8")

    checked = subprocess.run(
        [*command, *map(str, sorted(tmp_path.iterdir()))],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )

    assert (checked.returncode, checked.stderr) == (0, "")
