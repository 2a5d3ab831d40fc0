"""One post as a finished `<article>`."""

from typing import Any

import pytest
from msgspec.structs import replace

from filrouge.domain.blocks import (
    AnyBlock,
    Audio,
    Heading,
    Image,
    LinkCard,
    List,
    Quote,
    Text,
    Video,
)
from filrouge.domain.content import Content, Correction, Related, Source, SourceStatus
from filrouge.domain.state import Condition, Live, Post, Reply
from filrouge.domain.text import Run, paragraph
from filrouge.formats.base import Theme
from filrouge.formats.parts.post import render_post
from tests.formats import sample
from tests.formats.render import SLUG
from tests.formats.tree import parse_element

HOSTILE = """<script>alert(1)</script>"'>&amp;{{ 7 }}<img src=x onerror=alert(1)>"""


def item(theme: Theme, live: Live, post: Post | str, current: Post | None = None) -> Any:
    one = live.posts[post] if isinstance(post, str) else post
    return parse_element(render_post(theme, live, one, slug=SLUG, current=current))


def of_blocks(*blocks: AnyBlock, **fields: object) -> Post:
    return sample.post(1, 0, Content(blocks=blocks), **fields)


def test_hidden_post_gives_nothing(theme: Theme) -> None:
    live = sample.french()

    assert render_post(theme, live, live.posts["p6"], slug=SLUG) == ""


def test_withdrawn_post_keeps_its_place_time_and_reason(theme: Theme) -> None:
    found = item(theme, sample.french(), "p3")

    assert found.get("class") == "post withdrawn"
    assert [one.text_content() for one in found] == [
        "Publication de 17\u00a0h\u00a039",
        "17\u00a0h\u00a039",
        "Publication retirée, 18\u00a0h\u00a020",
        "Le témoignage venait d’une autre tempête, celle de 2019.",
    ]


def test_withdrawn_post_whose_words_were_kept_shows_them(theme: Theme) -> None:
    kept = of_blocks(sample.text("Ce que nous avions écrit."), condition=Condition.WITHDRAWN)

    found = item(theme, sample.live_of([kept]), kept)

    assert found[-1].text_content() == "Ce que nous avions écrit."


def test_erased_post_never_shows_words_even_if_some_were_left(theme: Theme) -> None:
    left = of_blocks(
        sample.text("secret"),
        condition=Condition.ERASED,
        corrections=(Correction(note="secret"),),
        withdrawn_reason="secret",
        key_moment=True,
    )

    html = render_post(theme, sample.live_of([left]), left, slug=SLUG)

    assert "secret" not in html
    assert 'class="post erased"' in html
    assert "Publication effacée" in html


def test_key_moment_and_corrections_have_their_signs_and_words(theme: Theme) -> None:
    found = item(theme, sample.french(), "p8")

    assert found.get("class") == "post key fixed"
    assert found.xpath("string(p[@class='when'])") == "19\u00a0h\u00a018 Temps fort"
    assert [one.text_content() for one in found.xpath("p[contains(@class, 'note')]")] == [
        "Rectificatif, 19\u00a0h\u00a033\u00a0: neuf blessés, et non douze.",
        "2\u00a0retouches mineures",
    ]


def test_time_is_the_permalink_and_never_a_bare_hour(theme: Theme) -> None:
    [link] = item(theme, sample.french(), "p10").xpath("p[@class='when']/a")

    assert link.get("href") == "/live/tempete-aurore/post/p10#p-p10"
    assert link.get("title") == "12 août 2026, 20\u00a0h\u00a028, heure de Paris"
    assert link.xpath("time/@datetime") == ["2026-08-12T18:28:00Z"]


def test_another_day_is_named_in_the_live_zone(theme: Theme) -> None:
    """00.12 in Paris is still the evening before in UTC, and in New York."""
    live = sample.french()
    elsewhere = replace(live, time_zone="America/New_York")

    paris = item(theme, live, "p11").xpath("string(.//time)")
    new_york = item(theme, elsewhere, "p11").xpath("string(.//time)")

    assert paris == "13\u00a0août, 0\u00a0h\u00a012"
    assert new_york == "18\u00a0h\u00a012"


def test_post_without_time_shows_none(theme: Theme) -> None:
    found = item(theme, sample.english(), "p3")

    assert found.xpath(".//time") == []
    assert found.xpath("string(p[@class='when'])") == "Link"


def test_sources_are_said_below_the_words_each_as_it_is_held(theme: Theme) -> None:
    live = sample.french()

    [sources] = item(theme, live, "p7").xpath("p[@class='sources']")

    assert sources.text_content() == (
        "Source\u00a0: AFP · Selon l’équipage du bac"
        " · Contesté\u00a0: une page de « chasseurs de vagues »"
    )
    assert sources.xpath("a/@href") == ["https://afp.example/depeche"]
    assert item(theme, live, "p8").xpath(".//*[@class='sources']") == []


