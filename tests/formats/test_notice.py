"""What is said in place of a page."""

from typing import get_args

import pytest
from msgspec.structs import replace

from filrouge.formats.base import Theme
from filrouge.formats.notice import Code, render_notice
from tests.formats.render import SITE
from tests.formats.tree import parse_page


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_notice_has_its_own_words_and_a_way_on(theme: Theme, language: str) -> None:
    site = replace(SITE, language=language)

    pages = [parse_page(render_notice(theme, site, code)) for code in get_args(Code)]

    assert len({page.xpath("string(//h1)") for page in pages}) == len(get_args(Code))
    for page in pages:
        assert page.get("lang") == language
        assert page.xpath("//main//a/@href") == ["/"]
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_notice_says_what_happened(theme: Theme) -> None:
    page = parse_page(render_notice(theme, SITE, "withdrawn"))

    assert page.xpath("string(//h1)") == "Cette page a été retirée"
    assert page.xpath("string(//title)") == "Cette page a été retirée – Le Rivage"
