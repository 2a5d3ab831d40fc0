"""The parts of the page that change beside its posts."""

from typing import Any

import pytest
from msgspec.structs import replace

from filrouge.domain.blocks import Text
from filrouge.domain.content import Content, Correction, Description, FactContent, Related
from filrouge.domain.index import Index
from filrouge.domain.state import Condition, Fact, Live
from filrouge.domain.text import paragraph
from filrouge.formats.base import Theme
from filrouge.formats.parts.part import (
    PARTS,
    PartName,
    first_words,
    part_rev,
    reading_minutes,
    render_part,
)
from tests.formats import sample
from tests.formats.render import SLUG
from tests.formats.tree import parse_element


def part(theme: Theme, name: PartName, live: Live) -> Any:
    index = Index(live.posts.values())
    return parse_element(render_part(theme, name, live, index=index, slug=SLUG))


def test_head_names_what_to_read_also_and_only_pages(theme: Theme) -> None:
    live = sample.french()
    pages = (*live.description.related, Related(url="javascript:alert(1)", title="Piège"))
    described = replace(live, description=replace(live.description, related=pages))

    [related] = part(theme, "head", described).xpath(".//*[@class='related']")

    assert related.xpath("string(h2)") == "À lire aussi"
    assert [(one.get("href"), one.text_content()) for one in related.xpath(".//a")] == [
        ("https://example.org/digues", "Cent ans de digues"),
        ("https://example.org/abris", "Où s’abriter à Port-Cendre"),
    ]
    assert related.xpath("string(ul)") == "Cent ans de diguesOù s’abriter à Port-Cendre"


@pytest.mark.parametrize("name", PARTS)
def test_part_is_one_element_with_its_name_and_revision(theme: Theme, name: PartName) -> None:
    live = sample.french()

    found = part(theme, name, live)

    assert (found.get("data-part"), found.get("data-rev")) == (name, str(part_rev(name, live)))


def test_revisions_follow_whatever_a_part_shows() -> None:
    live = sample.french()

    assert {name: part_rev(name, live) for name in PARTS} == {
        "status": 111,  # the last change of all
        "head": 97,  # the facts, which it counts
        "course": 2,
        "facts": 110,  # the post p11, to which a fact is tied
        "moments": 96,
        "day": 110,
        "corrections": 97,
        "pinned": 98,
    }


def test_pinned_part_changes_with_the_post_it_shows() -> None:
    live = sample.french()
    corrected = replace(live.posts["p1"], changed_seq=105)

    later = replace(live, posts=live.posts.set("p1", corrected))

    assert part_rev("pinned", later) == 105


def test_status_changes_when_the_live_ends_without_a_post() -> None:
    assert part_rev("status", replace(sample.french(), status_seq=120)) == 120


@pytest.mark.parametrize("condition", [Condition.HIDDEN, Condition.WITHDRAWN, Condition.ERASED])
def test_pinned_post_out_of_sight_leaves_the_part_empty(theme: Theme, condition: Condition) -> None:
    live = sample.french()
    gone = replace(live.posts["p1"], condition=condition)

    found = part(theme, "pinned", replace(live, posts=live.posts.set("p1", gone)))

    assert found.get("hidden") is not None
    assert found.text_content().strip() == ""


def test_pinned_part_leads_to_the_post_and_does_not_repeat_it(theme: Theme) -> None:
    found = part(theme, "pinned", sample.french())

    assert found.xpath("string(h2)") == "Épinglé"
    assert set(found.xpath(".//a/@href")) == {"/live/tempete-aurore/post/p1#p-p1"}
    assert "Les digues" not in found.text_content()


def test_facts_stand_under_what_is_known_and_what_is_not(theme: Theme) -> None:
    found = part(theme, "facts", sample.french())

    assert [one.text for one in found.xpath("h2")] == [
        "Ce que nous savons",
        "Ce que nous ne savons pas encore",
    ]
    assert [len(one) for one in found.xpath("ul")] == [2, 1]


def test_fact_says_its_time_and_leads_to_visible_posts_only(theme: Theme) -> None:
    """The first fact is tied to a visible, a hidden and a withdrawn post."""
    [first, *_] = part(theme, "facts", sample.french()).xpath("ul/li")

    [origin] = first.xpath("details[@class='from']")
    assert origin.xpath("string(summary)") == (
        "Mis à jour à 19\u00a0h\u00a033, d’après 1\u00a0publication"
    )
    assert origin.xpath("ul/li/a/@href") == ["/live/tempete-aurore/post/p8#p-p8"]


def test_live_without_facts_keeps_the_place_for_them(theme: Theme) -> None:
    found = part(theme, "facts", replace(sample.french(), facts=()))

    assert found.get("hidden") is not None
    assert found.text_content().strip() == ""


