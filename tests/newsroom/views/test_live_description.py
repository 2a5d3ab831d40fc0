"""Describing a live anew, beside others who do the same."""

import re
from collections.abc import Mapping

import msgspec
import pytest
from django.test import Client

from filrouge.accounts.role import Role
from filrouge.domain.blocks import Image
from filrouge.domain.commands import Configure, Describe
from filrouge.domain.content import Description, Related
from filrouge.domain.text import Run
from filrouge.newsroom.models import Entry
from tests.newsroom.desk import Desk
from tests.newsroom.views.asking import fields_of, text_of

PATH = "/redaction/live/storm/settings/"
SAID = Description(
    headline="The storm",
    standfirst=(Run(text="Read "), Run(text="this", bold=True), Run(text=" first.")),
    byline=("Ada", "Bea"),
    section="Weather",
    topics=("Coast",),
    related=(Related(url="https://example.org/", title="Old"),),
    source_url="https://example.org/source",
    search_title="Storm on the coast",
    short_title="Storm",
)


@pytest.fixture
def live(desk: Desk) -> str:
    live = desk.open_live(slug="storm")
    desk.do(live, Describe(description=SAID))
    return live


@pytest.fixture
def client(desk: Desk) -> Client:
    return desk.client(desk.person(Role.LIVE_EDITOR))


def send(client: Client, fields: Mapping[str, str], **other: str) -> object:
    return client.post(PATH, {**fields, **other}, follow=True)


def test_a_form_that_is_sent_as_it_came_changes_nothing(
    desk: Desk, client: Client, live: str
) -> None:
    before = desk.live(live)

    send(client, fields_of(client.get(PATH)))

    assert desk.live(live) == before
    assert Entry.objects.count() == 0


def test_what_is_changed_is_saved_and_the_rest_stays(desk: Desk, client: Client, live: str) -> None:
    fields = fields_of(client.get(PATH))

    answer = client.post(
        PATH, {**fields, "standfirst": "Read this now.", "topics": ""}, follow=True
    )

    assert "Saved." in text_of(answer)
    assert desk.live(live).description == msgspec.structs.replace(
        SAID,
        standfirst=(Run(text="Read "), Run(text="this", bold=True), Run(text=" now.")),
        topics=(),
    )
    assert Entry.objects.get().action == "describe"


def test_a_live_can_be_kept_free_of_advertising(desk: Desk, client: Client, live: str) -> None:
    send(client, fields_of(client.get(PATH)), ad_free="on")
    assert desk.live(live).description == msgspec.structs.replace(SAID, ad_free=True)
    [box] = re.findall('<input[^>]* name="ad_free"[^>]*>', client.get(PATH).content.decode())
    assert " checked" in box

    send(client, fields_of(client.get(PATH)))  # a box that is not ticked is not sent
    assert desk.live(live).description == SAID


def test_a_stale_form_shows_both_versions_and_loses_neither(
    desk: Desk, client: Client, live: str
) -> None:
    # given a form that was opened before somebody else saved
    fields = fields_of(client.get(PATH))
    theirs = msgspec.structs.replace(SAID, headline="Their headline", section="Sea")
    desk.do(live, Describe(description=theirs))

    # when it is sent
    answer = client.post(PATH, {**fields, "headline": "My headline"})

    # then nothing was overwritten, and both texts are there
    said = text_of(answer)
    assert answer.status_code == 422
    assert desk.live(live).description == theirs
    assert "As it stands now Their headline As you wrote it My headline" in said
    assert "As it stands now Sea As you wrote it Weather" in said
    kept = fields_of(answer)
    assert (kept["headline"], kept["section"]) == ("My headline", "Weather")

    # and sent once more, knowingly, it is saved
    client.post(PATH, {**kept, "section": "Sea"})
    assert desk.live(live).description == msgspec.structs.replace(theirs, headline="My headline")


def test_two_pictures_are_told_apart(desk: Desk, client: Client, live: str) -> None:
    fields = fields_of(client.get(PATH))
    lead = Image(media=desk.media.put(b"picture"), width=4, height=3)
    desk.do(live, Describe(description=msgspec.structs.replace(SAID, lead=lead)))

    said = text_of(client.post(PATH, {**fields, "headline": "Mine"}))

    assert "Picture As it stands now 4 × 3 pixels As you wrote it none" in said


def test_the_other_version_can_change_again(desk: Desk, client: Client, live: str) -> None:
    fields = fields_of(client.get(PATH))
    for headline in ("One", "Two"):
        desk.do(live, Describe(description=msgspec.structs.replace(SAID, headline=headline)))
        fields = fields_of(client.post(PATH, {**fields, "headline": "Mine"}))

    assert desk.live(live).description.headline == "Two"
    assert client.post(PATH, fields).status_code == 302
    assert desk.live(live).description.headline == "Mine"


