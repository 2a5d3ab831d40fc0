"""The stream at 5,000 posts: there at once, never more than a few rows of it, never stuck."""

import pytest
from playwright.sync_api import Page, expect

from filrouge.domain.commands import Publish
from tests.browser import OpenPage
from tests.e2e.console.house import House
from tests.serving import Coverage, words

POSTS = 5_000
ROWS_MAX = 200
FIRST_PAINT_MAX_MS = 1_000
LONG_TASK_MAX_MS = 200

_WATCH = """
window.seen = {rows: 0, tasks: []};
new PerformanceObserver((list) => {
  for (const {duration} of list.getEntries()) window.seen.tasks.push(Math.round(duration));
}).observe({type: "longtask", buffered: true});
new MutationObserver((_, observer) => {
  if (!document.querySelector(".feed [data-post]")) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.seen.rows = performance.now(); }));
}).observe(document, {childList: true, subtree: true});
"""

_LOOP = """() => {
  const begun = performance.now();
  let sum = 0;
  for (let i = 0; i < 50_000_000; i++) sum = (sum + i) % 1_000_003;
  return Math.round(performance.now() - begun) + 0 * sum;
}"""


@pytest.fixture(scope="module")
def long_live(shared_console: House) -> Coverage:
    """Give a live of 5,000 posts."""
    return shared_console.live("Une très longue journée", posts=POSTS)


def tell(page: Page, figures: str) -> None:
    """Print figures, and beside them how long a fixed loop takes here and now."""
    taken: int = page.evaluate(_LOOP)
    print(f"{figures}; the fixed loop takes {taken} ms")  # noqa: T201, it is there to be read


def rows(page: Page) -> int:
    return page.locator(".feed [data-post]").count()


def read_on(page: Page) -> None:
    """Scroll to the end of what is loaded, and wait for what comes after it."""
    height = page.locator(".feed").evaluate("feed => feed.offsetHeight")
    page.locator(".stream-scroll").evaluate("list => { list.scrollTop = list.scrollHeight }")
    page.wait_for_function(
        "height => document.querySelector('.feed').offsetHeight > height + 1", arg=height
    )


def test_the_first_paint_is_there_within_a_second(
    console: House, open_page: OpenPage, long_live: Coverage
) -> None:
    page = open_page()
    page.add_init_script(_WATCH)
    console.desk(page, "Marc", long_live)  # the server reads the live, the browser the script
    page.reload()
    expect(page.get_by_text("5,000 posts", exact=True)).to_be_visible()
    page.wait_for_function("window.seen.rows > 0")
    painted, tasks = page.evaluate("[window.seen.rows, window.seen.tasks]")
    tell(page, f"first rows of {POSTS} posts after {painted:.0f} ms, long tasks {tasks}")
    assert painted < FIRST_PAINT_MAX_MS
    assert 0 < rows(page) <= ROWS_MAX


def test_filtering_never_holds_the_page_up(
    console: House, open_page: OpenPage, long_live: Coverage
) -> None:
    page = open_page()
    page.add_init_script(_WATCH)
    console.desk(page, "Marc", long_live)
    # With some hundreds of posts loaded, as after a while of reading.
    for _ in range(4):
        read_on(page)
    page.evaluate("window.seen.tasks = []")
    page.get_by_role("searchbox", name="Search in the posts and their authors").click()
    page.keyboard.type("titre 4321", delay=60)
    expect(page.get_by_text("1 post found", exact=True)).to_be_visible()
    page.get_by_role("button", name="Show all posts").click()
    expect(page.get_by_text("5,000 posts", exact=True)).to_be_visible()
    tasks: list[int] = page.evaluate("window.seen.tasks")
    tell(page, f"long tasks while filtering: {tasks}")
    assert max(tasks, default=0) < LONG_TASK_MAX_MS


def test_however_far_one_reads_there_are_few_rows_and_each_post_once(
    console: House, open_page: OpenPage, long_live: Coverage
) -> None:
    page = console.desk(open_page(), "Marc", long_live).page
    scroller = page.locator(".stream-scroll")
    first = page.locator(".feed [data-post]").first
    expect(first).to_have_attribute("data-post", f"p{POSTS}")
    shown: list[str] = []
    for _ in range(6):
        read_on(page)
        shown = page.locator(".feed [data-post]").evaluate_all(
            "rows => rows.map((row) => row.dataset.post)"
        )
        assert len(shown) <= ROWS_MAX
        numbers = [int(post[1:]) for post in shown]
        assert numbers == list(range(numbers[0], numbers[0] - len(numbers), -1))
    assert int(shown[-1][1:]) < POSTS - 350

    # Back to the top by its key: the newest is there, and has the focus.
    page.locator(".feed [data-post]").last.focus()
    page.keyboard.press("Home")
    expect(page.locator(f".feed [data-post='p{POSTS}']")).to_be_focused()
    assert scroller.evaluate("list => list.scrollTop") < 100


def test_far_down_a_new_post_moves_nothing(
    console: House, open_page: OpenPage, long_live: Coverage
) -> None:
    page = console.desk(open_page(), "Claire", long_live).page
    scroller = page.locator(".stream-scroll")
    scroller.evaluate("list => { list.scrollTop = list.scrollHeight }")
    target = page.locator(f".feed [data-post='p{POSTS - 45}']")
    target.scroll_into_view_if_needed()
    before = target.evaluate("row => row.getBoundingClientRect().top")
    long_live.do(Publish(post="last", content=words("Et encore une", "À l’instant.")))
    expect(page.get_by_role("button", name="1 new post above")).to_be_visible()
    assert abs(target.evaluate("row => row.getBoundingClientRect().top") - before) < 1
