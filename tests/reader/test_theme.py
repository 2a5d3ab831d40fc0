"""A house's own templates: they go before ours, and none of them can take a live off the air."""

import logging
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from filrouge.config import BadSetting
from filrouge.config.value import SHIPPED_THEMES
from filrouge.domain.content import Description
from filrouge.domain.state import Live
from filrouge.formats.base import Site, Theme
from filrouge.formats.front import render_front
from filrouge.formats.notice import render_notice
from filrouge.reader.folder import read_folders, shipped
from filrouge.reader.theme import load_theme
from tests.formats import sample
from tests.formats.render import whole_page

SITE = Site(name="Le Rivage", language="fr", style="/assets/reader.css")


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def theme_of(folder: Path, **files: str) -> Theme:
    """Load a theme of these files; in their names, `__` stands for the slash, `_` for the dot."""
    named = {name.replace("__", "/").replace("_", "."): text for name, text in files.items()}
    return load_theme(read_folders(write(folder, named)))


def test_a_template_of_the_house_goes_before_ours(tmp_path: Path) -> None:
    theme = theme_of(tmp_path, templates__footer_html="<footer>Mentions : {{ site.name }}</footer>")

    for page in (
        whole_page(theme, sample.french(), site=SITE),
        render_front(theme, SITE, []),
        render_notice(theme, SITE, "not_found"),
    ):
        assert "<footer>Mentions : Le Rivage</footer>" in page
        assert 'class="foot"' not in page


def test_a_template_of_the_house_may_go_on_from_ours(tmp_path: Path) -> None:
    theme = theme_of(
        tmp_path,
        templates__page_html='{% extends "filrouge/page.html" %}'
        '{% block meta %}{{ super() }}<meta name="house" content="1">{% endblock %}',
    )

    page = whole_page(theme, sample.french(), site=SITE)

    assert '<meta name="house" content="1">' in page
    assert '<meta property="og:title"' in page
    assert 'id="posts"' in page


def test_without_a_folder_the_look_is_ours() -> None:
    assert whole_page(load_theme(), sample.french()) == whole_page(load_theme(()), sample.french())


# ---- what is broken -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "text", "why"),
    [
        ("post.html", "{% if %}", r"post\.html, line 1: Expected an expression"),
        ("status.html", "<p>\n{{ live.status.value", r"status\.html, line 2: "),
        (
            "footer.html",
            "\n\n{{ nothing.at_all }}",
            r"footer\.html, line 3: 'nothing' is undefined",
        ),
        ("front.html", "{% extends 'none.html' %}", r"front\.html, line 1: none\.html"),
        ("facts.html", '<div data-part="fact"></div>', r"has lost \[data-part=facts\]"),
        (
            "page.html",
            '<main id="live"></main>',
            r"has lost #stream, #posts, #posts > article#p-visible",
        ),
        (
            "post.html",
            "<p>{{ post.content.headline }}</p>",
            r"has lost #posts > article#p-visible, which",
        ),
    ],
)
def test_a_broken_template_is_told_at_the_start(
    tmp_path: Path, template: str, text: str, why: str
) -> None:
    folders = read_folders(write(tmp_path, {f"templates/{template}": text}))

    with pytest.raises(BadSetting, match=why):
        load_theme(folders)


