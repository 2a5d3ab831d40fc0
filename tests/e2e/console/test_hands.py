"""Many hands on one live: nobody is overwritten, and everybody knows of the others."""

import re

from playwright.sync_api import expect

from filrouge.domain.commands import Correct
from tests.browser import OpenPage
from tests.e2e.console.house import Desk, House
from tests.serving import Coverage, words

MINUTE_MS = 61_000
"""Who comes and goes is read out once a minute, and never more often."""


def correct(console: House, open_page: OpenPage, name: str, live: Coverage, post: str) -> Desk:
    """Open the desk as somebody, and lay a post down to be corrected."""
    desk = console.desk(open_page(), name, live)
    desk.page.evaluate("post => { location.hash = `correct=${post}` }", post)
    return desk


def test_two_correct_one_post_and_the_second_is_told(console: House, open_page: OpenPage) -> None:
    live = console.live()
    claire = correct(console, open_page, "Claire", live, "p1")
    expect(claire.headline).to_have_value("Titre 1")
    marc = correct(console, open_page, "Marc", live, "p1")

    notice = marc.panel.get_by_text("Claire is changing this post.")
    expect(notice).to_be_visible()
    expect(marc.headline).to_have_value("")

    # Waiting, Marc gets the post as Claire leaves it, as soon as she is done.
    marc.page.get_by_role("button", name="Wait").click()
    claire.write("Titre 1, corrigé")
    claire.send()
    expect(claire.sent).to_contain_text("Corrected")
    expect(marc.headline).to_have_value("Titre 1, corrigé")
    expect(notice).to_be_hidden()


def test_a_lease_is_taken_over_knowingly_and_no_word_is_lost(
    console: House, open_page: OpenPage
) -> None:
    live = console.live()
    claire = correct(console, open_page, "Claire", live, "p1")
    expect(claire.headline).to_have_value("Titre 1")
    claire.write("Le titre de Claire")
    marc = correct(console, open_page, "Marc", live, "p1")
    marc.page.get_by_role("button", name="Take over").click()
    expect(marc.headline).to_have_value("Titre 1")
    # Of the two who have it open, the one who holds it changes it.
    here = marc.page.get_by_role("region", name="Who is here")
    expect(here.get_by_text("changes “Titre 1”")).to_have_count(1)

    # Claire is told at once; her text stays.
    expect(claire.page.get_by_text("Marc has this in hand now.")).to_be_visible()
    expect(claire.headline).to_have_value("Le titre de Claire")

    marc.write("Le titre de Marc")
    marc.send()
    expect(marc.sent).to_contain_text("Corrected")

    # She saves all the same, and sees both texts, and a third to keep that begins as hers.
    claire.headline.click()
    claire.send()
    merge = claire.page.get_by_role("dialog", name="This post was changed meanwhile")
    expect(merge).to_contain_text(re.compile(r"Changed by Marc at \d"))
    expect(merge.get_by_role("button", name="Take “As published now”")).to_be_visible()
    expect(merge.get_by_role("region", name="As published now")).to_contain_text("Le titre de Marc")
    expect(merge.get_by_role("region", name="Mine")).to_contain_text("Le titre de Claire")
    keep = merge.get_by_role("textbox", name="Headline (optional)")
    expect(keep).to_have_value("Le titre de Claire")
    keep.fill("Le titre des deux")
    merge.get_by_role("button", name="Correct with the text to keep").click()

    expect(claire.sent).to_contain_text("Corrected")
    assert console.state(live).posts["p1"].content.headline == "Le titre des deux"


def test_who_hears_the_page_is_told_that_the_post_was_taken_over(
    console: House, open_page: OpenPage
) -> None:
    live = console.live()
    claire = correct(console, open_page, "Claire", live, "p1")
    expect(claire.headline).to_have_value("Titre 1")
    claire.write("Le titre de Claire", "Et encore")
    # Only what comes into a region that is there already is read out (ARIA 1.2, live regions).
    told = claire.page.locator(".notices-of-sheet")
    expect(told).to_have_attribute("aria-live", "polite")
    expect(told).to_be_empty()
    region = told.element_handle()

    marc = correct(console, open_page, "Marc", live, "p1")
    marc.page.get_by_role("button", name="Take over").click()

    expect(told).to_contain_text("Marc has this in hand now. Your text stays here.")
    assert region.evaluate("region => region.isConnected")
    # Nobody is torn out of what they write.
    expect(claire.body).to_be_focused()


def test_who_hears_the_page_is_told_who_writes_in_this_live(
    console: House, open_page: OpenPage
) -> None:
    live = console.live()
    page = open_page()
    page.clock.install()
    marc = console.desk(page, "Marc", live)
    told = page.get_by_role("region", name="Who is here").get_by_role("status")
    page.clock.run_for(MINUTE_MS)
    expect(told).to_be_empty()

    claire = console.desk(open_page(), "Claire", live)
    claire.write("Une nouvelle")
    here = page.get_by_role("region", name="Who is here").get_by_role("listitem")
    expect(here.filter(has_text="Claire")).to_contain_text("writes")
    page.clock.run_for(MINUTE_MS)

    expect(told).to_have_text("Here with you: Claire (at work)")
    expect(marc.body).to_be_focused()


