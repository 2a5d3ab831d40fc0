"""The page in a browser: accessible, never wider than the screen; and valid for the Nu checker."""

import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from filrouge.archive.find.answer import Searching
from filrouge.archive.find.index import build
from filrouge.archive.find.query import read_query
from filrouge.domain.chain import Sealed
from filrouge.domain.state import Live
from filrouge.formats.search import render_search
from filrouge.service.load import Loaded
from tests.browser import Device, OpenPage
from tests.formats import sample
from tests.formats.render import SITE, SLUG
from tests.formats.sight import is_accessible, is_inside
from tests.formats.test_browser import style
from tests.formats.tree import parse_page
from tests.reader.house import THEME
from tests.require import require_vnu


def named(live: Live) -> Live:
    """Give a sample live with more topics and people than are in view."""
    posts = live.posts
    for number, post in enumerate(sample.newest_first(live)):
        if post.content.headline:
            topics = tuple(f"Thème {each} de la côte des Goélands" for each in range(number, 20))
            content = replace(post.content, topics=topics, people=("Odile Garrec",))
            posts = posts.set(post.id, replace(post, content=content))
    return replace(live, posts=posts)


def page_of(live: Live, question: str) -> str:
    index = build(Loaded(live=live, end=Sealed(), epoch=1))
    search = Searching(THEME, index, SLUG).answer(read_query(question.encode()))
    return render_search(THEME, SITE, live, search, slug=SLUG)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    french, english, arabic = named(sample.french()), sample.english(), sample.arabic()
    return {
        "all": page_of(french, ""),
        "words": page_of(french, "q=corniche+mer+Thème&kind=picture&key=1&colour=red"),
        "quoted": page_of(french, "q=%22la+mer%22"),
        "minute": page_of(french, "q=18h40"),
        "early": page_of(french, "q=2026-08-01+10:00&author=Paul+Aubin"),
        "nothing": page_of(french, "q=cornihce&topic=x&topic=y"),
        "english": page_of(english, "q=fuelled"),
        "english-minute": page_of(english, "q=12.35+pm"),
        "right-to-left": page_of(arabic, "q=%D8%A7%D9%84%D8%A7%D8%AC%D8%AA%D9%85%D8%A7%D8%B9"),
        "empty": page_of(sample.live_of([]), ""),
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
    for name in ("words", "minute", "nothing", "right-to-left"):
        page.set_content(pages[name], wait_until="domcontentloaded")
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


def test_what_is_touched_is_large_enough(open_page: OpenPage, pages: dict[str, str]) -> None:
    page = open_page("phone")
    page.route("**/*", lambda route: route.abort())
    page.set_content(pages["words"], wait_until="domcontentloaded")
    page.add_style_tag(content=style())

    heights = page.evaluate(
        "[...document.querySelectorAll('.chips a, .finder input, .finder button')]"
        ".filter(one => one.offsetHeight).map(one => one.offsetHeight)"
    )
    assert len(heights) > 4
    assert min(heights) >= 44


def test_nothing_in_the_page_needs_a_laxer_content_security_policy(pages: dict[str, str]) -> None:
    for html in pages.values():
        page = parse_page(html)
        assert page.xpath("//@style | //style | //script[@src]") == []
        assert [name for name in page.xpath("//@*/..//@*") if str(name).startswith("on")] == []


def test_headings_descend_one_level_at_a_time(pages: dict[str, str]) -> None:
    for name, html in pages.items():
        levels = [int(one.tag[1]) for one in parse_page(html).xpath("//h1|//h2|//h3|//h4")]
        assert levels[0] == 1
        assert all(low - high <= 1 for high, low in pairwise(levels)), name


def test_a_chosen_filter_that_nobody_knows_is_shown_as_it_came(pages: dict[str, str]) -> None:
    assert "colour=red" in parse_page(pages["words"]).xpath(
        "string(//*[contains(@class,'chosen')])"
    )


@pytest.mark.slow
def test_pages_are_valid_html(pages: dict[str, str], tmp_path: Path) -> None:
    command = require_vnu()
    for name, html in pages.items():
        (tmp_path / f"{name}.html").write_text(html, encoding="utf-8")

    checked = subprocess.run(
        # A post without a headline lacks one here as in the live: no error.
        [*command, "--errors-only", *map(str, sorted(tmp_path.iterdir()))],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )

    assert (checked.returncode, checked.stderr) == (0, "")
