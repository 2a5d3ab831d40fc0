"""The look of a house: its style sheets, fonts, logo and icon are found, checked and served."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from filrouge.asgi.assets import Assets
from filrouge.config import BadSetting, Settings, SiteSettings
from filrouge.formats.base import Look
from filrouge.formats.notice import render_notice
from filrouge.reader.look import read_look
from tests.formats.render import SITE
from tests.reader.asking import ask
from tests.reader.house import House
from tests.reader.test_theme import write
from tests.require import require_assets

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
WOFF2 = b"wOF2" + bytes(40)


def settings(folder: Path, **values: object) -> Settings:
    return Settings(data=folder, **values)  # type: ignore[arg-type]


def test_without_settings_there_is_no_look_but_ours(tmp_path: Path) -> None:
    look = read_look(settings(tmp_path))

    assert (look.own, dict(look.files)) == (Look(), {})


def test_a_folder_brings_style_fonts_logo_icon_and_colours(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "style.css": '@font-face { font-family: A; src: url("fonts/a.woff2"); }',
            "logo.svg": SVG,
            "icon.svg": SVG,
            "theme.toml": '[colours]\nlight = "#ffeedd"',
            "fonts/unused.css": "a {}",
        },
    )
    (tmp_path / "fonts/a.woff2").write_bytes(WOFF2)

    look = read_look(settings(tmp_path, theme=tmp_path))

    kinds = sorted(name.rpartition(".")[2] for name in look.files)
    assert kinds == ["css", "svg", "svg", "woff2"]  # what nothing names is not served
    [style] = look.own.styles
    css = look.files[style.removeprefix("/assets/")].coded("identity")[1].decode()
    font = next(name for name in look.files if name.endswith("woff2"))
    assert f'url("/assets/{font}")' in css
    assert (look.own.paper, look.own.night) == ("#ffeedd", "#141210")
    page = render_notice(look.theme, replace(SITE, look=look.own), "not_found")
    assert f'<img class="logo" src="{look.own.logo}" alt="Le Rivage">' in page
    assert f'<link rel="stylesheet" href="{style}">' in page
    assert f'<link rel="icon" href="{look.own.icon}">' in page
    assert page.index("/assets/reader.css") < page.index(style)  # ours comes first
    assert 'content="#ffeedd"' in page


def test_a_style_sheet_alone_is_enough_and_a_site_may_have_its_own(tmp_path: Path) -> None:
    write(tmp_path, {"own.css": ":root { --thread: navy; }", "sport.css": "a {}", "sport.svg": SVG})
    sport = SiteSettings(
        key="sport",
        name="Sport",
        language="fr",
        style=tmp_path / "sport.css",
        logo=tmp_path / "sport.svg",
    )
    plain = SiteSettings(key="plain", name="Plain", language="fr")

    look = read_look(settings(tmp_path, style=tmp_path / "own.css", sites=(sport, plain)))

    assert len(look.own.styles) == 1
    assert look.sites["sport"].styles[0] == look.own.styles[0]
    assert len(look.sites["sport"].styles) == 2
    assert look.sites["sport"].logo.endswith(".svg")
    assert look.sites["plain"] == look.own


async def test_its_files_are_served_for_ever(tmp_path: Path) -> None:
    require_assets()
    write(tmp_path, {"own.css": ":root { --thread: navy; }", "logo.svg": SVG})
    look = read_look(settings(tmp_path, style=tmp_path / "own.css", logo=tmp_path / "logo.svg"))
    app = House().app(Assets("filrouge.reader", look.files))

    style = await ask(app, look.own.styles[0])
    logo = await ask(app, look.own.logo)

    assert (style.status, style.text) == (200, ":root { --thread: navy; }\n")
    assert style.headers["content-type"] == "text/css; charset=utf-8"
    assert "immutable" in style.headers["cache-control"]
    assert (logo.status, logo.headers["content-type"]) == (200, "image/svg+xml")


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"style.css": "a { b: url(none.png) }"}, r"none\.png: No such file"),
        ({"style.css": "a { b: url(../secret.png) }"}, "it is not in the folder"),
        ({"style.css": "a { b: url(notes.txt) }"}, "a file of this kind is not served"),
        ({"style.css": "a { b: url(https://example.org/x.png) }"}, "not a file of its own folder"),
        ({"style.css": "a { b: url(fake.woff2) }", "fake.woff2": "no"}, "it is no woff2 file"),
        ({"logo.svg": "<html></html>"}, "it is no svg file"),
        ({"logo.svg": SVG.replace("<path", "<script/><path")}, "brings a script"),
        ({"logo.png": "GIF89a"}, "it is no png file"),
    ],
)
def test_what_cannot_be_served_is_told_at_the_start(
    tmp_path: Path, files: dict[str, str], why: str
) -> None:
    (tmp_path / "secret.png").write_bytes(b"\x89PNG\r\n")
    folder = write(tmp_path / "theme", files)

    with pytest.raises(BadSetting, match=why):
        read_look(settings(tmp_path, theme=folder))


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"\x89PNG\r\n")
    folder = write(tmp_path / "theme", {"style.css": "a { b: url(x.png) }"})
    (folder / "x.png").symlink_to(tmp_path / "secret.png")

    with pytest.raises(BadSetting, match="it is not in the folder"):
        read_look(settings(tmp_path, theme=folder))


def test_templates_name_files_of_the_theme(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "templates/footer.html": '<script src="{{ asset("house.js") }}"></script>',
            "house.js": "document.addEventListener('filrouge:view', () => {});",
        },
    )

    look = read_look(settings(tmp_path, theme=tmp_path))

    [name] = look.files
    assert f'src="/assets/{name}"' in render_notice(look.theme, SITE, "not_found")
    (tmp_path / "house.js").unlink()
    with pytest.raises(BadSetting, match=r"footer\.html, line 1: .*house\.js"):
        read_look(settings(tmp_path, theme=tmp_path))
