"""What may stand in a log: the attacks in words, and what must not be taken for one."""

import pytest

from filrouge.domain import clean
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
from filrouge.domain.content import Content, Description, FactContent, Origin, Related, Source
from filrouge.domain.errors import Refused
from filrouge.domain.events import LiveConfigured, LiveOpened, PostPublished
from filrouge.domain.text import Run, paragraph

HASH = "0123456789abcdef" * 4


Value = Content | Description | FactContent | PostPublished | LiveOpened | LiveConfigured


def refusal(value: Value) -> str:
    """Give the refusal of a value, in one line; "" where it is clean."""
    try:
        match value:
            case Content():
                clean.check_content(value)
            case Description():
                clean.check_description(value)
            case FactContent():
                clean.check_fact(value)
            case _:
                clean.check(value)
    except Refused as refused:
        return str(refused)
    return ""


def of(*blocks: AnyBlock) -> Content:
    return Content(blocks=blocks)


def text(words: str, link: str | None = None) -> Content:
    return of(Text(runs=(Run(text=words, link=link),)))


@pytest.mark.parametrize(
    "character",
    [
        *map(chr, [0x00, 0x07, 0x08, 0x0B, 0x0C, 0x0D, 0x1B, 0x1F]),  # C0: bells and escapes
        *map(chr, [0x7F, 0x80, 0x85, 0x9F]),  # delete, and C1
        *map(chr, [0x2028, 0x2029]),  # they end a line of script
        *map(chr, [0x202A, 0x202B, 0x202C, 0x202D, 0x202E]),  # embeddings and overrides
        *map(chr, [0x2066, 0x2067, 0x2068, 0x2069]),  # isolates
        *map(chr, [0xD800, 0xDBFF, 0xDC00, 0xDFFF]),  # halves of a character
        *map(chr, [0xFFFE, 0xFFFF]),  # not allowed in XML (www.w3.org/TR/xml, 2.2)
    ],
    ids=lambda character: f"U+{ord(character):04X}",
)
def test_a_character_that_may_not_stand_in_a_log(character: str) -> None:
    words = f"avant{character}après"
    refused = f"forbidden_character (character='U+{ord(character):04X}')"
    places: list[Content] = [
        text(words),
        text("ici", link=f"https://example.org/{character}"),
        Content(headline=words),
        Content(headline="Titre", authors=("Ada", words)),
        Content(headline="Titre", topics=(words,)),
        Content(headline="Titre", people=(words,)),
        Content(headline="Titre", sources=(Source(name=words),)),
        Content(headline="Titre", related=(Related(url="https://example.org/", title=words),)),
        of(Heading(runs=paragraph(words))),
        of(List(items=(paragraph("un"), paragraph(words)))),
        of(Quote(paragraphs=(paragraph("Oui."),), speaker="Ada", role=words)),
        of(Image(caption="Le quai", alt=words)),
        of(LinkCard(url="https://example.org/", title=words)),
        of(Audio(url="https://example.org/a.mp3", title=words)),
        of(Video(url="https://example.org/a.mp4", title=words)),
    ]
    assert [refusal(place) for place in places] == [refused] * len(places)
    assert clean.scrub(words) == "avantaprès"


@pytest.mark.parametrize(
    "words",
    [
        "🌊 👩🏽‍🚒 🇫🇷",
        "ارتفع منسوب المياه في المدينة",
        "עלו המים",
        "水位が上がった",
        "3,20\u00a0m, soit 20\u202f% de plus\u2009!",
        "left-to-right mark\u200e, right-to-left mark\u200f",
        "zero\u200dwidth\u200cjoiners",
        "une\nligne\tet une tabulation",
        "e\u0301 décomposé",
        '<script>alert(1)</script> & "guillemets" \' `',
        "{{ 7 * 7 }} {% raw %} ${x} %s {0}",
    ],
)
def test_words_of_any_language_pass(words: str) -> None:
    assert refusal(text(words)) == ""
    assert refusal(Content(headline=words, authors=(words,), topics=(words,))) == ""
    assert clean.scrub(words) == words


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org:8080/a/b?c=d&e=f#g",
        "HTTPS://EXAMPLE.ORG/",
        "https://xn--bcher-kva.example/",
        "https://bücher.example/für?q=é",
        "https://[2001:db8::1]/",
        "https://192.0.2.1/",
        "https://example.org/%20(x)",
        "mailto:redaction@example.org",
        "mailto:redaction@example.org?subject=La%20crue",
    ],
)
def test_a_link_that_leads_somewhere_passes(address: str) -> None:
    assert clean.is_link(address)
    assert refusal(text("ici", link=address)) == ""


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        " https://example.org/",
        "https://example.org/a b",
        "https://example.org/\u00a0",
        "https://example.org/\n",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://example.org/1",
        "ftp://example.org/",
        "about:blank",
        "/relative",
        "relative",
        "//example.org/without-scheme",
        "#fragment",
        "?query",
        "https:",
        "https://",
        "https:///path",
        "https:example.org",
        "http:\\\\example.org",
        "https://:443/",
        "https://user@/",
        "https://example.org:99999/",
        "https://example.org:port/",
        "https://evil.example\\@example.org/",  # a browser goes to evil.example
        "https://[::1",
        "mailto:",
        "mailto:?subject=x",
    ],
)
def test_a_link_that_leads_nowhere_honest_is_refused(address: str) -> None:
    refused = f"dishonest_link (address={address!r})"
    assert not clean.is_link(address)
    assert refusal(text("ici", link=address)) == refused
    assert refusal(of(LinkCard(url=address, title="Titre"))) == refused
    assert refusal(of(Audio(url=address, title="Titre"))) == refused
    assert refusal(of(Video(url=address, title="Titre"))) == refused
    assert refusal(Description(headline="Titre", source_url=address)) == refused
    assert refusal_of_page(address) == {refused}
    published = PostPublished(post="p1", content=text("Oui."), origin=Origin(url=address))
    assert refusal(published) == refused