def test_sources_are_said_in_the_words_of_the_interface(theme: Theme) -> None:
    assert item(theme, sample.english(), "p2").xpath("string(p[@class='sources'])") == (
        "Source: Wallow Range Control · Claimed by the owner of a boat · Disputed: an unsigned blog"
    )


def test_pages_to_read_also_stand_below_the_words(theme: Theme) -> None:
    [related] = item(theme, sample.french(), "p9").xpath("div[@class='related']")

    assert related.xpath("string(p)") == "À lire aussi"
    assert [(one.get("href"), one.text_content()) for one in related.xpath("ul/li/a")] == [
        ("https://example.org/sirenes", "À quoi servent les sirènes")
    ]


def test_hostile_sources_and_pages_stay_words(theme: Theme) -> None:
    content = Content(
        headline="Titre",
        sources=(
            Source(name=HOSTILE, url='https://example.org/"onload="x'),
            Source(name=HOSTILE, status=SourceStatus.CLAIMED, url="javascript:alert(1)"),
        ),
        related=(
            Related(url="javascript:alert(1)", title="Piège"),
            Related(url="https://www.example.org/", title=""),
            Related(url="https://example.org/a", title=HOSTILE),
        ),
    )
    post = sample.post(1, 0, content)

    found = item(theme, sample.live_of([post]), post)

    assert found.xpath(".//script | .//img | .//@onload | .//@onerror") == []
    assert found.xpath("string(p[@class='sources'])").count(HOSTILE) == 2
    assert found.xpath("p[@class='sources']/a/@href") == ['https://example.org/"onload="x']
    assert [one.text_content() for one in found.xpath("div[@class='related']//a")] == [
        "example.org",
        HOSTILE,
    ]


@pytest.mark.parametrize("condition", [Condition.WITHDRAWN, Condition.ERASED])
def test_post_that_is_gone_names_no_source(theme: Theme, condition: Condition) -> None:
    live = sample.french()
    gone = replace(live.posts["p7"], condition=condition, content=Content())

    assert "AFP" not in render_post(theme, live, gone, slug=SLUG)


def test_reply_leads_to_what_it_answers(theme: Theme) -> None:
    [link] = item(theme, sample.french(), "p10").xpath("p[@class='reply']/a")

    assert link.get("href") == "/live/tempete-aurore/post/p1#p-p1"
    assert link.text == "En réponse à une autre publication"


def test_what_was_answered_leads_to_its_replies_under_its_words(theme: Theme) -> None:
    post = of_blocks(
        sample.text("La mairie n’avait rien prévu."),
        replies=(Reply(post="p10", at=sample.at(203)), Reply(post="p12")),
    )
    live = sample.live_of([post], language="en")

    said, *links = item(theme, live, post).xpath("p[not(@class='when')]")

    assert said.text_content() == "La mairie n’avait rien prévu."
    assert [link.text_content() for link in links] == ["Reply, 8.28\u00a0pm", "Reply"]
    assert [link.xpath("a/@href") for link in links] == [
        ["/live/tempete-aurore/post/p10#p-p10"],
        ["/live/tempete-aurore/post/p12#p-p12"],
    ]
    assert links[0].xpath("a/time/@datetime") == ["2026-08-12T18:28:00Z"]


def test_a_tombstone_leads_to_the_replies_it_had(theme: Theme) -> None:
    post = of_blocks(condition=Condition.WITHDRAWN, replies=(Reply(post="p10"),))

    found = item(theme, sample.live_of([post]), post)

    assert len(found.xpath("p[@class='replies']/a")) == 1


def test_only_the_asked_for_post_is_marked(theme: Theme) -> None:
    live = sample.french()
    current = live.posts["p4"]

    assert item(theme, live, "p4", current).get("aria-current") == "true"
    assert "Vous êtes ici" in item(theme, live, "p4", current).text_content()
    assert item(theme, live, "p7", current).get("aria-current") is None


def test_voice_brings_its_own_marks_or_gets_a_hung_one(theme: Theme) -> None:
    live = sample.french()

    [bare] = item(theme, live, "p7").xpath("figure")
    [marked] = item(theme, live, "p8").xpath("figure")

    assert bare.get("class") == "voice"
    assert bare.xpath("string(figcaption)") == "Odile Garrec, maire de Port-Cendre"
    assert marked.get("class") == "voice own"


def test_every_post_is_under_a_heading_of_its_own(theme: Theme) -> None:
    heading = Heading(runs=paragraph("Au port"))
    bare = of_blocks(heading)
    headed = replace(bare, content=Content(headline="La tempête", blocks=(heading,)))

    live = sample.live_of([bare])

    headings = [item(theme, live, post).xpath("h3 | h4") for post in (bare, headed)]
    assert [[one.text for one in found] for found in headings] == [
        ["Publication de 17\u00a0h\u00a005", "Au port"],
        ["La tempête", "Au port"],
    ]
    assert [[one.tag for one in found] for found in headings] == [["h3", "h4"]] * 2


