"""A post is written, looked at, and goes out: now, in a moment, or at its time."""

import re
import time
from collections.abc import Mapping

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser import Device, OpenPage
from tests.e2e.console.house import Desk, House

TRIES = 5
PAINTED_S = 5.0
"""Far above what it takes (a tenth of a second alone on a machine): tests share two cores."""

DUE_S = 3


def test_a_post_is_written_by_keyboard_alone_and_read(console: House, open_page: OpenPage) -> None:
    live = console.live()
    reader = open_page()
    reader.goto(f"{console.server.address}{live.path}")
    desk = console.desk(open_page(), "Claire", live)

    desk.write("La digue tient", "Le niveau baisse depuis midi.")
    desk.send()

    expect(desk.sent).to_contain_text("Published")
    expect(desk.sent.get_by_role("link")).to_have_text("La digue tient")
    expect(reader.get_by_text("La digue tient")).to_be_visible()
    [post] = console.posts(live, "La digue tient")
    assert post.content.authors == ("Claire",)
    # The composer is free and has the focus: the next post can be begun at once.
    expect(desk.headline).to_have_value("")
    expect(desk.body).to_be_focused()


def test_from_the_key_press_to_a_readers_page_it_takes_a_moment(
    console: House, open_page: OpenPage
) -> None:
    live = console.live()
    reader = open_page()
    reader.goto(f"{console.server.address}{live.path}")
    desk = console.desk(open_page(), "Claire", live)
    took = []
    for number in range(TRIES):
        desk.write(f"Mesure {number}")
        begun = time.perf_counter()
        desk.send()
        reader.get_by_role("heading", name=f"Mesure {number}").wait_for(state="attached")
        took.append(time.perf_counter() - begun)
    assert max(took) < PAINTED_S, took


def test_what_was_published_can_be_taken_back_for_a_moment(
    console: House, open_page: OpenPage
) -> None:
    live = console.live()
    desk = console.desk(open_page(), "Paul", live)
    desk.write("Trop vite", "Une faute.")
    desk.send()
    expect(desk.sent).to_contain_text(re.compile(r"Goes out in \d s"))
    desk.page.keyboard.press("Alt+u")
    expect(desk.headline).to_have_value("Trop vite")
    assert console.posts(live, "Trop vite") == []

    desk.write("Comme il faut")
    desk.send()
    expect(desk.sent).to_contain_text("Goes out in")
    # It is held at the server: the browser may be gone by then.
    desk.page.context.set_offline(True)
    desk.page.close()
    until = time.monotonic() + 30
    while not console.posts(live, "Comme il faut"):
        assert time.monotonic() < until
        time.sleep(0.1)
    assert console.posts(live, "Trop vite") == []


def test_a_scheduled_post_goes_out_at_its_time(console: House, open_page: OpenPage) -> None:
    live = console.live()
    desk = console.desk(open_page(), "Claire", live)
    desk.write("À l’heure dite", "Le texte.")
    desk.panel.get_by_role("button", name="Schedule…").click()
    dialog = desk.page.get_by_role("dialog", name="Schedule")
    field = dialog.get_by_label("Goes out at (time in Paris)")
    field.fill("2020-01-01T12:00")
    dialog.get_by_role("button", name="Schedule").click()
    expect(dialog.get_by_role("alert")).to_have_text("This time is past. Choose a later one.")
    # The field knows minutes; the test has not so much time.
    due_at = desk.page.evaluate(
        "seconds => new Date(Date.now() + 1000 * seconds).toISOString()", DUE_S
    )
    desk.page.route(
        "**/schedule",
        lambda route: route.continue_(
            post_data={**(route.request.post_data_json or {}), "at": due_at}
        ),
    )
    field.fill("2199-01-01T12:00")
    dialog.get_by_role("button", name="Schedule").click()
    expect(dialog).to_be_hidden()
    expect(desk.sent).to_contain_text("Goes out at")
    expect(desk.sent).to_contain_text("(Paris)")
    assert console.posts(live, "À l’heure dite") == []

    expect(desk.sent).to_contain_text("Published", timeout=20_000)
    [post] = console.posts(live, "À l’heure dite")
    assert post.published_at is not None


