"""What a house puts on its pages: it is there, it moves nothing, and the script passes it by."""

from pathlib import Path

from playwright.sync_api import expect

from filrouge.domain.commands import Correct
from tests.browser import OpenPage
from tests.e2e.test_still import WATCH, painted, shifts
from tests.require import require_assets
from tests.serving import Newsroom, post, serving, words

FILES = {
    "theme.toml": "between_every = 3",
    "slots/ad-between.html": '<p class="native">Annonce</p>',
    "slots/head.html": '<script src="{{ asset("house.js") }}" defer></script>',
    "style.css": ".slot-ad-between { min-height: 90px; }",
    "house.js": "addEventListener('load', () => { document.body.dataset.house = 'here'; });",
}


def test_slots_stand_between_posts_while_the_page_follows(
    tmp_path: Path, open_page: OpenPage
) -> None:
    require_assets()
    for name, text in FILES.items():
        file = tmp_path / "theme" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    data = tmp_path / "data"
    with serving(data, poll_s="1", theme=str(tmp_path / "theme")) as server:
        newsroom = Newsroom(data, server)
        live = newsroom.open("La crue du Clain", posts=12)
        page = open_page("phone")
        page.add_init_script(WATCH)
        page.goto(server.address + live.path)
        order = "[...document.querySelector('#posts').children].map(e => e.dataset.id ?? '-')"
        before = page.evaluate(order)
        assert before[:8] == ["p12", "p11", "p10", "-", "p9", "p8", "p7", "-"]
        assert page.evaluate("document.body.dataset.house") == "here"

        # a new post, and corrections of those above and under a slot
        live.do(post(13))
        for number in (10, 9):
            live.do(Correct(post=f"p{number}", content=words(f"Titre {number} bis", "Mot.")))
        expect(page.locator("#p-p13")).to_be_visible()
        expect(page.locator("#p-p10 h3")).to_have_text("Titre 10 bis")

        painted(page)
        assert page.evaluate(order) == ["p13", *before]
        assert page.locator(".slot").first.evaluate("e => e.offsetHeight") >= 90
        assert not [shift for shift in shifts(page) if "slot" in str(shift["moved"])]
        newsroom.close()
