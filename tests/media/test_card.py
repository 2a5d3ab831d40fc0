"""A pasted address becomes a card: what the page says of itself, and nothing that harms ours."""

import html
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filrouge.domain.blocks import LinkCard
from filrouge.domain.clean import check
from filrouge.media.card import MAX_DESCRIPTION, MAX_SITE, MAX_TITLE, read_card
from filrouge.media.fetch import Fetched

ASKED = "https://www.news.example/2026/digue?utm=x"


def card(
    head: str | bytes,
    *,
    asked: str = ASKED,
    url: str | None = None,
    content_type: str = "text/html; charset=utf-8",
) -> LinkCard:
    body = head.encode() if isinstance(head, str) else head
    return read_card(Fetched(asked=asked, url=url or asked, content_type=content_type, body=body))


FULL = """<!doctype html><html lang=fr><head>
<!-- <title>Ancien titre</title> -->
<title>La digue tient | Le Courrier</title>
<meta name="description" content="Description de la page">
<meta property="og:title" content="La digue tient : l’eau baisse">
<meta property="og:description" content="Les services de l’État &amp; la mairie">
<meta property="og:site_name" content="Le Courrier">
<meta name="twitter:title" content="Titre pour Twitter">
<meta name="twitter:description" content="Description pour Twitter">
<link rel="canonical" href="/2026/digue">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "BreadcrumbList", "name": "Fil"},
 {"@type": ["NewsArticle"], "headline": "Titre JSON-LD", "description": "Description JSON-LD",
  "publisher": {"@type": "Organization", "name": "Éditeur JSON-LD"}}]}</script>
</head><body><p>Texte<svg><title>Icône</title></svg></body></html>"""


def test_a_page_that_says_everything() -> None:
    assert card(FULL) == LinkCard(
        url="https://www.news.example/2026/digue",
        title="La digue tient : l’eau baisse",
        description="Les services de l’État & la mairie",
        site="Le Courrier",
    )


def without(*marks: str) -> str:
    return "\n".join(row for row in FULL.split("\n") if not any(mark in row for mark in marks))


def test_twitter_speaks_where_opengraph_is_silent() -> None:
    found = card(without("og:"))

    assert (found.title, found.description, found.site) == (
        "Titre pour Twitter",
        "Description pour Twitter",
        "Éditeur JSON-LD",
    )


def test_then_the_json_ld() -> None:
    found = card(without("og:", "twitter:"))

    assert (found.title, found.description) == ("Titre JSON-LD", "Description JSON-LD")


def test_then_the_page_itself_and_its_host() -> None:
    plain = without("og:", "twitter:").replace("NewsArticle", "Person")
    found = card(plain)

    assert (found.title, found.description, found.site) == (
        "La digue tient | Le Courrier",
        "Description de la page",
        "news.example",
    )


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/pdf", b"%PDF-1.7 <title>no</title>"),
        ("image/jpeg", b"\xff\xd8\xff<title>no</title>"),
        ("text/html", b""),
        ("text/html", b"\0\x01\x02"),
        ("text/html", b"<!--"),
        ("", b"no markup at all"),
    ],
)
def test_an_answer_that_says_nothing_is_a_card_with_its_host(
    content_type: str, body: bytes
) -> None:
    assert card(body, content_type=content_type) == LinkCard(url=ASKED, site="news.example")


def test_a_page_in_an_older_encoding() -> None:
    body = "<meta charset=iso-8859-1><title>L’été à 3 €</title>".encode("windows-1252")

    assert card(body, content_type="text/html").title == "L’été à 3 €"


def test_of_what_comes_twice_the_first_counts() -> None:
    head = "<title>Un</title><title>Deux</title><meta property=og:site_name content=A>"

    found = card(head + "<meta property=og:site_name content=B>")

    assert (found.title, found.site) == ("Un", "A")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Fish < chips > peas", "Fish < chips > peas"),
        ("L&amp;#039;eau &amp;quot;baisse&amp;quot;", 'L\'eau "baisse"'),
        ("Un <em>grand</em> jour<br/>", "Un grand jour"),
        ("a\n\t b\r\n", "a b"),
        ("mot\x00\x07\u202eesrever", "motesrever"),
        ("&#0;&#x202e;&#xd800;x", "\ufffd\ufffdx"),
    ],
)
def test_a_title_is_words_and_never_markup(written: str, title: str) -> None:
    assert card(f"<title>{written}</title>").title == title


