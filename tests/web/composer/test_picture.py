"""Pictures: dropped, pasted, picked."""

from playwright.sync_api import FilePayload, expect

from tests.web.composer.conftest import HASH, Desk, OpenDesk
from tests.web.composer.test_writing import text

TAKEN = {
    "media": HASH,
    "width": 1200,
    "height": 800,
    "caption": "La digue",
    "credit": "A. Petit",
    "alt": "",
}
BLOCK = {
    "type": "image",
    "media": HASH,
    "width": 1200,
    "height": 800,
    "caption": "La digue",
    "credit": "A. Petit",
}


def drop(desk: Desk, name: str, media_type: str) -> None:
    desk.page.evaluate(
        """([name, type]) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File(["bytes"], name, { type }));
            const { left, top } = composer.element.querySelector("p").getBoundingClientRect();
            const place = { clientX: left + 2, clientY: top + 2 };
            const event = { dataTransfer, bubbles: true, cancelable: true, ...place };
            composer.element.dispatchEvent(new DragEvent("drop", event));
        }""",
        [name, media_type],
    )


def test_a_pasted_picture_waits_in_words_then_stands_in_its_place(open_desk: OpenDesk) -> None:
    desk = open_desk([text("un"), text("deux")])
    desk.press("ArrowUp")
    desk.paste(files=[("digue.jpg", "image/jpeg")])
    waiting = desk.page.locator("p.composer-waiting")
    expect(waiting).to_have_text("Picture on its way: digue.jpg")
    expect(desk.page.get_by_role("status")).to_have_text("Picture on its way: digue.jpg")
    assert desk.blocks() == [text("un"), text("deux")]
    assert desk.calls("change") == 0
    desk.type(", suite")
    desk.finish("uploads", TAKEN)
    expect(waiting).to_have_count(0)
    assert desk.blocks() == [text("un, suite"), BLOCK, text("deux")]
    desk.press("Control+z")
    assert desk.blocks() == [text("un, suite"), text("deux")]


def test_a_failed_upload_leaves_no_trace_but_the_sentence(open_desk: OpenDesk) -> None:
    desk = open_desk([text("un")])
    desk.paste(files=[("digue.jpg", "image/jpeg")])
    desk.fail("uploads", "The file has 31 MB; 25 is the most.")
    expect(desk.page.locator(".composer-waiting")).to_have_count(0)
    assert desk.blocks() == [text("un")]
    assert desk.calls("refused") == ["The file has 31 MB; 25 is the most."]
    assert desk.calls("change") == 0
    desk.press("Control+z")
    assert desk.blocks() == [text("un")]


def test_pictures_are_dropped_where_the_pointer_is(open_desk: OpenDesk) -> None:
    desk = open_desk([text("un"), text("deux")])
    drop(desk, "digue.png", "image/png")
    desk.finish("uploads", TAKEN)
    assert desk.blocks() == [text("un"), BLOCK, text("deux")]
    drop(desk, "notes.pdf", "application/pdf")
    assert desk.calls("refused") == ["Only pictures can be added here."]
    assert desk.page.evaluate("uploads.length") == 0


def test_pictures_are_picked_through_the_slash_menu(open_desk: OpenDesk) -> None:
    desk = open_desk()
    # From the first listener on, the browser hands its choosers over; it takes a moment to begin.
    desk.page.on("filechooser", lambda _chooser: None)
    desk.type("/pic")
    expect(desk.page.get_by_role("option", selected=True)).to_be_visible()
    with desk.page.expect_file_chooser() as chooser:
        desk.page.keyboard.press("Enter")
    chooser.value.set_files(
        [
            FilePayload(name="a.jpg", mimeType="image/jpeg", buffer=b"a"),
            FilePayload(name="b.jpg", mimeType="image/jpeg", buffer=b"bb"),
        ]
    )
    what = desk.page.evaluate("uploads.map(({ what }) => what)")
    assert what == ["a.jpg image/jpeg 1", "b.jpg image/jpeg 2"]
    desk.finish("uploads", TAKEN)
    desk.finish("uploads", {**TAKEN, "caption": "Une autre"})
    assert desk.blocks() == [BLOCK, {**BLOCK, "caption": "Une autre"}]
    desk.type("fin")
    assert desk.blocks()[2:] == [text("fin")]


def test_its_fields_are_written_and_a_missing_description_is_said(open_desk: OpenDesk) -> None:
    desk = open_desk([BLOCK])
    description = desk.page.get_by_label("Description for those who cannot see it missing")
    expect(desk.page.locator(".composer-field-alt em")).to_be_visible()
    description.fill("Une digue")
    expect(desk.page.locator(".composer-field-alt em")).to_be_hidden()
    desk.page.get_by_label("Caption").focus()
    desk.press("Control+a")
    desk.type("L'eau monte")
    desk.press("Enter")
    desk.press("Control+a")
    desk.type("AFP")
    desk.press("Enter")
    desk.type("fin")
    assert desk.blocks() == [
        {**BLOCK, "alt": "Une digue", "caption": "L’eau monte", "credit": "AFP"},
        text("fin"),
    ]
    expect(desk.page.get_by_role("img", name="Une digue")).to_be_visible()
    assert desk.calls("change") == 1 + 11 + 1 + 3 + 3  # each filling, key and replacement


def test_it_is_removed_by_its_button_and_brought_back(open_desk: OpenDesk) -> None:
    desk = open_desk([BLOCK, text("un")])
    desk.page.get_by_role("button", name="Remove the picture").click()
    assert desk.blocks() == [text("un")]
    desk.press("Control+z")
    assert desk.blocks() == [BLOCK, text("un")]


def test_typing_on_a_selected_picture_does_not_replace_it(open_desk: OpenDesk) -> None:
    desk = open_desk([BLOCK, text("un")])
    desk.page.locator(".composer-image img").click()
    desk.type("ab")
    assert desk.blocks() == [BLOCK, text("ab"), text("un")]


def test_a_picture_that_is_not_here_keeps_its_caption(open_desk: OpenDesk) -> None:
    block = {"type": "image", "caption": "La digue"}
    desk = open_desk([block])
    assert "The picture itself is not here" in desk.text.inner_text()
    assert desk.blocks() == [block]


def test_what_arrives_after_another_text_was_set_goes_nowhere_and_says_so(
    open_desk: OpenDesk,
) -> None:
    desk = open_desk()
    desk.paste(files=[("digue.jpg", "image/jpeg")])
    desk.page.evaluate("composer.setBlocks([{type: 'text', runs: [{text: 'autre'}]}])")
    desk.finish("uploads", TAKEN)
    assert desk.blocks() == [text("autre")]
    words = "digue.jpg came too late: its place in the text is gone. Add it again."
    assert desk.calls("refused") == [words]
