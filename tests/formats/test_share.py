"""What a link shows elsewhere: a card's words for every state of a live and a post."""

import pytest
from msgspec.structs import replace

from filrouge.domain.content import Content, Description
from filrouge.domain.state import Condition, Live, Post, Status
from filrouge.formats.base import Theme
from filrouge.formats.share import (
    FIRST_WORDS_MAX,
    ShareCard,
    card_of_live,
    card_of_post,
    shared,
    version,
)
from tests.formats import sample
from tests.formats.render import SITE, whole_page
from tests.formats.test_page import meta
from tests.formats.tree import parse_page

BEGAN = "12 août 2026, 17\u00a0h\u00a005, heure de Paris"


def card(theme: Theme, live: Live, post: Post | None = None) -> ShareCard:
    if post is None:
        return card_of_live(theme, SITE, live)
    found = card_of_post(theme, SITE, live, post)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("status", "word", "sign", "when"),
    [
        (Status.SCHEDULED, "À venir", "", "12 août 2026, 16\u00a0h\u00a005, heure de Paris"),
        (Status.LIVE, "En direct", "live", BEGAN),
        (Status.PAUSED, "En pause", "", BEGAN),
        (Status.ENDED, "Terminé", "ended", "12 août 2026"),
        (Status.ARCHIVED, "Terminé", "ended", "12 août 2026"),
    ],
)
def test_a_live_says_where_it_is_in_its_course(
    theme: Theme, status: Status, word: str, sign: str, when: str
) -> None:
    started = None if status is Status.SCHEDULED else sample.START
    live = replace(sample.french(), status=status, started_at=started, starts_at=sample.at(-60))

    found = card(theme, live)

    assert (found.status, found.sign, found.when) == (word, sign, when)


def test_a_live_without_a_time_says_none(theme: Theme) -> None:
    assert card(theme, replace(sample.french(), started_at=None)).when == ""


def test_the_time_is_that_of_the_live_s_zone(theme: Theme) -> None:
    live = sample.english()

    found = card(theme, live, live.posts["p2"])

    assert found.when == "12 August 2026, 12.35\u00a0pm, New York time"
    assert found.above == "Kestrel 1 reaches orbit on its first flight"


def test_a_post_without_a_headline_is_its_first_words(theme: Theme) -> None:
    words = "Le bac de 19 h 30 est parti. " * 20
    silent = sample.post(1, 0, Content(blocks=(sample.text(words),)))

    headline = card(theme, sample.live_of([silent]), silent).headline

    assert headline.startswith("Le bac de 19 h 30 est parti. Le bac")
    assert headline.endswith("…")
    assert len(headline) <= FIRST_WORDS_MAX


def test_of_what_was_taken_back_nothing_is_said(theme: Theme) -> None:
    live = sample.french()
    shown = live.posts["p4"]  # with a headline, words and a picture

    for condition in (Condition.WITHDRAWN, Condition.ERASED):
        found = card(theme, live, replace(shown, condition=condition, key_moment=True))
        assert (found.sign, found.media, found.status) == ("withdrawn", None, "")
        assert str(shown.content.headline) not in found.alt
    assert card_of_post(theme, SITE, live, replace(shown, condition=Condition.HIDDEN)) is None


def test_the_alternative_text_says_what_the_picture_says(theme: Theme) -> None:
    assert card(theme, sample.english()).alt == (
        "Ended – Kestrel 1 reaches orbit on its first flight – Le Rivage – 12 August 2026"
    )


def test_a_card_is_plain_words(theme: Theme) -> None:
    # What the interface says is marked as safe for HTML; a card is handed on to other programs.
    live = sample.french()
    withdrawn = replace(live.posts["p4"], condition=Condition.WITHDRAWN)

    for found in (card(theme, live), card(theme, live, withdrawn)):
        words = (found.site, found.headline, found.above, found.status, found.when)
        assert {type(word) for word in words} == {str}


def test_the_version_moves_with_what_a_card_says(theme: Theme) -> None:
    live = sample.french()
    post = live.posts["p4"]

    assert version(replace(live, status_seq=500), None) == 500
    assert version(replace(live, description_seq=501), post) == 501
    assert version(live, replace(post, changed_seq=502)) == 502
    assert version(replace(live, seq=999, changed_seq=999), post) == version(live, post)


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        ("fr", "fr_FR"),
        ("fr-CA", "fr_CA"),
        ("en", "en_US"),
        ("en-gb", "en_GB"),
        ("ar", "ar_EG"),
        ("zh-Hant-HK", "zh_HK"),
        ("br", "br_FR"),
        ("tlh", ""),
    ],
)
def test_networks_are_told_language_and_territory(language: str, locale: str) -> None:
    assert shared(replace(sample.french(), language=language), None).locale == locale


def test_the_head_says_when_it_was_written_and_changed(theme: Theme) -> None:
    live = sample.french()

    page = meta(parse_page(whole_page(theme, live)))
    permalink = meta(parse_page(whole_page(theme, live, current=live.posts["p4"])))

    assert page["article:published_time"] == "2026-08-12T15:05:00Z"
    assert live.changed_at is not None
    assert page["article:modified_time"] > page["article:published_time"]
    assert permalink["article:published_time"] != page["article:published_time"]
    assert (page["og:locale"], page["twitter:card"]) == ("fr_FR", "summary_large_image")
    assert (page["og:image:width"], page["og:image:height"]) == ("1200", "630")
    assert page["og:image:alt"] == card(theme, live).alt


def test_search_results_and_the_short_title_have_their_own_words(theme: Theme) -> None:
    described = Description(
        headline="La nuit de la tempête Aurore, heure par heure",
        search_title="Tempête Aurore : vigilance rouge et communes coupées",
        short_title="Tempête Aurore",
    )
    live = replace(sample.french(), description=described)
    post = live.posts["p4"]

    page = parse_page(whole_page(theme, live))

    assert page.xpath("string(//title)") == f"{described.search_title} – Le Rivage"
    assert meta(page)["og:title"] == described.search_title
    assert page.xpath("string(//h1)") == described.headline
    assert (card(theme, live).headline, card(theme, live, post).above) == (
        "Tempête Aurore",
        "Tempête Aurore",
    )


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_without_other_titles_the_headline_stands_there(blank: str | None) -> None:
    described = Description(headline="La nuit", search_title=blank, short_title=blank)

    assert (described.title_for_search, described.title_in_short) == ("La nuit", "La nuit")