def test_theirs_can_be_taken_and_escape_loses_nothing(console: House, open_page: OpenPage) -> None:
    live = console.live()
    claire = correct(console, open_page, "Claire", live, "p2")
    expect(claire.headline).to_have_value("Titre 2")
    claire.write("Ce que Claire écrit")
    claire.wait_until_saved()
    # By a program, which knows no lease.
    live.do(Correct(post="p2", content=words("Ce que dit l’autre", "Autre texte.")))

    claire.send()
    merge = claire.page.get_by_role("dialog", name="This post was changed meanwhile")
    expect(merge).to_be_visible()
    claire.page.keyboard.press("Escape")
    expect(merge).to_be_hidden()
    expect(claire.headline).to_have_value("Ce que Claire écrit")
    assert console.state(live).posts["p2"].content.headline == "Ce que dit l’autre"

    claire.headline.click()
    claire.send()
    expect(merge).to_be_visible()
    merge.get_by_role("button", name="Take “As published now”").click()
    keep = merge.get_by_role("textbox", name="Headline (optional)")
    expect(keep).to_have_value("Ce que dit l’autre")
    merge.get_by_role("button", name="Take “Mine”").click()
    expect(keep).to_have_value("Ce que Claire écrit")


def test_a_contributor_hands_in_and_an_editor_sends_back_then_approves(
    console: House, open_page: OpenPage
) -> None:
    live = console.live()
    lea = console.desk(open_page(), "Lea", live)
    expect(lea.panel.get_by_role("button", name="Publish")).to_have_count(0)
    lea.write("Vu du pont", "L’eau touche les arches.")
    lea.send()
    expect(lea.sent).to_contain_text("Handed in")
    assert console.posts(live, "Vu du pont") == []
    expect(lea.headline).to_have_value("")

    marc = console.desk(open_page(), "Marc", live)
    draft = marc.page.evaluate(_WAITING, live.slug)
    marc.page.evaluate("draft => { location.hash = `draft=${draft}` }", draft)
    expect(marc.page.get_by_role("heading", name="Draft of Lea")).to_be_visible()
    marc.panel.get_by_role("button", name="Send back…").click()
    dialog = marc.page.get_by_role("dialog", name="Send back to Lea")
    dialog.get_by_label("A word for them").fill("Quelle heure ?")
    dialog.get_by_role("button", name="Send back").click()
    expect(dialog).to_be_hidden()
    expect(marc.headline).to_have_value("")

    lea.page.reload()
    expect(lea.headline).to_have_value("Vu du pont")
    expect(lea.panel.get_by_text("Quelle heure ?")).to_be_visible()
    lea.body.press_sequentially("Midi. ")
    lea.send()
    expect(lea.sent).to_contain_text("Handed in")

    marc.page.evaluate("draft => { location.hash = `draft=${draft}` }", draft)
    expect(marc.body).to_contain_text("Midi.")
    marc.write("Vu du pont, à midi")
    marc.panel.get_by_role("button", name="Approve and publish").click()
    expect(marc.sent).to_contain_text("Published")
    [post] = console.posts(live, "Vu du pont, à midi")
    assert post.content.authors == ("Lea",)


def test_everybody_sees_who_is_there_and_what_they_have_in_hand(
    console: House, open_page: OpenPage
) -> None:
    live = console.live()
    claire = correct(console, open_page, "Claire", live, "p1")
    expect(claire.headline).to_have_value("Titre 1")
    marc = console.desk(open_page(), "Marc", live)
    expect(marc.body).to_be_visible()
    marc.page.wait_for_function(_HANDS, arg=live.slug)


def test_who_may_only_read_has_no_composer(console: House, open_page: OpenPage) -> None:
    live = console.live()
    page = open_page()
    console.sign_in(page.context, "Rosa")
    page.goto(f"{console.server.address}/redaction/live/{live.slug}")
    expect(page.get_by_role("region", name="Stream")).to_be_visible()
    expect(page.get_by_role("textbox", name=re.compile("Text of the post"))).to_have_count(0)


_WAITING = """async slug => {
  const answer = await fetch(`/api/v1/lives/${slug}/drafts?state=submitted`);
  return (await answer.json()).items[0].id;
}"""

_HANDS = """async slug => {
  const answer = await fetch(`/api/v1/lives/${slug}/hands`);
  const { people, leases } = await answer.json();
  return people.some(one => one.name === "Claire" && one.subject === "p1")
    && people.some(one => one.name === "Marc" && one.me)
    && leases.some(one => one.holder.name === "Claire" && one.subject === "p1" && !one.mine);
}"""
