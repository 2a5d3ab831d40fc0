"""What the composer says, the domain takes: one wire form on both sides."""

import random

import msgspec

from filrouge.domain import clean
from filrouge.domain.blocks import AnyBlock
from filrouge.domain.content import Content
from tests.web.composer.conftest import HASH, OpenDesk
from tests.web.composer.test_paste import CLIPBOARD, EXPECTED

PIECES = [
    *"http https mailto ftp javascript HTTP : // / \\ @ ? # % . - _ a b.fr exemple.fr".split(),
    *"localhost 127.0.0.1 [::1] [ ] 0 80 65535 99999 é ａ ℀ 。 xn--a % %00 \" ' < >".split(),
    *"& = ; , ! ~ ^ ` { }".split(),
    *(" ", "\t", "\n", "\u00a0", "\u202e", "\x00", "\U0001f600"),
]


def test_every_kind_of_block_is_canonical_to_the_domain(open_desk: OpenDesk) -> None:
    desk = open_desk()
    for name in EXPECTED:
        desk.paste("words", html=(CLIPBOARD / f"{name}.html").read_text(encoding="utf-8"))
        desk.press("Enter", "Enter")
    desk.type("> «\u00a0Non\u00a0»")
    desk.press("Enter", "Enter")
    desk.type("Léa")
    desk.press("Enter", "Enter")
    desk.paste(files=[("digue.jpg", "image/jpeg")])
    words = {"caption": "La digue", "credit": "", "alt": ""}
    desk.finish("uploads", {"media": HASH, "width": 12, "height": 8, **words})
    desk.paste("https://exemple.fr/")
    desk.finish("cards", {"type": "link", "url": "https://exemple.fr/", "title": "T"})
    said = desk.blocks()
    assert {block["type"] for block in said} == {
        "text",
        "heading",
        "list",
        "quote",
        "image",
        "link",
    }
    taken = msgspec.convert(said, tuple[AnyBlock, ...])
    clean.check_content(Content(blocks=taken))
    assert msgspec.json.decode(msgspec.json.encode(taken)) == said


def test_no_address_is_honest_here_that_the_domain_refuses(open_desk: OpenDesk) -> None:
    desk = open_desk()
    draw = random.Random(20260812)  # the same addresses on every run
    drawn = ["".join(draw.choices(PIECES, k=draw.randint(1, 5))) for _ in range(20_000)]
    drawn += [f"https://{one}" for one in drawn] + [f"mailto:{one}" for one in drawn]
    honest = desk.page.evaluate("(drawn) => drawn.filter((one) => isHonest(one))", drawn)
    assert len(honest) > 1000
    assert [one for one in honest if not clean.is_link(one) or clean.scrub(one) != one] == []