def test_one_that_fails_later_is_stood_in_for_and_the_house_reads_why(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    # given a template that no sample of ours makes fail
    theme = theme_of(
        tmp_path,
        templates__head_html='<header data-part="head" data-rev="{{ rev }}"><h1>House</h1>'
        "{{ 1 // (description.headline | length - 7) }}</header>",
    )
    fine = sample.live_of([], description=Description(headline="Longer than that"))
    short = sample.live_of([], description=Description(headline="7 signs"))
    assert "<h1>House</h1>" in whole_page(theme, fine)

    # when it does
    with caplog.at_level(logging.ERROR):
        page = whole_page(theme, short)

    # then the page is whole, in our look
    assert "<h1>7 signs</h1>" in page
    assert "head.html failed" in caplog.text
    assert "ZeroDivisionError" in caplog.text


# ---- theme.toml, words --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "text", "why"),
    [
        ("theme.toml", "colour = 1", "unknown field `colour`"),
        ("theme.toml", "[colours", "theme.toml: "),
        ("theme.toml", '[colours]\nlight = "red"', "red is no colour such as #c8102e"),
        ("theme.toml", 'extends = "neon"', "there is no theme neon, only night, tabloid"),
        ("theme.toml", 'extends = "../tabloid"', "there is no theme"),
        ("theme.toml", "between_every = 1", "between_every is 2 or more"),
        ("slots/middle.html", "", "there is no such place; there are head, top, aside"),
        ("words.fr.toml", '"Key momemt" = "x"', "there are no words 'Key momemt'"),
        ("words.fr.toml", '"Key moment" = "<b>x</b>"', "a sign that HTML knows otherwise"),
        ("words.fr.toml", '"Pinned" = "{n}"', "has a {…} that 'Pinned' has not"),
        ("words.fr.toml", '"Pinned" = "a { b"', "a lone { or }"),
        ("words.en.toml", '"Pinned" = 3', "words.en.toml: Expected"),
    ],
)
def test_what_a_folder_says_wrong_is_told(tmp_path: Path, file: str, text: str, why: str) -> None:
    with pytest.raises(BadSetting, match=re.escape(why)):
        read_folders(write(tmp_path, {file: text}))


def test_words_of_the_house_are_on_the_page_and_those_of_its_base_too(tmp_path: Path) -> None:
    theme = theme_of(
        tmp_path, theme_toml='extends = "tabloid"', words_fr_toml='"Key moment" = "À retenir"'
    )

    page = whole_page(theme, sample.french())

    assert "<b>À retenir</b>" in page
    assert "Ce qu’il faut savoir" in page  # of the tabloid
    assert "<b>Temps fort</b>" not in page


@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize("live", [sample.french(), sample.live_of([])], ids=["full", "empty"])
def test_a_theme_that_ships_writes_every_page(
    name: str, live: Live, caplog: pytest.LogCaptureFixture
) -> None:
    theme = load_theme(read_folders(SHIPPED_THEMES / name))

    page = whole_page(theme, live, site=SITE)

    assert 'id="posts"' in page
    assert caplog.text == ""


# ---- slots --------------------------------------------------------------------------------------

SLOTS = {
    "theme_toml": "between_every = 2",
    "slots__head_html": '<script src="https://stats.example.org/count.js" async></script>',
    "slots__ad-top_html": '<div class="ad-banner">{{ site.name }}</div>',
    "slots__aside_html": "<p>Lettre du soir</p>",
    "slots__ad-between_html": '<div class="ad-native"></div>',
    "slots__bottom_html": "<p>Soutenez-nous</p>",
}


def test_by_default_nothing_is_there() -> None:
    page = whole_page(load_theme(), sample.french(), site=SITE)

    assert "slot" not in page
    assert "<script src" not in page


def test_slots_are_filled_where_they_stand(tmp_path: Path) -> None:
    page = whole_page(theme_of(tmp_path, **SLOTS), sample.french(), site=SITE)
    front = render_front(theme_of(tmp_path, **SLOTS), SITE, [])

    head, body = page.split("</head>")
    assert "stats.example.org" in head
    assert '<aside class="slot slot-ad-top"><div class="ad-banner">Le Rivage</div></aside>' in body
    assert body.index("Lettre du soir") < body.index('id="stream"')
    assert body.index('id="connection"') < body.index("Soutenez-nous")
    assert "stats.example.org" in front
    assert "ad-banner" in front
    # after every second post, and none behind the last
    posts = body[body.index('id="posts"') : body.index('id="connection"')]
    order = re.findall('<article id="p|ad-native', posts)
    articles = order.count('<article id="p')
    assert order.count("ad-native") == (articles - 1) // 2
    assert order[:3] == ['<article id="p', '<article id="p', "ad-native"]


def test_beside_an_ad_free_live_nothing_is_sold_and_the_rest_stays(tmp_path: Path) -> None:
    description = Description(headline="Deuil", ad_free=True)
    free = replace(sample.french(), description=description)

    page = whole_page(theme_of(tmp_path, **SLOTS), free, site=SITE)

    assert "ad-" not in page
    assert "Lettre du soir" in page
    assert "stats.example.org" in page