def test_a_picture_can_be_described_and_taken_away(desk: Desk, client: Client, live: str) -> None:
    media = desk.media.put(b"picture")
    lead = Image(media=media, width=4, height=3, credit="Bea")
    desk.do(live, Describe(description=msgspec.structs.replace(SAID, lead=lead)))
    page = client.get(PATH)
    assert f'src="/redaction/media/{media}"' in page.content.decode()
    assert "No alt text yet" in text_of(page)

    client.post(PATH, {**fields_of(page), "lead-alt": "Waves over a pier"})
    assert desk.live(live).description.lead == msgspec.structs.replace(
        lead, alt="Waves over a pier"
    )

    page = client.get(PATH)
    assert "No alt text yet" not in text_of(page)
    client.post(PATH, {**fields_of(page), "lead-remove": "on"})
    assert desk.live(live).description.lead is None


def test_links_can_be_dropped_and_added(desk: Desk, client: Client, live: str) -> None:
    fields = fields_of(client.get(PATH))
    assert fields["related-0-url"] == "https://example.org/"

    half = client.post(PATH, {**fields, "related-0-url": ""})
    assert "Empty both fields to drop the link" in text_of(half)

    rows = {"related-0-title": "", "related-0-url": "", "related-1-title": "New"}
    client.post(PATH, {**fields, **rows, "related-1-url": "https://example.org/new"})

    assert desk.live(live).description.related == (
        Related(url="https://example.org/new", title="New"),
    )


def test_french_is_set_as_french(desk: Desk, client: Client, live: str) -> None:
    desk.do(live, Configure(language="fr", time_zone="Europe/Paris"))
    picture = Image(media=desk.media.put(b"picture"), width=3, height=2, caption='Un "mot"')
    desk.do(live, Describe(description=msgspec.structs.replace(SAID, lead=picture)))
    fields = fields_of(client.get(PATH))

    send(
        client,
        fields,
        headline="La grève : l'essentiel",
        standfirst="Read this first. Qui ? voir https://exemple.fr/a?b",
        **{"lead-caption": 'Un "mot" !'},
    )

    said = desk.live(live).description
    assert said.headline == "La grève\u00a0: l’essentiel"
    assert said.standfirst[:2] == SAID.standfirst[:2]
    assert said.standfirst[2].text == " first. Qui\u202f? voir https://exemple.fr/a?b"
    assert said.lead
    assert said.lead.caption == 'Un "mot"\u202f!'


def test_what_was_set_can_be_put_back_by_hand(desk: Desk, client: Client, live: str) -> None:
    desk.do(live, Configure(language="fr", time_zone="Europe/Paris"))
    send(client, fields_of(client.get(PATH)), headline="Quoi ?")
    fields = fields_of(client.get(PATH))
    assert fields["headline"] == "Quoi\u202f?"

    send(client, fields)
    assert desk.live(live).description.headline == "Quoi\u202f?"
    send(client, fields, headline="Quoi ?")

    assert desk.live(live).description.headline == "Quoi ?"


def test_a_headline_is_asked_for(desk: Desk, client: Client, live: str) -> None:
    fields = fields_of(client.get(PATH))

    answer = client.post(PATH, {**fields, "headline": " ", "section": "Kept"})

    assert "A live needs a headline." in text_of(answer)
    assert fields_of(answer)["section"] == "Kept"
    assert desk.live(live).description == SAID


def test_other_titles_are_changed_and_taken_away(desk: Desk, client: Client, live: str) -> None:
    fields = fields_of(client.get(PATH))

    client.post(PATH, {**fields, "search_title": "Storm:\nwhat to expect", "short_title": " "})

    assert desk.live(live).description == msgspec.structs.replace(
        SAID, search_title="Storm: what to expect", short_title=None
    )


def test_a_title_that_is_too_long_is_told_so_beside_its_field(
    desk: Desk, client: Client, live: str
) -> None:
    fields = fields_of(client.get(PATH))

    answer = client.post(PATH, {**fields, "search_title": "x" * 121})

    assert answer.status_code == 422
    assert "at most 120 characters" in text_of(answer)
    assert fields_of(answer)["search_title"] == "x" * 121
    assert desk.live(live).description == SAID


def test_titles_are_set_in_the_language_of_the_live(desk: Desk, client: Client, live: str) -> None:
    desk.do(live, Configure(language="fr", time_zone="Europe/Paris"))

    client.post(PATH, {**fields_of(client.get(PATH)), "short_title": "L'orage : le point"})

    assert desk.live(live).description.short_title == "L’orage\u00a0: le point"


def test_hostile_words_in_fields_are_only_words(desk: Desk, client: Client, live: str) -> None:
    hostile = "</textarea><script>alert(1)</script>"
    desk.do(live, Describe(description=Description(headline=hostile, byline=(hostile,))))

    page = client.get(PATH)

    assert "<script>alert" not in page.content.decode()
    assert fields_of(page)["headline"] == hostile


@pytest.mark.parametrize("nonsense", ["-1", "1e9", "9" * 40, "x", ""])
def test_a_revision_that_is_none_costs_nothing(
    desk: Desk, client: Client, live: str, nonsense: str
) -> None:
    fields = fields_of(client.get(PATH))

    assert client.post(PATH, {**fields, "revision": nonsense}).status_code == 302
    assert desk.live(live).description == SAID