def test_options_go_out_with_the_post(console: House, open_page: OpenPage) -> None:
    live = console.live()
    desk = console.desk(open_page(), "Claire", live)
    desk.write("Avec tout", "Le texte.")
    page = desk.page
    desk.panel.get_by_role("button", name="Key moment").click()
    page.keyboard.press("Alt+o")
    desk.panel.get_by_label("Authors, as signed").press_sequentially("avec AFP,")
    desk.panel.get_by_label("Topics").fill("Crue")
    desk.panel.get_by_label("Topics").press("Enter")
    desk.panel.get_by_label("People").fill("La maire")
    desk.panel.get_by_role("button", name="Add a source").click()
    page.get_by_label("Name of the source").fill("La préfecture")
    page.get_by_label("Status of the source").select_option("claimed")
    desk.panel.get_by_role("button", name="Add a link").click()
    page.get_by_label("Title of the page").fill("Notre carte")
    page.get_by_label("Address of the page").fill("https://exemple.fr/carte")
    desk.panel.get_by_label("Reply to").select_option("p1")
    desk.panel.get_by_label("Internal note").fill("Appeler le maire.")
    # Typed and not confirmed: it goes along all the same.
    desk.panel.get_by_label("Topics").fill("Ponts")
    desk.send()

    expect(desk.sent).to_contain_text("Published")
    [post] = console.posts(live, "Avec tout")
    content = post.content
    assert post.key_moment
    assert post.reply_to == "p1"
    assert content.authors == ("Claire", "avec AFP")
    assert content.topics == ("Crue", "Ponts")
    assert content.people == ("La maire",)
    assert [(source.name, source.status.value) for source in content.sources] == [
        ("La préfecture", "claimed")
    ]
    assert [(link.title, link.url) for link in content.related] == [
        ("Notre carte", "https://exemple.fr/carte")
    ]
    public = desk.page.request.get(f"{console.server.address}{live.path}").text()
    assert "Appeler le maire" not in public


def test_a_correction_is_minor_or_says_to_readers_what_changed(
    console: House, open_page: OpenPage
) -> None:
    live = console.live()
    desk = console.desk(open_page(), "Claire", live)
    desk.page.evaluate("() => { location.hash = 'correct=p1' }")
    expect(desk.headline).to_have_value("Titre 1")
    desk.write("Neuf blessés")
    desk.page.get_by_label("Substantive").check()
    desk.send()
    # Without its note it does not go out, and nothing is lost.
    expect(desk.page.get_by_text("Say in a sentence, for readers,")).to_be_visible()
    note = desk.page.get_by_label("What was corrected, for readers")
    expect(note).to_be_focused()
    note.fill("Neuf blessés, et non douze.")
    desk.send()
    expect(desk.sent).to_contain_text("Corrected")
    post = console.state(live).posts["p1"]
    assert post.content.headline == "Neuf blessés"
    assert [correction.note for correction in post.corrections] == ["Neuf blessés, et non douze."]


def test_the_draft_that_was_put_aside_for_a_correction_is_back_after_it(
    console: House, open_page: OpenPage
) -> None:
    live = console.live()
    desk = console.desk(open_page(), "Claire", live)
    desk.write("En cours", "Une phrase.")
    desk.page.evaluate("() => { location.hash = 'correct=p1' }")
    expect(desk.headline).to_have_value("Titre 1")
    desk.write("Titre 1 bis")
    desk.send()
    expect(desk.sent).to_contain_text("Corrected")
    expect(desk.headline).to_have_value("En cours")
    expect(desk.body).to_have_text("Une phrase.")


def test_what_was_discarded_can_be_brought_back(console: House, open_page: OpenPage) -> None:
    live = console.live()
    desk = console.desk(open_page(), "Claire", live)
    desk.write("Pour rien", "Ou presque.")
    desk.wait_until_saved()
    desk.panel.get_by_role("button", name="Discard").click()
    expect(desk.headline).to_have_value("")
    desk.panel.get_by_role("button", name="Bring it back").click()
    expect(desk.headline).to_have_value("Pour rien")
    expect(desk.body).to_have_text("Ou presque.")
    desk.wait_until_saved()


def test_the_preview_is_the_readers_own_rendering(console: House, open_page: OpenPage) -> None:
    live = console.live()
    desk = console.desk(open_page(), "Claire", live)
    desk.write("Vu d’avance", "« Nous partons. »")
    desk.page.keyboard.press("Alt+p")
    preview = desk.page.locator(".preview-page")
    expect(preview.get_by_role("heading", name="Vu d’avance")).to_be_visible()
    expect(preview.get_by_text("« Nous partons. »")).to_be_visible()
    desk.write("Vu <b>autrement</b>")
    expect(preview.get_by_role("heading", name="Vu <b>autrement</b>")).to_be_visible()


def test_who_writes_what_is_there_already_is_told_and_not_held_up(
    console: House, open_page: OpenPage
) -> None:
    live = console.live()
    desk = console.desk(open_page(), "Claire", live)
    text = "Le pont de la Bèze est fermé aux voitures depuis ce matin, huit heures."
    desk.write("Le pont est fermé", text)
    desk.send()
    expect(desk.sent).to_contain_text("Published")
    desk.write("Le pont est fermé", text)
    expect(desk.page.get_by_text("Nearly the same went out at")).to_be_visible()
    desk.send()
    desk.wait_until_empty("outbox")
    assert len(console.posts(live, "Le pont est fermé")) == 2


