"""A page is read in the encoding in which it was written."""

import pytest

from filrouge.webpage.charset import decode

WORDS = "« été » – 3 €"


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
def test_the_header_names_it(encoding: str) -> None:
    body = WORDS.encode(encoding)

    assert decode(body, content_type=f'text/html; Charset="{encoding.upper()}"') == WORDS


def test_the_page_names_it() -> None:
    body = f"<meta charset='windows-1252'>{WORDS}".encode("windows-1252")

    assert decode(body, content_type="text/html").endswith(WORDS)


def test_latin_1_means_windows_1252_as_in_browsers() -> None:
    body = WORDS.encode("windows-1252")

    assert decode(body, content_type="text/html; charset=ISO-8859-1") == WORDS


def test_the_header_has_its_way_over_the_page_and_a_byte_order_mark_over_both() -> None:
    claimed = f"<meta charset=windows-1251>{WORDS}"

    assert decode(claimed.encode(), content_type="text/html; charset=utf-8") == claimed
    assert decode(b"\xff\xfe" + claimed.encode("utf-16-le"), content_type="a; charset=big5") == (
        claimed
    )


@pytest.mark.parametrize("name", ["unicode_escape", "idna", "rot13", "zip", "utf-7", "x" * 5000])
def test_a_name_that_no_browser_knows_is_passed_over(name: str) -> None:
    body = f"<meta charset={name}>\\x41 {WORDS}".encode()

    assert decode(body, content_type=f"text/html; charset={name}") == body.decode()


def test_what_does_not_decode_is_marked() -> None:
    assert decode(b"\xe9t\xe9") == "\ufffdt\ufffd"
