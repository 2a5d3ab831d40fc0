"""Writing with the keyboard."""

from typing import Any

import pytest

from tests.web.composer.conftest import HASH, OpenDesk


def text(*runs: str | dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "text",
        "runs": [{"text": run} if isinstance(run, str) else run for run in runs],
    }


def test_paragraphs_bold_italic_and_line_breaks(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.type("Un ")
    desk.press("Control+b")
    desk.type("deux")
    desk.press("Control+b", "Control+i")
    desk.type(" trois")
    desk.press("Enter")
    desk.type("quatre")
    desk.press("Shift+Enter")
    desk.type("cinq")
    desk.press("Enter", "Enter")
    assert desk.blocks() == [
        text("Un ", {"text": "deux", "bold": True}, {"text": " trois", "italic": True}),
        text("quatre\ncinq"),
    ]


def test_each_key_press_is_told_and_control_enter_submits(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.type("abc")
    assert desk.calls("change") == 3
    desk.press("ArrowLeft", "Control+b")
    assert desk.calls("change") == 3
    desk.press("Control+Enter")
    assert desk.calls("submit") == 1
    assert desk.blocks() == [text("abc")]
    assert desk.calls("change") == 3


def test_what_is_set_is_shown_and_cannot_be_undone(open_desk: OpenDesk) -> None:
    desk = open_desk([text("un")])
    desk.type("x")
    desk.page.evaluate("composer.setBlocks([{type: 'text', runs: [{text: 'deux mots'}]}])")
    assert desk.calls("change") == 1
    assert desk.page.evaluate("[composer.words(), composer.isEmpty()]") == [2, False]
    desk.press("Control+z")
    assert desk.blocks() == [text("deux mots")]
    desk.page.evaluate("composer.setBlocks([])")
    assert desk.page.evaluate("[composer.words(), composer.isEmpty()]") == [0, True]
    desk.page.evaluate("composer.destroy()")
    assert desk.page.locator("#mount").inner_html() == ""


@pytest.mark.parametrize(
    ("typed", "block"),
    [
        ("## Titre", {"type": "heading", "runs": [{"text": "Titre"}]}),
        ("- un", {"type": "list", "items": [[{"text": "un"}]]}),
        ("1. un", {"type": "list", "items": [[{"text": "un"}]], "ordered": True}),
        ("> Non", {"type": "quote", "paragraphs": [[{"text": "Non"}]]}),
    ],
)
def test_signs_shape_a_paragraph_and_one_backspace_brings_them_back(
    open_desk: OpenDesk, typed: str, block: dict[str, Any]
) -> None:
    desk = open_desk()
    desk.type(typed)
    assert desk.blocks() == [block]
    desk.page.evaluate("composer.setBlocks([])")
    sign = typed[: typed.index(" ") + 1]
    desk.type(sign)
    desk.press("Backspace")
    desk.type("x")
    assert desk.blocks() == [text(sign + "x")]


def test_a_list_goes_on_with_enter_and_ends_with_an_empty_item(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.type("- un")
    desk.press("Enter")
    desk.type("deux")
    desk.press("Enter", "Enter")
    desk.type("après")
    assert desk.blocks() == [
        {"type": "list", "items": [[{"text": "un"}], [{"text": "deux"}]]},
        text("après"),
    ]


def test_backspace_at_the_start_of_an_item_makes_a_paragraph_of_it(open_desk: OpenDesk) -> None:
    items = [[{"text": "un"}], [{"text": "deux"}], [{"text": "trois"}]]
    desk = open_desk([{"type": "list", "items": items}])
    desk.settle()
    desk.press("Control+Home", "ArrowDown", "Home", "Backspace")
    assert desk.blocks() == [
        {"type": "list", "items": [[{"text": "un"}]]},
        text("deux"),
        {"type": "list", "items": [[{"text": "trois"}]]},
    ]
    desk.press("Backspace")
    assert desk.blocks()[0] == {"type": "list", "items": [[{"text": "undeux"}]]}


def test_backspace_at_the_start_of_a_heading_makes_a_paragraph_of_it(open_desk: OpenDesk) -> None:
    desk = open_desk([text("un"), {"type": "heading", "runs": [{"text": "deux"}]}])
    desk.press("Control+End", "Home", "Backspace")
    assert desk.blocks() == [text("un"), text("deux")]
    desk.press("Backspace")
    assert desk.blocks() == [text("undeux")]


def test_lists_are_joined_and_changed_over_several_paragraphs(open_desk: OpenDesk) -> None:
    desk = open_desk([text("un"), text("deux"), text("trois")])
    desk.press("Control+a", "Control+Shift+8")
    items = [[{"text": "un"}], [{"text": "deux"}], [{"text": "trois"}]]
    assert desk.blocks() == [{"type": "list", "items": items}]
    desk.press("Control+Shift+7")
    assert desk.blocks() == [{"type": "list", "items": items, "ordered": True}]
    desk.press("Control+Shift+7")
    assert desk.blocks() == [text("un"), text("deux"), text("trois")]


def test_a_quote_is_written_with_its_speaker_by_enter_alone(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.type("> Nous tenons.")
    desk.press("Enter")
    desk.type("Tous.")
    desk.press("Enter", "Enter")
    desk.type("Léa Martin")
    desk.press("Enter")
    desk.type("maire")
    desk.press("Enter")
    desk.type("Ensuite")
    assert desk.blocks() == [
        {
            "type": "quote",
            "paragraphs": [[{"text": "Nous tenons."}], [{"text": "Tous."}]],
            "speaker": "Léa Martin",
            "role": "maire",
        },
        text("Ensuite"),
    ]
    assert desk.page.evaluate("composer.words()") == 4


def test_fields_of_a_quote_are_reached_by_tab_and_tab_leaves(open_desk: OpenDesk) -> None:
    desk = open_desk([{"type": "quote", "paragraphs": [[{"text": "Non"}]], "speaker": "Léa"}])
    names = []
    for _ in range(3):
        desk.press("Tab")
        names.append(
            desk.page.evaluate("document.activeElement.dataset.field ?? document.activeElement.id")
        )
    assert names == ["speaker", "role", "after"]
    desk.press("Shift+Tab", "Control+Enter")
    assert desk.calls("submit") == 1
    desk.press("Escape")
    desk.type("!")
    assert desk.blocks()[0]["paragraphs"] == [[{"text": "Non\u202f!"}]]


def test_escape_selects_nothing_that_the_next_key_would_delete(open_desk: OpenDesk) -> None:
    desk = open_desk([text("un")])
    desk.press("Escape", "Delete")
    desk.type(" mot")
    assert desk.blocks() == [text("un mot")]


def test_tab_is_no_trap(open_desk: OpenDesk) -> None:
    desk = open_desk([text("un")])
    desk.press("Tab")
    assert desk.page.evaluate("document.activeElement.id") == "after"
    desk.press("Shift+Tab", "Shift+Tab")
    assert desk.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Bold"
    assert desk.blocks() == [text("un")]


def test_a_picture_is_selected_before_it_is_deleted(open_desk: OpenDesk) -> None:
    picture = {"type": "image", "media": HASH, "width": 1200, "height": 800}
    desk = open_desk([text("un"), picture, text("deux")])
    desk.press("Control+End", "Home", "Backspace")
    assert desk.blocks() == [text("un"), picture, text("deux")]
    desk.press("Backspace")
    assert desk.blocks() == [text("un"), text("deux")]
    desk.press("Control+z")
    assert desk.blocks() == [text("un"), picture, text("deux")]


def test_what_the_composer_does_not_edit_is_shown_and_kept(open_desk: OpenDesk) -> None:
    blocks: list[dict[str, Any]] = [
        {"type": "video", "url": "https://example.org/film", "title": "La crue"},
        {"type": "table", "rows": [["un", 2]]},
    ]
    desk = open_desk(blocks)
    desk.type("fin")
    assert desk.blocks() == [*blocks, text("fin")]
    assert "La crue" in desk.text.inner_text()
    desk.page.get_by_role("button", name="Remove this part").first.click()
    assert desk.blocks() == [blocks[1], text("fin")]


def test_undo_and_redo(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.type("un")
    desk.press("Control+z")
    assert desk.blocks() == []
    desk.press("Control+y")
    assert desk.blocks() == [text("un")]
    desk.press("Control+z", "Control+Shift+z")
    assert desk.blocks() == [text("un")]


def test_all_is_copied_and_pasted_without_loss(open_desk: OpenDesk) -> None:
    blocks = [
        text("un ", {"text": "gras", "bold": True, "link": "https://example.org/"}, "\ndeux"),
        {"type": "heading", "runs": [{"text": "Titre"}]},
        {"type": "list", "items": [[{"text": "a"}], [{"text": "b"}]], "ordered": True},
        {"type": "quote", "paragraphs": [[{"text": "Non"}]], "speaker": "Léa", "role": "maire"},
        {"type": "image", "media": HASH, "width": 12, "height": 8, "caption": "«", "alt": '"<b>'},
        {"type": "link", "url": "https://example.org/a", "title": "T", "site": "S"},
        {"type": "video", "url": "https://example.org/film", "title": "La <crue>"},
        text("fin"),
    ]
    desk = open_desk(blocks)
    desk.press("Control+a")
    desk.page.evaluate(
        """() => {
            const clipboardData = new DataTransfer();
            const event = (name) => new ClipboardEvent(name,
                { clipboardData, bubbles: true, cancelable: true });
            composer.element.dispatchEvent(event("copy"));
            composer.setBlocks([]);
            composer.element.dispatchEvent(event("paste"));
        }"""
    )
    assert desk.blocks() == blocks
