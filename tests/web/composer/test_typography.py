"""Typography as one types, in the text and in a plain field."""

import pytest
from playwright.sync_api import expect

from tests.web.composer.conftest import OpenDesk
from tests.web.composer.test_writing import text


def test_french_is_set_as_it_is_typed(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.type("""Il dit: "L'eau monte de 10 000 m - vite!"... """)
    assert desk.blocks() == [
        text("Il dit\u00a0: «\u00a0L’eau monte de 10\u202f000\u00a0m –\u00a0vite\u202f!\u00a0»… ")
    ]


def test_each_language_has_its_own_and_it_can_be_turned_off(open_desk: OpenDesk) -> None:
    desk = open_desk(language="en-GB")
    desk.type('"It\'s late!"')
    desk.press("Enter")
    desk.page.evaluate("composer.setTypography(false)")
    desk.type('"It\'s late..."')
    assert desk.blocks() == [text("“It’s late!”"), text('"It\'s late..."')]
    assert desk.text.get_attribute("lang") == "en-GB"


@pytest.mark.parametrize("key", ["Backspace", "Control+z"])
@pytest.mark.parametrize(
    ("typed", "more"),
    [('Dit "', "oui"), ("Qui?", "x"), ("Il y a l'", "eau"), ("Et...", " puis"), ("un - ", "deux")],
)
def test_one_key_brings_back_what_was_typed_and_it_stays(
    open_desk: OpenDesk, typed: str, more: str, key: str
) -> None:
    desk = open_desk()
    desk.type(typed)
    assert desk.blocks() != [text(typed)]
    desk.press(key)
    assert desk.blocks() == [text(typed)]
    desk.type(more)
    assert desk.blocks() == [text(typed + more)]


def test_the_text_of_a_link_that_is_an_address_stays(open_desk: OpenDesk) -> None:
    link = {"text": "https://example.org/ab", "link": "https://example.org/ab"}
    desk = open_desk([text(link)])
    desk.press("Control+End", "ArrowLeft")
    desk.type("?x'y;")
    assert desk.blocks() == [text({**link, "text": "https://example.org/a?x'y;b"})]


def test_words_that_are_linked_are_set_like_others(open_desk: OpenDesk) -> None:
    link = {"text": "la crue", "link": "https://example.org/"}
    desk = open_desk([text(link)])
    desk.press("Control+End", "ArrowLeft")
    desk.type("'")
    assert desk.blocks() == [text({**link, "text": "la cru’e"})]


def test_nothing_is_set_while_an_input_method_composes(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.type("Qui")
    session = desk.page.context.new_cdp_session(desk.page)
    composed = {"text": "?", "selectionStart": 1, "selectionEnd": 1}
    session.send("Input.imeSetComposition", composed)
    assert desk.text.inner_text() == "Qui?"
    session.send("Input.insertText", {"text": "?"})
    expect(desk.text).to_have_text("Qui\u202f?", use_inner_text=True)
    assert desk.blocks() == [text("Qui\u202f?")]


def test_a_plain_field_is_set_too(open_desk: OpenDesk) -> None:
    desk = open_desk()
    field = desk.page.locator("#headline")
    field.focus()
    desk.type("""L'eau monte: "vite!" """)
    assert field.input_value() == "L’eau monte\u00a0: «\u00a0vite\u202f!\u00a0» "


@pytest.mark.parametrize("key", ["Backspace", "Control+z"])
def test_in_a_plain_field_too_one_key_brings_back_what_was_typed(
    open_desk: OpenDesk, key: str
) -> None:
    desk = open_desk()
    field = desk.page.locator("#headline")
    field.focus()
    desk.type("Qui?")
    desk.press(key)
    assert field.input_value() == "Qui?"
    desk.type(" Moi")
    assert field.input_value() == "Qui? Moi"
    desk.press("Backspace")
    assert field.input_value() == "Qui? Mo"


def test_a_plain_field_keeps_its_own_undo(open_desk: OpenDesk) -> None:
    desk = open_desk()
    field = desk.page.locator("#headline")
    field.focus()
    desk.type("l'eau")
    for _ in range(4):
        desk.press("Control+z")
    assert field.input_value() == ""