def test_a_phone_shows_one_part_at_a_time(console: House, open_page: OpenPage) -> None:
    live = console.live()
    desk = console.desk(open_page("phone"), "Claire", live)
    tabs = desk.page.get_by_role("tablist", name="Parts of the desk")
    expect(tabs.get_by_role("tab")).to_have_text(["Write", "Stream", "Facts", "Waiting"])
    tabs.get_by_role("tab", name="Stream").click()
    expect(desk.body).to_be_hidden()
    desk.page.keyboard.press("ArrowLeft")
    expect(tabs.get_by_role("tab", name="Write")).to_be_focused()
    expect(desk.body).to_be_visible()
    desk.headline.tap()
    desk.headline.press_sequentially("Du trottoir")
    desk.panel.get_by_role("button", name="Publish").tap()
    expect(desk.sent).to_contain_text("Published")
    assert len(console.posts(live, "Du trottoir")) == 1


def test_the_keys_are_listed(console: House, open_page: OpenPage) -> None:
    live = console.live()
    desk = console.desk(open_page(), "Claire", live)
    desk.body.press_sequentially("Vraiment ?")
    expect(desk.body).to_contain_text("?")
    desk.page.get_by_role("button", name=re.compile("^Keys")).focus()
    desk.page.keyboard.press("?")
    sheet = desk.page.get_by_role("dialog", name="Keys")
    expect(sheet.get_by_text("Ctrl Enter")).to_be_visible()
    desk.page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_it_is_accessible_and_nothing_is_cut_off(
    console: House, open_page: OpenPage, device: Device, dark: bool
) -> None:
    live = console.live(posts=3)
    desk = console.desk(open_page(device, dark=dark), "Marc", live)
    page = desk.page
    blank = findings(page)
    desk.write("Un titre", "Un texte, et rien d’autre.")
    desk.page.keyboard.press("Alt+o")
    desk.panel.get_by_label("Topics").fill("Crue,")
    desk.panel.get_by_role("button", name="Add a source").click()
    page.get_by_label("Another time").check()
    page.keyboard.press("Alt+p")
    expect(page.locator(".preview-page").get_by_text("Un titre")).to_be_visible()
    full = findings(page)
    desk.panel.get_by_role("button", name="Schedule…").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    dialog = findings(page)
    page.keyboard.press("Escape")
    page.evaluate("() => { location.hash = 'correct=p1' }")
    expect(desk.headline).to_have_value("Titre 1")
    page.get_by_label("Substantive").check()
    correction = findings(page)
    assert (blank, full, dialog, correction) == ([], [], [], [])
    assert overflow(page) <= 0


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_the_merge_screen_is_accessible(
    console: House, open_page: OpenPage, device: Device
) -> None:
    live = console.live()
    desk = console.desk(open_page(device), "Claire", live)
    merge = merging(desk)
    assert findings(desk.page) == []
    assert overflow(desk.page) <= 0
    if device == "phone":
        merge.get_by_role("button", name="As saved elsewhere", exact=True).tap()
        expect(merge.get_by_role("region", name="Mine")).to_be_hidden()
        expect(merge.get_by_role("region", name="As saved elsewhere")).to_be_visible()


def merging(desk: Desk) -> Locator:
    """Bring the desk before two texts of one draft; gives the dialog."""
    desk.write("Mon titre", "Le début du texte.")
    desk.wait_until_saved()
    desk.page.evaluate(_SAVE_ELSEWHERE)
    desk.body.press_sequentially("Et moi. ")
    merge = desk.page.get_by_role("dialog", name=re.compile("changed on another device"))
    expect(merge).to_be_visible()
    return merge


def findings(page: Page) -> list[Mapping[str, object]]:
    """Give what axe finds wrong."""
    results = Axe().run(page, options={"resultTypes": ["violations"]}).response
    return [
        {"id": one["id"], "nodes": [node["html"][:120] for node in one["nodes"]]}
        for one in results["violations"]
    ]


def overflow(page: Page) -> int:
    """Give by how many pixels the page is wider than its window."""
    wider: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return wider


_SAVE_ELSEWHERE = """async () => {
  const token = /filrouge_csrf=([^;]*)/.exec(document.cookie)[1];
  const slug = location.pathname.split("/").pop();
  const list = await (await fetch(`/api/v1/lives/${slug}/drafts`)).json();
  const draft = list.items.find(one => one.mine);
  const { id, version, content, key_moment, pin, reply_to, published_at, note, post,
          base_revision, correction_note } = draft;
  const body = { version, key_moment, pin, reply_to, published_at, note, post, base_revision,
                 correction_note, content: { ...content, headline: "L’autre titre" } };
  const answer = await fetch(`/api/v1/lives/${slug}/drafts/${id}`, {
    method: "PUT",
    headers: { "content-type": "application/json", "x-csrftoken": token },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
}"""
