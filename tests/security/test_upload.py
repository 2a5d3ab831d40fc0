"""Files that are bombs, too large, of the wrong kind or wrongly named, as forms bring them.

How the pictures themselves are read is attacked in tests/media; this is the way in through the
server: a sentence in the asker's language, and nothing of the file left on disk.
"""

import gzip
import io
import re
import zipfile
import zlib
from html import unescape

import pytest

from filrouge.catalogue import catalogue
from tests.media.pictures import chunk, encoded, photograph
from tests.security.house import API, CONSOLE, UPLOAD_MB, File, House

MARKUP = b"<script>alert(1)</script>"


def zip_bomb() -> bytes:
    """Ten thousand million zeros would fit; ten million do as well here."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("picture.jpg", bytes(10_000_000))
    return file.getvalue()


def pixel_bomb() -> bytes:
    """A PNG of a few hundred bytes that says it has 60,000 × 60,000 pixels."""
    size = (60_000).to_bytes(4, "big")
    head = size + size + bytes([8, 2, 0, 0, 0])
    rows = zlib.compress(bytes(100_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def swollen() -> bytes:
    """A PNG whose pixels unpack to a thousand times more than its size tells."""
    rows = zlib.compress(bytes(30_000_000), 9)
    head = (4).to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    text = chunk(b"zTXt", b"Comment\0\0" + rows)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + text + chunk(b"IEND", b"")


REFUSED = {
    "a zip bomb": File("bomb.jpg", zip_bomb()),
    "a zip bomb in gzip": File("bomb.png", gzip.compress(bytes(5_000_000))),
    "a pixel bomb": File("wide.png", pixel_bomb(), "image/png"),
    "a comment that swells": File("comment.png", swollen(), "image/png"),
    "nothing": File("empty.jpg", b""),
    "a page": File("page.jpg", b"<!doctype html>" + MARKUP),
    "a drawing that is a program": File(
        "drawing.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg">' + MARKUP + b"</svg>",
        "image/svg+xml",
    ),
    "a page that begins as a GIF": File("a.gif", b"GIF89a/*" + MARKUP + b"*/=1;", "image/gif"),
    "a program": File("setup.exe.png", b"MZ\x90\x00" + bytes(2000), "image/png"),
    "a picture cut short": File("half.jpg", encoded(photograph(), "JPEG")[:700]),
}


def kept(house: House) -> dict[str, list[str]]:
    """List every file in which an upload could be left."""
    folders = ("media", "private-media", "mail")
    found = {
        name: sorted(path.name for path in (house.data / name).glob("**/*")) for name in folders
    }
    return {**found, "spool": [path.name for path in house.spool.iterdir()]}


def description(**more: str) -> dict[str, str]:
    rows = {"related-TOTAL_FORMS": "0", "related-INITIAL_FORMS": "0", "revision": "1"}
    return {"headline": "Storm", "csrfmiddlewaretoken": "a" * 32, **rows, **more}


@pytest.mark.parametrize("file", REFUSED.values(), ids=REFUSED)
def test_by_the_api_it_is_refused_in_the_askers_language(house: House, file: File) -> None:
    before = kept(house)
    caller = house.caller("contributor")

    answer = caller.upload(f"{API}/media", file)

    assert (answer.status, answer.json["code"]) == (422, "bad_media")
    said = answer.json["detail"]
    assert re.fullmatch(r"[A-Z][^<>]+\.", said)
    assert kept(house) == before


@pytest.mark.parametrize("file", REFUSED.values(), ids=REFUSED)
def test_above_a_live_it_is_said_beside_the_field(house: House, file: File) -> None:
    live = house.live("Storm")
    before = kept(house)

    answer = house.caller("live_editor").upload(
        f"{CONSOLE}/live/{live.slug}/settings/", file, field="lead-file", fields=description()
    )

    assert answer.status == 422
    beside = re.search(r'id="id_lead-file_error"[^>]*><p class="error">(.*?)</p>', answer.text)
    assert beside, "nothing is said beside the field"
    assert re.fullmatch(r"[A-Z][^<>]+\.", unescape(beside[1]))
    assert "Traceback" not in answer.text
    assert kept(house) == before


def test_a_reason_is_said_in_french_to_who_reads_french(house: House) -> None:
    file, english = REFUSED["a page"], house.caller("journalist")
    said = english.upload(f"{API}/media", file).json["detail"]
    french = catalogue("newsroom", "fr").gettext(said)
    assert french != said
    reader = house.caller("read_only")
    profile = {"name": "Camille", "signature": "", "undo_s": "0"}
    sent = {**profile, "language": "fr", "csrfmiddlewaretoken": "a" * 32}
    writer = house.caller("copy_editor")
    assert writer.fill("/profile", sent).status == 302

    try:
        answer = writer.upload(f"{API}/media", file)
    finally:
        writer.fill("/profile", {**sent, "language": "en"})

    assert (answer.status, answer.json["detail"]) == (422, french)
    assert reader.upload(f"{API}/media", file).status == 403


def test_what_is_over_the_limit_is_refused_and_not_kept(house: House) -> None:
    before = kept(house)
    caller = house.caller("contributor")
    over = encoded(photograph(), "JPEG") + bytes(UPLOAD_MB * 1_000_000)

    answer = caller.upload(f"{API}/media", File("large.jpg", over))
    huge = caller.upload(f"{API}/media", File("huge.jpg", over + bytes(2_000_000)))

    assert (answer.status, answer.json["code"]) == (413, "too_large")
    assert (huge.status, huge.json["code"]) == (413, "too_large")
    assert f"{UPLOAD_MB} MB" in answer.json["detail"]
    # What is refused before anybody is known is said in the site's language, which is French here.
    assert f"{UPLOAD_MB}\N{NO-BREAK SPACE}Mo" in huge.json["detail"]
    assert kept(house) == before


NAMES = [
    "../../../../tmp/evil.png",
    "..\\\\..\\\\evil.png",
    "/etc/passwd",
    "C:\\\\evil.png",
    "evil.php",
    "evil.png%00.html",
    "<img src=x onerror=alert(1)>.png",
    "x" * 3000 + ".png",
    "é\u202egnp.exe",
    ".",
    "..",
    "con",
]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:20])
def test_a_files_name_is_no_name_of_ours(house: House, name: str) -> None:
    """Somebody calls a picture by a path, or by markup: it is kept by its content's hash alone."""
    data = encoded(photograph(8, 8), "PNG")
    before = kept(house)

    answer = house.caller("contributor").upload(f"{API}/media", File(name, data, "image/png"))

    if answer.status == 201:
        media = answer.json["media"]
        assert re.fullmatch("[0-9a-f]{64}", media)
        added = {*kept(house)["private-media"]} - {*before["private-media"]}
        assert added <= {media}
        assert name[:20] not in answer.text
    else:
        assert answer.status in {400, 422}
        assert kept(house) == before
    assert kept(house)["spool"] == []


def test_a_form_that_is_all_fields_is_refused(house: House) -> None:
    """Somebody sends a form of 50,000 fields: each would be a word in memory."""
    fields = {f"f{number}": "x" for number in range(50_000)}

    answer = house.caller("live_editor").fill("/open", fields)

    assert answer.status == 400
    assert "Traceback" not in answer.text
