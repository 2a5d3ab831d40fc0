"""Foreign HTML becomes blocks and runs: what browsers mean by it, and nothing that could harm."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from filrouge.domain.text import Run
from filrouge.importers.base import Missed
from filrouge.importers.html import Fragment, is_markup, read, read_body, runs, words

BASE = "https://quay.example/live/night"


def text(*runs: Run | str) -> Text:
    return Text(runs=tuple(Run(run) if isinstance(run, str) else run for run in runs))


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("<p>One</p><p>Two</p>", (text("One"), text("Two"))),
        ("<div>One<div>Two</div></div>Three", (text("One"), text("Two"), text("Three"))),
        ("<p>One<br>Two<br/><br/>Three</p>", (text("One"), text("Two"), text("Three"))),
        ("<p>  A \n\t wide\r\n <b> b </b> c </p>", (text("A wide ", Run("b ", bold=True), "c"),)),
        ("<p>&nbsp;</p><p> </p><p>\u200b</p><p>À\xa0: oui</p>", (text("À\xa0: oui"),)),
        (
            "<b>x <i>y</i></b><em>z</em>",
            (text(Run("x ", bold=True), Run("y", bold=True, italic=True), Run("z", italic=True)),),
        ),
        ("<b>a</b><strong>b</strong>", (text(Run("ab", bold=True)),)),
        (
            "<h2>T <b>b</b></h2><h4>U</h4>",
            (
                Heading(runs=(Run("T "), Run("b", bold=True))),
                Heading(runs=(Run("U"),)),
            ),
        ),
        (
            "<ul><li>a<li><p>b</p><p>c</p><ol><li>d</ol></ul>e",
            (List(items=((Run("a"),), (Run("b"), Run(" "), Run("c")), (Run("d"),))), text("e")),
        ),
        ("<ol><li>a</li></ol>", (List(items=((Run("a"),),), ordered=True),)),
        ("<ul></ul><ul><li> </li></ul>", ()),
        (
            "<blockquote><p>One</p><p>Two</p><footer>— Ana, <cite>Log</cite></footer></blockquote>",
            (
                Quote(
                    paragraphs=((Run("One"),), (Run("Two"),)),
                    speaker="Ana, Log",
                ),
            ),
        ),
        (
            "<blockquote>As <cite>The Quay</cite> says</blockquote>",
            (Quote(paragraphs=((Run("As "), Run("The Quay", italic=True), Run(" says")),)),),
        ),
        (
            "<figure><blockquote>No</blockquote><figcaption>Ana</figcaption></figure>",
            (Quote(paragraphs=((Run("No"),),), speaker="Ana"),),
        ),
        ("<table><tr><td>a<td>b<tr><th>c</table>", (text("a b"), text("c"))),
        ("<dl><dt>a<dd>b</dl>", (text("a"), text("b"))),
        ("x < y &amp; &lt;b&gt;", (text("x < y & <b>"),)),
        ("&#150;&#8217;&eacute;", (text("–’é"),)),
        ("caf<!-- no -->é", (text("café"),)),
        ("<p>unclosed <b>bold", (text("unclosed ", Run("bold", bold=True)),)),
        ("", ()),
        (" \n ", ()),
    ],
)
def test_elements_mean_what_they_mean_in_a_browser(
    markup: str, blocks: tuple[AnyBlock, ...]
) -> None:
    assert read(markup).blocks == blocks


@pytest.mark.parametrize(
    ("href", "link"),
    [
        ("https://a.example/?b=1&amp;c=2#d", "https://a.example/?b=1&c=2#d"),
        (" http://a.example/a b ", "http://a.example/a%20b"),
        ("http://a.example/a\u2003b", "http://a.example/a%E2%80%83b"),
        ("/x", "https://quay.example/x"),
        ("#p1", "https://quay.example/live/night#p1"),
        ("//a.example/x", "https://a.example/x"),
        ("mailto:desk@a.example", "mailto:desk@a.example"),
        ("javascript:alert(1)", None),
        ("JAVA\nSCRIPT:alert(1)", None),
        ("&#106;avascript:alert(1)", None),
        ("data:text/html,x", None),
        ("ftp://a.example/", None),
        ("tel:+331", None),
        ("https://", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_links_are_absolute_and_of_three_schemes(href: str, link: str | None) -> None:
    assert read(f'<a href="{href}">w</a>', base=BASE).blocks == (text(Run("w", link=link)),)


def test_a_relative_link_without_a_base_is_none() -> None:
    assert read('<a href="/x">w</a>').blocks == (text("w"),)


@pytest.mark.parametrize(
    ("markup", "blocks", "missed"),
    [
        (
            '<p>a<img src="/i.jpg" alt="Alt">b</p>',
            (text("ab"),),
            [("picture", f"{BASE[:20]}/i.jpg")],
        ),
        (
            '<img src="data:image/gif;base64,AA" data-src="/i.jpg">',
            (),
            [
                ("picture", "https://quay.example/i.jpg"),
            ],
        ),
        ('<img src="//c.example/pixel" width="1" height="1">', (), []),
        ('Yes <img src="/e.png" alt="\U0001f642">', (text("Yes \U0001f642"),), []),
        (
            '<figure><img src="/i.jpg" alt="Alt"><figcaption>Cap <small>Ana</small></figure>',
            (Image(caption="Cap", credit="Ana", alt="Alt"),),
            [("picture", "https://quay.example/i.jpg")],
        ),
        (
            '<figure><iframe src="https://v.example/e"></iframe><figcaption>Cap</figcaption></figure>',
            (LinkCard(url="https://v.example/e", title="Cap"),),
            [("embed", "https://v.example/e")],
        ),
        (
            '<iframe src="//v.example/e" title="T"><p>old</p></iframe>after',
            (text("after"), LinkCard(url="https://v.example/e", title="T")),
            [("embed", "https://v.example/e")],
        ),
        ("<iframe></iframe>", (), [("embed", "")]),
        (
            '<video title="T"><source src="blob:x"><source src="/a.mp4"><p>old</p></video>',
            (Video(url="https://quay.example/a.mp4", title="T"),),
            [],
        ),
        ('<audio src="/a.mp3"></audio>', (Audio(url="https://quay.example/a.mp3"),), []),
        ("<audio></audio>", (), [("player", "")]),
        ("<table><tr><td>a</table>", (text("a"),), [("table", "")]),
    ],
)
def test_what_cannot_be_carried_is_told(
    markup: str, blocks: tuple[AnyBlock, ...], missed: list[tuple[str, str]]
) -> None:
    assert read(markup, base=BASE, where="First result") == Fragment(
        blocks=blocks,
        missed=tuple(
            Missed(code=code, where="First result", detail=detail) for code, detail in missed
        ),
    )


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        "<style>p{}</style>",
        "<svg><script>alert(1)</script><text>x</text></svg>",
        "<math><mi>x</mi></math>",
        "<noscript><p>x</p></noscript><template><p>x</p></template>",
        "<button onclick=x>Go</button><textarea>t</textarea><select><option>o</select>",
        "<title>t</title><!-- c --><?php x ?>",
        "\x00\x01\x1b\x7f\x85",
    ],
)
def test_what_does_not_belong_leaves_nothing(markup: str) -> None:
    assert read(markup).blocks == ()


def test_handlers_styles_and_classes_leave_their_words() -> None:
    markup = '<p onclick="a()" style="x" class="y">a<font color=red>b</font><blink>c</blink></p>'

    assert read(markup).blocks == (text("abc"),)


def test_control_characters_are_dropped_written_or_referred_to() -> None:
    assert read("<p>a\x00b\x1b&#1;&#27;c\td</p>").blocks == (text("abc d"),)


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("One\n\nTwo\r\nThree", (text("One"), text("Two"), text("Three"))),
        ("R&amp;D &lt; 3 &eacute;", (text("R&D < 3 é"),)),
        ("see ?a=1&copy=2", (text("see ?a=1&copy=2"),)),
        ("I <3 this, a<you and me>d", (text("I <3 this, a<you and me>d"),)),
        ("&lt;p&gt;x&lt;/p&gt;", (text("x"),)),
        ("use &lt;b&gt; sparingly", (text("use <b> sparingly"),)),
        ("<P>x", (text("x"),)),
        ("One\u2028Two \u202eeerht\u202c", (text("One"), text("Two eerht"))),
        ("lone \ud800 surrogate", (text("lone \ufffd surrogate"),)),
    ],
)
def test_a_body_is_markup_or_plain(body: str, blocks: tuple[AnyBlock, ...]) -> None:
    assert read_body(body).blocks == blocks


def test_one_paragraph_is_made_of_several() -> None:
    markup = "<p>One <b>two</b></p><ul><li>three</li></ul><blockquote>four</blockquote>"

    assert runs(markup) == (Run("One "), Run("two", bold=True), Run(" three four"))
    assert words(markup) == "One two three four"
    assert words(" a \n &amp; b ") == "a & b"
    assert words("\xa0") == ""


def test_markup_is_told_by_its_tags() -> None:
    assert [is_markup(t) for t in ("<br>", "a</P>", "<a href=x>", "<3", "<you>", "a < b")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


BOMBS: dict[str, Callable[[int], str]] = {
    "div": lambda n: "<div>" * n + "x",
    "end tags": lambda n: "<div>" * n + "</p>" * n + "x",
    "formatting": lambda n: "".join(f"<b id={i}>" for i in range(n)) + "<p>x" * n,
    "lists": lambda n: "<ul><li>x" * n,
    "quotes": lambda n: "<blockquote>x" * n,
    "figures": lambda n: "<figure><figcaption>x" * n,
    "attributes": lambda n: "<p " + " ".join(f"a{i}" for i in range(n)) + ">x",
    "misnested": lambda n: "<b><i><a href=/>x" * n + "</b></i></a>" * n,
    "open angles": lambda n: "<p>" + "<" * n + " x",
    "comments": lambda n: "x<!--" * n,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_nesting_bomb_costs_as_much_as_it_is_long(bomb: str) -> None:
    began = time.process_time()

    found = words(BOMBS[bomb](50_000))

    assert "x" in found
    assert time.process_time() - began < 5  # a quadratic one takes minutes


@given(st.text() | st.text(alphabet="<>/abipul \"'=&;!-", max_size=80))
def test_any_text_is_read(markup: str) -> None:
    fragment = read_body(markup, base=BASE)

    for block in fragment.blocks:
        if isinstance(block, Text):
            assert words_of(block) == words_of(block).strip(" ")
            assert words_of(block)


def words_of(block: Text) -> str:
    return "".join(run.text for run in block.runs)