def test_picture_knows_its_size_before_it_comes(theme: Theme) -> None:
    [picture] = item(theme, sample.french(), "p4").xpath(".//img")

    assert dict(picture.attrib) == {
        "src": f"/media/{sample.QUAY}",
        "width": "1200",
        "height": "800",
        "alt": "Une vague plus haute qu’un lampadaire retombe sur un quai désert.",
        "loading": "lazy",
        "decoding": "async",
    }


def test_picture_that_did_not_come_leaves_its_caption(theme: Theme) -> None:
    [figure] = item(theme, sample.french(), "p9").xpath("figure[@class='absent']")

    assert figure.xpath(".//img") == []
    assert figure.text_content() == "Carte des routes coupées à 20\u00a0heures. Infographie"


def test_picture_of_which_nothing_is_known_leaves_nothing(theme: Theme) -> None:
    post = of_blocks(Image(), sample.text("Le port."))

    assert item(theme, sample.live_of([post]), post).xpath("figure") == []


def test_own_sound_and_film_play_only_when_asked(theme: Theme) -> None:
    found = item(theme, sample.french(), "p9")

    assert [
        (one.tag, one.get("preload"), one.get("controls") is not None)
        for one in found.xpath(".//audio | .//video")
    ] == [("audio", "none", True), ("video", "none", True)]
    assert found.xpath("string(figure[@class='video']/figcaption)").endswith("phare 3\u00a0min")


def test_film_elsewhere_is_a_link_and_loads_nothing(theme: Theme) -> None:
    found = item(theme, sample.french(), "p9")

    [card] = found.xpath("p[@class='card']")
    assert card.text_content() == "Voir\u00a0: Le point de la préfète example.org"
    assert card.xpath("a/@href") == ["https://example.org/film"]
    assert found.xpath(".//iframe | .//script") == []


def test_line_feeds_in_a_run_are_kept(theme: Theme) -> None:
    post = of_blocks(Text(runs=(Run(text="Un\nDeux"),)))

    assert "<p>Un<br>Deux</p>" in render_post(theme, sample.live_of([post]), post, slug=SLUG)


def test_hostile_words_stay_words_everywhere(theme: Theme) -> None:
    words = Run(text=HOSTILE, bold=True, italic=True, link="https://example.org/?a=1&b=\"'<x>")
    post = sample.post(
        1,
        0,
        Content(
            headline=HOSTILE,
            authors=(HOSTILE,),
            blocks=(
                Text(runs=(words,)),
                Heading(runs=(words,)),
                List(items=((words,),), ordered=True),
                Quote(paragraphs=((words,),), speaker=HOSTILE, role=HOSTILE),
                Image(media='a"><script>', width=1, height=1, caption=HOSTILE, alt=HOSTILE),
                Image(caption=HOSTILE, credit=HOSTILE),
                LinkCard(
                    url='https://example.org/"><script>',
                    title=HOSTILE,
                    description=HOSTILE,
                    site=HOSTILE,
                ),
                Audio(media='b"><script>', title=HOSTILE),
                Video(url="https://example.org/'\"", title=HOSTILE),
            ),
        ),
        id='x" onclick="alert(1)',
        corrections=(Correction(note=HOSTILE),),
        reply_to='x" onclick="alert(1)',
    )
    live = sample.live_of([post])

    found = item(theme, live, post)
    withdrawn = replace(post, condition=Condition.WITHDRAWN, withdrawn_reason=HOSTILE)
    tombstone = item(theme, live, withdrawn)

    for root in (found, tombstone):
        assert root.xpath(".//script | .//@onerror | .//@onclick | .//img[@src='x']") == []
    assert found.xpath("string(h3)") == HOSTILE
    assert found.xpath("string(p[@class='by'])") == HOSTILE
    assert found.xpath("string(blockquote/p | figure/blockquote/p)") == HOSTILE
    assert tombstone.xpath("string(p[@class='why'])") == HOSTILE
    assert found.get("onclick") is None


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "//example.org/x",
        "/x",
        "",
    ],
)
def test_dishonest_links_are_never_made(theme: Theme, address: str) -> None:
    post = of_blocks(
        Text(runs=(Run(text="mots", link=address),)),
        LinkCard(url=address, title="Carte"),
        Audio(url=address, title="Son"),
        Video(url=address, title="Film"),
    )

    found = item(theme, sample.live_of([post]), post)

    assert found.xpath(".//a/@href") == ["/live/tempete-aurore/post/p1#p-p1"]
    assert "mots" in found.text_content()


@pytest.mark.parametrize("post", ["p1", "p8", "p11"])
def test_post_costs_a_reader_about_a_kilobyte(theme: Theme, post: str) -> None:
    live = sample.french()

    html = render_post(theme, live, live.posts[post], slug=SLUG)

    markup = len(html) - len(parse_element(html).text_content())
    assert markup < 1000
    assert "\n\n" not in html
    assert "> <p" not in html
