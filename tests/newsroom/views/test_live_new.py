"""Opening a live."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from msgspec.structs import replace

from filrouge.accounts.models import User
from filrouge.accounts.role import Role
from filrouge.config import system_zone
from filrouge.demo.lives import bundled_lives
from filrouge.domain.blocks import Image
from filrouge.domain.commands import Configure, Describe
from filrouge.domain.content import Description, Related
from filrouge.domain.state import Live, Status
from filrouge.domain.text import Run, paragraph
from filrouge.formats.sites import Sites
from filrouge.newsroom.house import install
from filrouge.newsroom.models import Coverage, Entry
from filrouge.project.words import load_words
from filrouge.service.perform import perform_steps
from tests.media.pictures import encoded, photograph, xmp_packet
from tests.newsroom.desk import Desk
from tests.newsroom.views.asking import description, fields_of, text_of

PATH = "/redaction/open"


@pytest.fixture
def person(desk: Desk) -> User:
    return desk.person(Role.LIVE_EDITOR)


@pytest.fixture
def client(desk: Desk, person: User) -> Client:
    return desk.client(person)


def sent(**said: str) -> dict[str, str]:
    return {"language": "fr", "time_zone": "Europe/Paris", "once": "a", **description(**said)}


def opened(desk: Desk, slug: str) -> Live:
    found = desk.context.states.find(slug)
    assert found is not None
    return found.live


def test_a_headline_is_enough(desk: Desk, client: Client, person: User) -> None:
    answer = client.post(PATH, sent(headline="Éclipse à Nantes"))

    assert (answer.status_code, answer.headers["location"]) == (
        302,
        "/redaction/live/eclipse-a-nantes",
    )
    live = opened(desk, "eclipse-a-nantes")
    assert (live.language, live.time_zone, live.site, live.series) == (
        "fr",
        "Europe/Paris",
        "",
        None,
    )
    assert live.status is Status.DRAFT
    assert live.description == Description(headline="Éclipse à Nantes")
    assert Coverage.objects.get(live=live.id).opened_by == person
    assert Entry.objects.get().action == "open"


def test_everything_that_can_be_said_is_kept(desk: Desk, client: Client) -> None:
    client.post(
        PATH,
        sent(
            headline="  The   storm ",
            standfirst="Hour by hour.\nAll night.",
            byline="Ada\n\nAda\nBea with AFP",
            section="Weather",
            topics="Storm\nCoast",
            slug="the-storm",
            site="sport",
            series="weather",
            starts_at="2026-08-13T20:30",
            **{
                "related-0-title": "What a red warning is",
                "related-0-url": "https://example.org/red",
            },
        ),
    )

    live = opened(desk, "the-storm")
    assert live.description == Description(
        headline="The storm",
        standfirst=paragraph("Hour by hour. All night."),
        byline=("Ada", "Bea with AFP"),
        section="Weather",
        topics=("Storm", "Coast"),
        related=(Related(url="https://example.org/red", title="What a red warning is"),),
    )
    assert (live.site, live.series) == ("sport", "weather")
    assert live.status is Status.SCHEDULED
    assert live.starts_at == datetime(2026, 8, 13, 18, 30, tzinfo=UTC)


def test_words_are_set_in_the_language_of_the_new_live(desk: Desk, client: Client) -> None:
    client.post(PATH, sent(headline="Le métro : l'attente", slug="m"))
    client.post(PATH, sent(headline="The tube : it's late", slug="t", language="en", once="b"))

    assert opened(desk, "m").description.headline == "Le métro\u00a0: l’attente"
    assert opened(desk, "t").description.headline == "The tube : it’s late"


def test_what_is_wrong_is_said_beside_its_field_and_all_is_kept(desk: Desk, client: Client) -> None:
    answer = client.post(
        PATH,
        sent(
            headline="",
            standfirst="Kept words",
            slug="Not A Slug",
            time_zone="Europe/Nowhere",
            starts_at="tomorrow",
            **{"related-0-url": "javascript:alert(1)", "related-0-title": "Bad"},
        ),
    )

    said = text_of(answer)
    assert answer.status_code == 422
    for sentence in (
        "A live needs a headline.",
        "There is no time zone “Europe/Nowhere”.",
        "Write day and hour like this: 2026-08-12 20:30.",
        "An address begins with https:// and names a site.",
    ):
        assert sentence in said
    fields = fields_of(answer)
    assert fields["standfirst"] == "Kept words"
    assert fields["time_zone"] == "Europe/Nowhere"
    assert fields["related-0-url"] == "javascript:alert(1)"
    assert desk.context.log.heads() == []


def test_what_is_wrong_is_summed_up_as_french_is_written(desk: Desk, person: User) -> None:
    load_words()
    person.language = "fr"
    person.save()

    page = desk.client(person).post(PATH, sent(headline="")).content.decode()

    start = page.index('<a href="#id_headline">')
    assert page[start:].partition("</li>")[0] == (
        '<a href="#id_headline">Titre</a>\u00a0: Un direct a besoin d’un titre.'
    )


def test_an_address_that_cannot_be_is_refused_at_its_field(desk: Desk, client: Client) -> None:
    desk.open_live(slug="taken")

    malformed = client.post(PATH, sent(slug="Not a slug"))
    taken = client.post(PATH, sent(slug="taken"))

    assert 'id="id_slug_error"' in malformed.content.decode()
    assert "small letters, figures and hyphens" in text_of(malformed)
    assert 'id="id_slug_error"' in taken.content.decode()
    assert "Another live has this address" in text_of(taken)
    assert len(desk.context.log.heads()) == 1


def test_a_form_sent_twice_opens_one_live(desk: Desk, client: Client) -> None:
    answers = [client.post(PATH, sent(headline="Once")) for _ in range(2)]

    assert [answer.headers["location"] for answer in answers] == ["/redaction/live/once"] * 2
    assert len(desk.context.log.heads()) == 1
    other = client.post(PATH, sent(headline="Other words under the same form"))
    assert other.status_code == 422
    assert "its live is open" in text_of(other)


def test_a_taken_address_made_of_the_headline_gets_a_number(desk: Desk, client: Client) -> None:
    for once in "ab":
        client.post(PATH, sent(headline="Storm", once=once))

    assert sorted(head.slug for head in desk.context.log.heads()) == ["storm", "storm-2"]


def test_a_picture_brings_its_credit_and_its_missing_words_are_said(
    desk: Desk, client: Client
) -> None:
    file = SimpleUploadedFile("sea.jpg", photo("Bea Vidal / Le Phare"))

    # given another mistake in the form, so that it comes back
    answer = client.post(PATH, {**sent(headline=""), "lead-file": file})
    fields = fields_of(answer)
    assert fields["lead-credit"] == "Bea Vidal / Le Phare"
    assert "No alt text yet" in text_of(answer)

    # when it is sent again without the file, which browsers do not keep
    client.post(PATH, {**sent(headline="The sea"), **_lead(fields)})

    lead = opened(desk, "the-sea").description.lead
    assert lead is not None
    assert (lead.credit, lead.alt) == ("Bea Vidal / Le Phare", "")
    assert (lead.width, lead.height) == (64, 48)


def test_a_credit_that_was_typed_goes_before_the_file_s(desk: Desk, client: Client) -> None:
    file = SimpleUploadedFile("sea.jpg", photo("In the file"))

    client.post(PATH, {**sent(headline="The sea"), "lead-file": file, "lead-credit": "Typed"})

    lead = opened(desk, "the-sea").description.lead
    assert lead is not None
    assert lead.credit == "Typed"


def test_a_file_that_is_no_picture_is_refused_and_the_words_are_kept(
    desk: Desk, client: Client
) -> None:
    file = SimpleUploadedFile("sea.jpg", b"<svg onload=alert(1)>")

    answer = client.post(PATH, {**sent(headline="The sea"), "lead-file": file})

    assert answer.status_code == 422
    assert 'id="id_lead-file_error"' in answer.content.decode()
    assert fields_of(answer)["headline"] == "The sea"
    assert desk.context.log.heads() == []


def test_a_forged_picture_is_no_picture(desk: Desk, client: Client) -> None:
    client.post(PATH, {**sent(headline="The sea"), "lead-kept": '["' + "a" * 64 + '",1,1]'})

    assert opened(desk, "the-sea").description.lead is None


def test_a_copy_begins_as_the_other_live(desk: Desk, client: Client) -> None:
    model = desk.open_live(slug="model")
    said = Description(
        headline="Every Wednesday",
        standfirst=(Run(text="With "), Run(text="links", link="https://example.org/")),
        lead=Image(media=desk.media.put(b"picture"), width=3, height=2, alt="A picture"),
        byline=("Ada",),
        related=(Related(url="https://example.org/a", title="A"),),
    )
    desk.do(
        model,
        Describe(description=said),
        Configure(language="oc", time_zone="UTC", site="sport", series="s"),
    )

    fields = fields_of(client.get(f"{PATH}?copy=model"))
    client.post(f"{PATH}?copy=model", {**fields, "headline": "This Wednesday"})

    live = opened(desk, "this-wednesday")
    assert live.description == Description(
        headline="This Wednesday",
        standfirst=said.standfirst,
        lead=said.lead,
        byline=said.byline,
        related=said.related,
    )
    assert (live.language, live.time_zone, live.site, live.series) == (
        "oc",
        "UTC",
        "sport",
        "s",
    )


@pytest.mark.parametrize("query", ["", "?copy=old"])
def test_a_site_that_the_house_does_not_have_is_not_carried_on(
    desk: Desk, client: Client, query: str
) -> None:
    desk.do(desk.open_live(slug="old"), Configure(language="fr", time_zone="UTC", site="gone"))

    fields = fields_of(client.get(PATH + query))
    answer = client.post(PATH + query, {**fields, "headline": "Today"})

    assert answer.status_code == 302, text_of(answer)
    assert opened(desk, "today").site == ""


def test_the_zone_is_the_house_s_where_it_has_one(desk: Desk, client: Client) -> None:
    desk.do(desk.open_live(slug="far"), Configure(language="fr", time_zone="America/Bahia"))

    page = client.get(PATH)

    assert fields_of(page)["time_zone"] == "Europe/Paris"
    assert "data-guess" not in page.content.decode()


def test_without_one_it_is_the_newest_live_s_until_the_browser_knows_better(
    desk: Desk, client: Client
) -> None:
    install(desk.house._replace(settings=replace(desk.settings, time_zone="")))
    empty = client.get(PATH)
    desk.do(desk.open_live(slug="far"), Configure(language="fr", time_zone="America/Bahia"))

    assert fields_of(empty)["time_zone"] == system_zone()
    assert "data-guess" in empty.content.decode()
    assert fields_of(client.get(PATH))["time_zone"] == "America/Bahia"


@pytest.fixture
def one_site(desk: Desk) -> None:
    install(desk.house._replace(sites=Sites(desk.house.site)))


@pytest.mark.usefixtures("one_site")
def test_a_live_is_opened_in_the_demo_house(desk: Desk, client: Client) -> None:
    for live in bundled_lives():
        perform_steps(desk.context, live.id, live.steps, slug=live.slug)

    fields = fields_of(client.get(PATH))
    answer = client.post(PATH, {**fields, "headline": "Today"})

    assert answer.status_code == 302, text_of(answer)
    assert opened(desk, "today").site == ""


@pytest.mark.usefixtures("one_site")
def test_a_field_that_nobody_sees_stops_nobody(desk: Desk, client: Client) -> None:
    answer = client.post(PATH, sent(headline="Today", site="gone since the page was opened"))

    assert answer.status_code == 302, text_of(answer)
    assert opened(desk, "today").site == ""


def test_a_copy_of_nothing_is_not_found(client: Client) -> None:
    assert client.get(f"{PATH}?copy=nowhere").status_code == 404


def test_an_hour_that_the_clocks_leave_out_is_refused(desk: Desk, client: Client) -> None:
    answer = client.post(PATH, sent(starts_at="2027-03-28T02:30"))

    assert "there is no such hour in Europe/Paris" in text_of(answer)
    assert desk.context.log.heads() == []


def photo(credit: str) -> bytes:
    said = xmp_packet(f'<rdf:Description photoshop:Credit="{credit}"/>')
    return encoded(photograph(64, 48), "JPEG", xmp=said)


def _lead(fields: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if name.startswith("lead-")}
