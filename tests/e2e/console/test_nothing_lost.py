"""No word is lost to a dead network, an expired sign-in or a lost answer; none goes out twice."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser import OpenPage
from tests.e2e.console.house import House
from tests.e2e.console.people import PASSWORD, code_of_the_app

PUBLISH = re.compile(r"/drafts/[^/]+/publish$")
SAVE = re.compile(r"/drafts/[^/]+$")


def test_offline_a_post_waits_and_goes_out_once_when_the_line_is_back(
    console: House, open_page: OpenPage
) -> None:
    live = console.live()
    desk = console.desk(open_page(), "Claire", live)
    desk.write("Avant la coupure")
    desk.page.context.set_offline(True)
    expect(desk.standing).to_contain_text("Offline")

    desk.write("Écrit hors ligne", "Le pont est fermé.")
    desk.send()
    expect(desk.standing).to_have_text("Offline: 1 post waits")
    # Writing goes on.
    desk.write("Le suivant")
    assert console.posts(live, "Écrit hors ligne") == []

    desk.page.context.set_offline(False)
    expect(desk.sent).to_contain_text("Published")
    assert len(console.posts(live, "Écrit hors ligne")) == 1
    assert desk.kept("outbox") == []
    expect(desk.headline).to_have_value("Le suivant")


def test_signed_out_while_writing_one_signs_in_in_place_and_the_post_goes_out(
    console: House, open_page: OpenPage
) -> None:
    live = console.live()
    desk = console.desk(open_page(), "Claire", live)
    desk.write("Avant l’expiration", "Mot à mot.")
    expect(desk.standing).to_contain_text("Saved")
    desk.page.context.clear_cookies()
    desk.body.press_sequentially(" Et encore.")
    expect(desk.standing.get_by_role("button")).to_have_text("Signed out: sign in")
    # Nobody is interrupted while writing: the dialog comes with what cannot go on without it.
    dialog = desk.page.get_by_role("dialog", name="Sign in again")
    expect(dialog).to_be_hidden()
    expect(desk.body).to_contain_text("Mot à mot. Et encore.")

    desk.send()
    expect(dialog).to_be_visible()
    dialog.get_by_label("Email").fill(console.people["Claire"].email)
    dialog.get_by_label("Password").fill("not this one")
    dialog.get_by_role("button", name="Sign in").click()
    expect(dialog.get_by_role("alert")).not_to_be_empty()
    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_role("button", name="Sign in").click()

    expect(dialog).to_be_hidden()
    expect(desk.sent).to_contain_text("Published")
    [post] = console.posts(live, "Avant l’expiration")
    assert "Mot à mot. Et encore." in str(post.content.blocks)


def test_who_signs_in_in_two_steps_does_so_in_place(console: House, open_page: OpenPage) -> None:
    live = console.live()
    desk = console.desk(open_page(), "Hugo", live)
    desk.write("Avant le code", "Mot à mot.")
    desk.wait_until_saved()
    desk.page.context.clear_cookies()
    desk.body.press_sequentially(" Et la suite.")
    desk.send()
    dialog = desk.page.get_by_role("dialog", name="Sign in again")
    dialog.get_by_label("Email").fill(console.people["Hugo"].email)
    dialog.get_by_label("Password").fill(PASSWORD)
    desk.page.keyboard.press("Enter")

    # The password alone opens nothing, and a wrong code neither.
    code = dialog.get_by_label("Code from your app, or a recovery code")
    expect(code).to_be_focused()
    assert console.posts(live, "Avant le code") == []
    desk.page.keyboard.type("000000")
    desk.page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("This code is not right")
    code.fill(code_of_the_app())
    desk.page.keyboard.press("Enter")

    expect(dialog).to_be_hidden()
    expect(desk.sent).to_contain_text("Published")
    [post] = console.posts(live, "Avant le code")
    assert "Mot à mot. Et la suite." in str(post.content.blocks)
    # And the next one is kept by the server again.
    desk.write("Après le code")
    desk.wait_until_saved()


def test_signing_in_again_in_another_tab_is_enough(console: House, open_page: OpenPage) -> None:
    live = console.live()
    desk = console.desk(open_page(), "Claire", live)
    desk.write("Reprise")
    desk.page.context.clear_cookies()
    desk.body.press_sequentially("Le texte.")
    desk.send()
    dialog = desk.page.get_by_role("dialog", name="Sign in again")
    expect(dialog).to_be_visible()

    # By whatever way the house offers there: a passkey, a code by mail.
    tab = desk.page.context.new_page()
    tab.goto(f"{console.server.address}/redaction/login")
    tab.locator("[name=login]").fill(console.people["Claire"].email)
    tab.locator("[name=password]").fill(PASSWORD)
    tab.locator("[name=password]").press("Enter")
    expect(tab.get_by_text("Claire").first).to_be_visible()

    desk.page.bring_to_front()
    expect(dialog).to_be_hidden(timeout=20_000)
    expect(desk.sent).to_contain_text("Published")
    assert len(console.posts(live, "Reprise")) == 1


def test_what_one_person_wrote_never_goes_out_in_anothers_name(
    console: House, open_page: OpenPage
) -> None:
    live = console.live()
    desk = console.desk(open_page(), "Claire", live)
    desk.write("Les mots de Claire")
    expect(desk.standing).to_contain_text("Saved")

    # Somebody else signs in, in another tab of the same browser, by the form.
    tab = desk.page.context.new_page()
    desk.page.context.clear_cookies()
    tab.goto(f"{console.server.address}/redaction/login")
    tab.locator("[name=login]").fill(console.people["Marc"].email)
    tab.locator("[name=password]").fill(PASSWORD)
    tab.locator("[name=password]").press("Enter")
    expect(tab.get_by_text("Marc").first).to_be_visible()

    desk.page.bring_to_front()
    desk.headline.press_sequentially(" seule")
    desk.send()
    dialog = desk.page.get_by_role("dialog", name="Sign in again")
    expect(dialog).to_contain_text("Marc has signed in, in this browser.")
    assert console.posts(live, "Les mots de Claire seule") == []

    # On Marc's own desk there is nothing of hers.
    tab.goto(f"{console.server.address}/redaction/live/{live.slug}")
    expect(tab.get_by_role("textbox", name="Headline (optional)")).to_have_value("")

    dialog.get_by_label("Email").fill(console.people["Claire"].email)
    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_role("button", name="Sign in").click()
    expect(desk.sent).to_contain_text("Published")
    assert len(console.posts(live, "Les mots de Claire seule")) == 1


def test_an_answer_that_is_lost_on_its_way_makes_no_second_post(
    console: House, open_page: OpenPage
) -> None:
    live = console.live()
    desk = console.desk(open_page(), "Claire", live)
    swallowed: list[int] = []

    def swallow(route: Route) -> None:
        answer = route.fetch()
        swallowed.append(answer.status)
        route.abort("connectionreset")

    desk.page.route(PUBLISH, swallow, times=2)
    desk.write("Réponse perdue", "Le texte.")
    desk.send()

    expect(desk.sent).to_contain_text("Published")
    assert swallowed == [201, 201]
    assert len(console.posts(live, "Réponse perdue")) == 1


def test_what_waits_goes_out_after_a_reload(console: House, open_page: OpenPage) -> None:
    live = console.live()
    desk = console.desk(open_page(), "Claire", live)
    desk.page.route(PUBLISH, lambda route: route.abort())
    desk.write("Au-delà du rechargement")
    desk.send()
    expect(desk.sent).to_contain_text("Waits to go out")
    desk.page.unroute(PUBLISH)

    desk.page.reload()
    expect(desk.body).to_be_visible()
    expect(desk.headline).to_have_value("")
    desk.wait_until_empty("outbox")
    assert len(console.posts(live, "Au-delà du rechargement")) == 1


def test_what_waits_is_not_offered_as_a_draft_as_well(console: House, open_page: OpenPage) -> None:
    live = console.live()
    desk = console.desk(open_page(), "Claire", live)
    desk.page.route(PUBLISH, lambda route: route.abort())
    desk.write("Gardé au serveur")
    desk.wait_until_saved()
    desk.send()
    expect(desk.sent).to_contain_text("Waits to go out")

    desk.page.reload()
    expect(desk.body).to_be_focused()  # what was left would lie there by now
    expect(desk.headline).to_have_value("")
    expect(desk.page.get_by_text("Your draft of")).to_have_count(0)

    desk.page.unroute(PUBLISH)
    desk.wait_until_empty("outbox")
    assert len(console.posts(live, "Gardé au serveur")) == 1


def test_a_refused_post_lies_in_the_composer_again_with_the_reason(
    console: House, open_page: OpenPage
) -> None:
    live = console.live()
    desk = console.desk(open_page(), "Claire", live)
    other = console.desk(desk.page.context.new_page(), "Claire", live)
    desk.page.bring_to_front()
    # It would make the words after it read backwards; no log takes it.
    backwards = "\u202e"
    desk.headline.fill(f"Un titre{backwards} à l’envers")
    desk.body.press_sequentially("Le texte.")
    desk.send()

    expect(desk.panel.locator(".notice.warning")).to_contain_text("202E")
    expect(other.headline).to_have_value("")
    expect(desk.headline).to_have_value(f"Un titre{backwards} à l’envers")
    expect(desk.body).to_have_text("Le texte.")
    assert desk.kept("outbox") == []
    [kept] = desk.kept("drafts")
    assert kept["refusal"]


def test_every_key_press_is_kept_in_the_browser_before_the_server_is_asked(
    console: House, open_page: OpenPage
) -> None:
    live = console.live()
    desk = console.desk(open_page(), "Claire", live)
    desk.page.route(SAVE, lambda route: route.abort())
    desk.write("Mot", "à mot")
    desk.wait_until_kept("à mot")
    expect(desk.standing).to_contain_text("kept in this browser", ignore_case=True)

    desk.page.unroute(SAVE)
    desk.page.reload()
    expect(desk.headline).to_have_value("Mot")
    expect(desk.body).to_contain_text("à mot")
    expect(desk.page.get_by_text(re.compile(r"Your draft of .* is back\."))).to_be_visible()


def test_a_draft_is_there_on_another_device(console: House, open_page: OpenPage) -> None:
    live = console.live()
    laptop = console.desk(open_page(), "Claire", live)
    with laptop.page.expect_response(lambda response: response.request.method == "PUT") as saved:
        laptop.write("Commencé au bureau", "Fini dans le train.")
    assert saved.value.ok
    expect(laptop.standing).to_contain_text("Saved")
    laptop.wait_until_saved()

    phone = console.desk(open_page("phone"), "Claire", live)
    expect(phone.headline).to_have_value("Commencé au bureau")
    expect(phone.body).to_have_text("Fini dans le train.")
    expect(phone.page.get_by_text(re.compile(r"Your draft of .* is back\."))).to_be_visible()


def test_both_devices_went_on_writing_and_nothing_is_lost(
    console: House, open_page: OpenPage
) -> None:
    live = console.live()
    laptop = console.desk(open_page(), "Claire", live)
    laptop.write("Titre commun", "Le début.")
    laptop.wait_until_saved()
    phone = console.desk(open_page(), "Claire", live)
    expect(phone.body).to_have_text("Le début.")
    phone.body.press_sequentially("Du téléphone. ")
    phone.wait_until_saved()

    laptop.body.press_sequentially(" Du bureau.")
    merge = laptop.page.get_by_role("dialog", name=re.compile("changed on another device"))
    expect(merge).to_be_visible()
    # Escape decides nothing: mine lies here as a draft of its own, the other stays.
    laptop.page.keyboard.press("Escape")
    expect(merge).to_be_hidden()
    expect(laptop.body).to_have_text("Le début. Du bureau.")
    laptop.wait_until_saved()
    expect(laptop.page.get_by_text("1 other draft of yours")).to_be_visible()


@pytest.mark.slow
def test_seven_tabs_are_open_and_publish_works_at_once(console: House, open_page: OpenPage) -> None:
    live = console.live()
    first = open_page()
    streams: list[str] = []
    first.context.on(
        "request", lambda asked: streams.append(asked.url) if _is_stream(asked.url) else None
    )
    pages = [first, *(first.context.new_page() for _ in range(6))]
    desks = [console.desk(page, "Claire", live) for page in pages]
    desk = desks[-1]
    desk.write("Du septième onglet")
    desk.send()
    expect(desk.sent).to_contain_text("Published")
    assert len(console.posts(live, "Du septième onglet")) == 1
    # Of the six connections that a browser has to a host, all tabs together hold one.
    assert len(streams) == 1


def _is_stream(address: str) -> bool:
    return address.endswith("/redaction/stream")