def refusal_of_page(address: str) -> set[str]:
    """Give the refusals of an address wherever a page is meant, which one can go and read."""
    page = Related(url=address, title="À lire")
    return {
        refusal(Content(headline="Titre", sources=(Source(name="AFP", url=address),))),
        refusal(Content(headline="Titre", related=(page,))),
        refusal(Description(headline="Titre", related=(page,))),
    }


def test_a_page_to_read_is_a_page() -> None:
    assert refusal_of_page("https://example.org/a") == {""}
    address = "mailto:redaction@example.org"
    assert refusal_of_page(address) == {f"dishonest_link (address={address!r})"}


def test_a_source_has_a_name() -> None:
    assert refusal(Content(headline="Titre", sources=(Source(name=" \u00a0"),))) == "no_source_name"
    assert refusal(Content(sources=(Source(name="AFP"),))) == "empty_post"


@pytest.mark.parametrize(
    "media",
    ["", "abc", HASH[:-1], f"{HASH}0", HASH.upper(), f"{HASH}\n", "../" + HASH[3:], "g" * 64],
)
def test_media_are_named_by_their_hash(media: str) -> None:
    refused = f"malformed_media (media={media!r})"
    assert refusal(of(Image(media=media, width=1, height=1, alt="Quai"))) == refused
    assert refusal(of(Audio(media=media, title="Son"))) == refused
    assert refusal(of(Video(media=media, title="Film"))) == refused
    lead = Description(headline="Titre", lead=Image(media=media, width=1, height=1))
    assert refusal(lead) == refused


def test_media_that_can_be_shown_pass() -> None:
    assert refusal(of(Image(media=HASH, width=640, height=480))) == ""
    assert refusal(of(Image(caption="Le quai, photo perdue"))) == ""
    assert refusal(of(Audio(media=HASH), Video(url="https://example.org/a.mp4"))) == ""


@pytest.mark.parametrize(("width", "height"), [(0, 480), (640, 0), (-1, 480), (640, -1)])
def test_a_picture_has_a_size(width: int, height: int) -> None:
    refused = f"no_dimensions (media='{HASH}')"
    assert refusal(of(Image(media=HASH, width=width, height=height))) == refused


def test_sound_and_film_are_somewhere() -> None:
    assert refusal(of(Audio(title="Son"))) == "no_media"
    assert refusal(of(Video(title="Film"))) == "no_media"


def test_a_post_is_not_longer_than_a_chapter() -> None:
    assert refusal(text("x" * clean.WORDS_MAX)) == ""
    assert (
        refusal(text("x" * (clean.WORDS_MAX + 1))) == "too_long (characters=100001, limit=100000)"
    )
    spread = of(*(Text(runs=paragraph("x" * 1000)) for _ in range(101)))
    assert refusal(spread) == "too_long (characters=101000, limit=100000)"


@pytest.mark.parametrize(
    "nothing",
    [
        Content(headline="Titre", blocks=(Text(runs=()),) * clean.PARTS_MAX),
        Content(headline="Titre", blocks=(List(items=((),) * clean.PARTS_MAX),)),
        Content(headline="Titre", blocks=(Text(runs=(Run(text=""),) * clean.PARTS_MAX),)),
    ],
    ids=["blocks", "items", "runs"],
)
def test_a_post_is_not_made_of_endless_nothing(nothing: Content) -> None:
    # The attack: no words to count, and an export too long to be read back.
    assert refusal(nothing) == "too_many_parts (limit=20000)"


@pytest.mark.parametrize(
    "nothing",
    [
        Content(),
        Content(headline=" \u00a0\n"),
        Content(authors=("Ada",), topics=("Crue",)),
        of(Text(runs=())),
        of(Text(runs=(Run(text=" "), Run(text="\t", bold=True)))),
        of(List(items=((), paragraph(" ")))),
        of(Image()),
    ],
)
def test_a_post_says_something(nothing: Content) -> None:
    assert refusal(nothing) == "empty_post"


def test_a_fact_and_a_description_say_something() -> None:
    assert refusal(FactContent(paragraphs=((), paragraph(" ")), posts=("p1",))) == "empty_fact"
    assert refusal(FactContent(paragraphs=((), paragraph("Vrai.")))) == ""
    assert refusal(Description(headline="\u2003")) == "no_headline"


def test_an_opening_in_a_log_from_elsewhere_is_held_against_the_same_rules() -> None:
    assert refusal(LiveOpened(language="fr", time_zone="Mars/Olympus")) == (
        "unknown_time_zone (time_zone='Mars/Olympus')"
    )
    assert refusal(LiveOpened(language="", time_zone="Europe/Paris")) == (
        "malformed_language (language='')"
    )
    assert refusal(LiveOpened(language="fr", time_zone="Europe/Paris")) == ""
    assert refusal(LiveConfigured(language="fr", time_zone="Mars/Olympus")) == (
        "unknown_time_zone (time_zone='Mars/Olympus')"
    )
