"""The four parts of the page that change beside its posts."""

from typing import Any

import pytest
from msgspec.structs import replace

from filrouge.domain.content import Content, Description, FactContent, Related
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
    return parse_element(render_part(theme, name, live, slug=SLUG))


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
        "facts": 110,  # the post p11, to which a fact is tied
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

    [line] = first.xpath("p[@class='from']")
    assert line.text_content() == (
        "Mis à jour à 19\u00a0h\u00a033 Publication de 19\u00a0h\u00a018"
    )
    assert line.xpath("a/@href") == ["/live/tempete-aurore/post/p8#p-p8"]


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
