"""What a page says of itself is read from its head, wherever and however often it is said."""

import time

import pytest

from filrouge.webpage.head import read_head

PAGE = """<!doctype html>
<html lang="fr-FR"><head>
<!-- <title>an old title</title> -->
<svg><title>a drawing</title></svg>
<title>L’éclipse, minute par minute</title>
<title>a second one</title>
<base href="https://example.org/direct/">
<link rel="alternate canonical" href="eclipse">
<meta property="og:title" content="  "><meta property="OG:Title" content="L’éclipse">
<meta name="description" content="Le jour où il fit nuit."><meta name="description" content="no">
<script type="application/ld+json">{"@type": "LiveBlogPosting"}</script>
<script>document.title = "<title>of a script</title>"</script>
</head><body><p>words</p></body></html>"""


def test_a_head() -> None:
    head = read_head(PAGE)

    assert head.title == "L’éclipse, minute par minute"
    assert (head.language, head.base, head.canonical) == (
        "fr-FR",
        "https://example.org/direct/",
        "eclipse",
    )
    assert head.meta["og:title"] == "L’éclipse"
    assert head.meta["description"] == "Le jour où il fit nuit."
    assert head.ld_json == ('{"@type": "LiveBlogPosting"}',)


@pytest.mark.parametrize("text", ["", " \n", "<", "words only", "<script>", "<!--", "\0<title>"])
def test_what_is_hardly_a_page_says_nothing(text: str) -> None:
    head = read_head(text)

    assert (head.title, head.language, head.base, head.canonical, head.ld_json) == (
        *[""] * 4,
        (),
    )


@pytest.mark.parametrize(
    "piece", ["<script>", "<!--", "<svg ", "<title", "<b>", "<link", "</script"]
)
def test_a_page_of_nothing_but_beginnings_is_read_in_a_moment(piece: str) -> None:
    began = time.process_time()

    read_head(piece * (2_000_000 // len(piece)))

    assert time.process_time() - began < 2