def test_words_are_bounded() -> None:
    long = "mot " * 10_000
    found = card(
        f"<title>{long}</title><meta name=description content='{long}'>"
        f"<meta property=og:site_name content='{long}'>"
    )

    for text, limit in (
        (found.title, MAX_TITLE),
        (found.description, MAX_DESCRIPTION),
        (found.site, MAX_SITE),
    ):
        assert limit - 4 < len(text) <= limit
        assert text.endswith("mot…")


@pytest.mark.parametrize(
    "canonical",
    [
        "https://www.news.example/digue",
        "https://news.example/digue",
        "https://m.news.example/digue",
        "//news.example/digue",
    ],
)
def test_a_canonical_address_on_the_same_site_is_taken(canonical: str) -> None:
    expected = f"https:{canonical}" if canonical.startswith("//") else canonical

    assert card(f'<link rel="x canonical" href="{canonical}">').url == expected
    assert card(f'<meta property="og:url" content="{canonical}">').url == expected


@pytest.mark.parametrize(
    "canonical",
    [
        "",
        " ",
        "/",
        "https://www.news.example",
        "https://evil.example/digue",
        "https://evil-news.example/digue",
        "https://news.example.evil.example/digue",
        "https://sub.news.example/digue",
        "http://www.news.example/digue",
        "https://www.news.example:8443/digue",
        "https://www.news.example@evil.example/",
        "https://root@www.news.example/digue",
        "https://evil.example\\@www.news.example/digue",
        "https://www.news.example/a b",
        # What may not stand in a log: the card would be refused when the post is published.
        "https://www.news.example/\u202egpj.digue",
        "https://www.news.example/\ufffe",
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:a@www.news.example",
        "https://[www.news.example/",
        "https://www.news.example:port/",
        "https://www.news.example/" + "a" * 9000,
    ],
)
def test_a_canonical_address_that_is_not_honest_is_not(canonical: str) -> None:
    assert card(f'<link rel=canonical href="{html.escape(canonical)}">').url == ASKED


def test_after_a_redirect_the_site_is_the_one_that_answered() -> None:
    short, there = "https://short.example/x", "https://www.news.example/digue?from=short"

    assert card("<link rel=canonical href=/digue>", asked=short, url=there).url == (
        "https://www.news.example/digue"
    )
    assert card(
        "<link rel=canonical href=https://short.example/y>", asked=short, url=there
    ).url == (short)
    assert card("", asked=short, url=there).site == "news.example"


@pytest.mark.parametrize(
    "script",
    [
        "",
        "{",
        "null",
        "[[[[[]]]]]",
        "[" * 100_000,
        '{"@graph":' * 50_000,
        '{"@type": 7, "headline": {"a": 1}}',
        '{"@type": "NewsArticle", "headline": ["a"]}',
        '{"@type": "NewsArticle", "headline": " "}',
        json.dumps([[1]] * 100_000),
        '{"@type": "NewsArticle", "headline": "\\ud800"}',
        "9" * 100_000,
    ],
)
def test_json_ld_that_is_none_is_passed_over(script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script><title>Titre</title>'

    assert card(head).title == "Titre"


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece",
    [
        "<meta ",
        '<meta content="',
        "<a>",
        "<div><p>",
        "</a>",
        "<title>",
        "<html><head>",
        "<!--",
        "<script>",
        "<script type=application/ld+json>[",
        "<link rel=canonical href=",
        "<",
        "&#",
        "<meta property=og:title content=&amp;>",
        "<svg>",
    ],
)
def test_two_megabytes_of_spite_cost_little(piece: str) -> None:
    found = card((piece * (2_000_000 // len(piece))).encode()[:2_000_000])

    check(found)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_whatever_a_page_says_its_card_may_stand_in_a_log(data: st.DataObject) -> None:
    pieces = st.sampled_from(FULL.split("\n")) | st.text(max_size=80)
    page = "\n".join(data.draw(st.lists(pieces, max_size=12))).encode("utf-8", "replace")
    at = data.draw(st.integers(0, len(page)))
    body = page[:at] + data.draw(st.binary(max_size=30)) + page[at:]

    found = card(body, content_type=data.draw(st.sampled_from(["text/html", "", "a/b"])))

    check(found)
    assert len(found.title) <= MAX_TITLE