def test_reading_time_counts_headline_standfirst_and_facts() -> None:
    live = sample.live_of([], description=Description(headline="Un deux"))
    long = FactContent(paragraphs=(paragraph("mot " * 399),))

    assert reading_minutes(live) == 1
    assert reading_minutes(replace(live, facts=(Fact(id="f", content=long),))) == 3


def test_head_shows_the_caption_of_a_picture_that_did_not_come(theme: Theme) -> None:
    live = sample.french()
    lead = live.description.lead
    assert lead is not None
    described = replace(live.description, lead=replace(lead, media=None, width=0, height=0))

    found = part(theme, "head", replace(live, description=described))

    assert found.get("class") == "head"
    assert found.xpath(".//img") == []
    assert "Le phare de la pointe" in found.xpath("string(figure[@class='absent'])")


def test_summary_ends_at_a_word() -> None:
    post = sample.post(1, 0, Content(blocks=(sample.text("Le vent, très fort, faiblit."),)))

    assert first_words(post, most=20) == "Le vent, très fort…"
    assert first_words(post, most=18) == "Le vent, très…"
    assert first_words(post) == "Le vent, très fort, faiblit."


def moments_of(count: int) -> Live:
    posts = [
        sample.post(number, number, Content(headline=f"Titre {number}"), key_moment=True)
        for number in range(1, count + 1)
    ]
    return sample.live_of(posts, moments_seq=count)


def test_key_moments_are_a_timeline_newest_first(theme: Theme) -> None:
    found = part(theme, "moments", sample.french())

    assert found.xpath("string(h2)") == "Temps forts"
    assert [one.text_content() for one in found.xpath("ol/li/a")] == [
        "19\u00a0h\u00a018 Neuf blessés légers, selon les secours",
        "17\u00a0h\u00a009 La préfecture place le littoral en vigilance rouge",
    ]
    assert found.xpath("details") == []


def test_earlier_key_moments_fold_away_and_the_list_ends(theme: Theme) -> None:
    few, many = (part(theme, "moments", moments_of(count)) for count in (7, 200))

    assert [len(few.xpath("ol/li")), len(few.xpath("details/ol/li"))] == [5, 2]
    assert few.xpath("string(details/summary)") == "2\u00a0plus anciens"
    assert few.xpath("details/p") == []
    assert [len(many.xpath("ol/li")), len(many.xpath("details/ol/li"))] == [5, 25]
    assert many.xpath("string(details/p)").strip() == "Les 200\u00a0temps forts"
    assert many.xpath("details/p/a/@href") == ["/live/tempete-aurore/search?key=1"]


def test_a_key_moment_without_a_headline_has_its_first_words(theme: Theme) -> None:
    content = Content(blocks=(Text(runs=paragraph("Le bac part.")),))
    silent = sample.post(1, 1, content)
    live = sample.live_of([replace(silent, key_moment=True)], moments_seq=1)

    assert part(theme, "moments", live).xpath("string(ol/li/a)").endswith(" Le bac part.")


def test_corrections_and_withdrawals_are_said_in_one_place(theme: Theme) -> None:
    live = sample.french()
    withdrawn, corrected = live.posts["p3"], live.posts["p2"]
    found = part(theme, "corrections", live)

    assert found.xpath("string(details/summary)") == "Rectificatifs et retraits\u00a0: 3"
    assert [one.text_content() for one in found.xpath("details/ul/li")] == [
        "Rectificatif, 19\u00a0h\u00a033 neuf blessés, et non douze.",
        "Publication retirée, 18\u00a0h\u00a020 " + withdrawn.withdrawn_reason,
        "Rectificatif, 17\u00a0h\u00a045 " + corrected.corrections[0].note,
    ]


def test_of_very_many_corrections_the_newest_are_said(theme: Theme) -> None:
    righted = tuple(Correction(note=f"note {n}", at=sample.at(n)) for n in range(12))
    post = sample.post(1, 1, Content(headline="Titre"), corrections=righted)
    found = part(theme, "corrections", sample.live_of([post], corrections_seq=1))

    notes = [one.text for one in found.xpath("details/ul/li/span")]
    assert notes == [f"note {n}" for n in range(11, 1, -1)]
    assert found.xpath("details/p/a/@href") == ["/live/tempete-aurore/search?kind=correction"]


def test_the_day_leads_to_its_hours_and_to_its_posts(theme: Theme) -> None:
    found = part(theme, "day", sample.french())

    assert found.get("data-posts") == "8"
    assert found.xpath(".//li[1]/a/@href") == ["/live/tempete-aurore/minute/2026-08-12T15:00Z"]
    assert [one.text_content() for one in found.xpath("p/a")] == [
        "8\u00a0publications",
        "2\u00a0temps forts",
        "3\u00a0rectificatifs",
    ]
