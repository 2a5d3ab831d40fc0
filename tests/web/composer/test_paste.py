"""What is pasted arrives clean, wherever it was copied."""

from pathlib import Path
from typing import Any

import pytest

from tests.web.composer.conftest import HASH, OpenDesk
from tests.web.composer.test_writing import text

CLIPBOARD = Path(__file__).parent / "clipboard"


def run(words: str, **marks: object) -> dict[str, Any]:
    return {"text": words, **marks}


def heading(words: str) -> dict[str, Any]:
    return {"type": "heading", "runs": [run(words)]}


def listed(*items: str, ordered: bool = False) -> dict[str, Any]:
    block = {"type": "list", "items": [[run(item)] for item in items]}
    return {**block, "ordered": True} if ordered else block


EXPECTED: dict[str, list[dict[str, Any]]] = {
    "word": [
        heading("Point de situation"),
        text(
            "L’eau a ",
            run("baissé", bold=True),
            " de ",
            run("quarante centimètres", italic=True),
            " dans la ",
            run("nuit", bold=True),
            ".",
        ),
        {
            "type": "list",
            "items": [
                [run("Les écoles rouvrent")],
                [run("sauf "), run("deux", bold=True)],
                [run("Les trains aussi")],
            ],
        },
        listed("Fermer le gaz", "Appeler le 112", ordered=True),
        text("Voir ", run("la carte", link="https://exemple.fr/carte"), "."),
    ],
    "word_online": [
        text("L’eau a ", run("baissé", bold=True), "."),
        listed("Les écoles rouvrent", "Les trains aussi"),
    ],
    "docs": [
        heading("Point de situation"),
        text("L’eau a ", run("baissé", bold=True), run(" vite", italic=True), "."),
        listed("un", "un et demi", "deux", ordered=True),
        text(run("lien", link="https://exemple.fr/")),
    ],
    "libreoffice": [
        text(
            "L’eau a ",
            run("baissé", bold=True),
            " de ",
            run("quarante", italic=True),
            "\ncentimètres.",
        ),
        listed("Les écoles", "Les trains", "du soir"),
    ],
    "notes": [
        text(run("À vérifier", bold=True)),
        text("Le pont de bois"),
        listed("hauteur", "débit"),
    ],
    "outlook": [
        text("Bonjour,"),
        text("Le pont est ", run("fermé", bold=True), "."),
        text("Cordialement,\nService presse"),
        text(
            run("De\u00a0:", bold=True),
            " Rédaction\n",
            run("Objet\u00a0:", bold=True),
            " Le pont",
        ),
    ],
    "gmail": [
        text("Bonjour,"),
        text("Le pont est ", run("fermé", bold=True), "."),
        text("À demain"),
        text("--"),
        text("Service presse"),
        text("Le 12 août, la rédaction a écrit :"),
        text("Le pont est-il fermé ?"),
    ],
    "webpage": [
        heading("La crue en direct"),
        text("La Vire, ce matin"),
        text(
            "Le niveau a baissé, selon ",
            run("la préfecture", link="https://exemple.fr/p?a=1&b=2"),
            " (suite).",
        ),
        {"type": "quote", "paragraphs": [[run("Nous tenons.")], [run("Tous.")]]},
        text("ligne 1\nligne 2"),
    ],
    "table": [
        text("Relevés"),
        text(run("Heure", bold=True), " · ", run("Niveau", bold=True)),
        text("14 h · 3,20 m"),
        text("15 h · ", run("3,05", bold=True), " m"),
    ],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_it_arrives_clean(open_desk: OpenDesk, name: str) -> None:
    desk = open_desk()
    desk.paste("words", html=(CLIPBOARD / f"{name}.html").read_text(encoding="utf-8"))
    assert desk.blocks() == EXPECTED[name]
    left_out = (
        "Pictures from another page were left out: save them, then add them from your device."
    )
    assert desk.calls("refused") == ([left_out] if name == "webpage" else [])
    desk.press("Control+z")
    assert desk.blocks() == []


def test_words_of_a_paragraph_go_into_the_sentence(open_desk: OpenDesk) -> None:
    desk = open_desk([text("ab")])
    desk.press("ArrowLeft")
    desk.paste("x", html="<meta charset='utf-8'><span style='color:red'> de <b>x</b> à </span>")
    assert desk.blocks() == [text("ade ", run("x", bold=True), " àb")]


def test_pictures_that_stand_in_the_html_are_uploaded_where_they_stood(
    open_desk: OpenDesk,
) -> None:
    desk = open_desk()
    desk.paste("x", html="<p>un <img src='data:image/png;base64,aGVsbG8='> deux</p><p>trois</p>")
    assert desk.blocks() == [text("un deux"), text("trois")]
    assert desk.page.evaluate("uploads[0].what") == "image.png image/png 5"
    taken = {"media": HASH, "width": 12, "height": 8, "caption": "", "credit": "", "alt": ""}
    desk.finish("uploads", taken)
    image = {"type": "image", "media": HASH, "width": 12, "height": 8}
    assert desk.blocks() == [text("un deux"), image, text("trois")]
    assert desk.calls("refused") == []


def test_only_a_picture_of_the_html_leaves_an_empty_text(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.paste(html="<img src='data:image/png;base64,aGVsbG8='>")
    assert desk.blocks() == []
    desk.fail("uploads", "No.")
    desk.type("un")
    assert desk.blocks() == [text("un")]
    desk.paste(html="<p><img src='https://images.example/a.jpg'></p>")
    assert desk.blocks() == [text("un")]
    assert len(desk.calls("refused")) == 2


def test_a_picture_copied_with_words_is_the_words(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.paste("mots", html="<p>mots</p>", files=[("image.png", "image/png")])
    assert desk.blocks() == [text("mots")]
    desk.paste(html="<img src='https://images.example/a.jpg'>", files=[("a.png", "image/png")])
    assert desk.page.evaluate("uploads.length") == 1
    assert desk.calls("refused") == []


def test_plain_text(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.paste("un\r\ndeux\r\n\r\n  \r\ntrois <b>\n")
    assert desk.blocks() == [text("un\ndeux"), text("trois <b>")]
    desk.page.evaluate("composer.setBlocks([])")
    desk.paste("un\ndeux")
    assert desk.blocks() == [text("un"), text("deux")]


def test_pasted_as_plain_text_it_has_no_marks(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.page.evaluate(
        """() => navigator.clipboard.write([new ClipboardItem({
            "text/html": new Blob(["<p>a <b>b</b></p>"], { type: "text/html" }),
            "text/plain": new Blob(["a b"], { type: "text/plain" }),
        })])"""
    )
    desk.press("Control+Shift+v", "Enter", "Control+v")
    assert desk.blocks() == [text("a b"), text("a ", run("b", bold=True))]


def test_word_without_its_marks_for_signs(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.paste(
        "x",
        html="<p style='mso-list:l0 level1 lfo1'>·&nbsp;&nbsp; <b>un</b></p>"
        "<p style='mso-list:l0 level1 lfo1'>·<span>&nbsp; </span>deux</p>"
        "<p style='mso-list:l1 level1 lfo2'>a)&nbsp; trois</p>"
        "<p>- quatre</p>",
    )
    assert desk.blocks() == [
        {"type": "list", "items": [[run("un", bold=True)], [run("deux")]]},
        listed("trois", ordered=True),
        text("- quatre"),
    ]
