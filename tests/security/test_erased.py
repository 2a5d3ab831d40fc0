"""What was erased by order of a court is nowhere: not on a page, not in a byte of the data folder.

The words are looked for in the files themselves, as somebody would who has the disk.
"""

import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import NamedTuple

import pytest

from filrouge.domain.commands import AddFact
from filrouge.domain.content import FactContent
from filrouge.domain.text import paragraph
from tests.security.house import API, House
from tests.security.surface import listening, recorded, surfaces
from tests.security.test_private import draft, image, in_a_day, picture, words
from tests.serving import Coverage


class Erased(NamedTuple):
    """What was written of a post before it was erased: each word, with where it stood."""

    live: Coverage
    written: dict[str, str]
    before: set[str]
    media: str
    unpublished: str
    shared: str
    heard: str


def on_disk(house: House, written: dict[str, str]) -> set[tuple[str, str]]:
    """Say which word is in which file of the data folder, whatever kind of file it is."""
    found = set()
    for path in house.data.rglob("*"):
        if path.is_file():
            # Read by another process: closing a database's file here would let go of the locks that
            # `busy` has on it (sqlite.org/howtocorrupt.html, 2.2).
            data = subprocess.run(["cat", path], capture_output=True, check=False).stdout
            found |= {(path.name, what) for what, word in written.items() if word.encode() in data}
    return found


@contextmanager
def busy(house: House) -> Iterator[None]:
    """Have the newsroom's tables open in another connection, as on a busy evening.

    The last one to close empties the write-ahead log; with this one, no request is the last.
    """
    with closing(sqlite3.connect(house.data / "newsroom.db")) as connection:
        connection.execute("SELECT count(*) FROM newsroom_draft").fetchone()
        yield


def write(
    house: House, live: Coverage, media: str, *, unpublished: str, shared: str
) -> dict[str, str]:
    """Write a post in all the ways there are, and about it.

    `unpublished` is a picture of a correction of it that is not out, `shared` one that a draft of
    something else shows as well.
    """
    base, editor = f"/lives/{live.slug}", house.caller("live_editor")
    content = words("zxhead", "zxtext", authors=["zxauthor"], topics=["zxtopic"])
    content["blocks"].append({**image(media, "zxalt"), "credit": "zxcredit", "caption": "zxcapt"})
    content["sources"] = [{"name": "zxsource"}]
    # As the desk does: kept several times on the way, handed in, sent back, published.
    contributor = house.caller("contributor")
    contributor.do("PUT", f"{base}/drafts/doomed", draft(words("zxfirsttry"), note="zxdraftnote"))
    handed = draft(content, version=1, note="zxdraftnote")
    contributor.do("POST", f"{base}/drafts/doomed/submit", handed)
    editor.do("POST", f"{base}/drafts/doomed/return", {"word": "zxsentback"})
    contributor.do("POST", f"{base}/drafts/doomed/submit", {**handed, "version": 3})
    published = editor.do("POST", f"{base}/drafts/doomed/publish", {**handed, "version": 4})
    assert published["id"] == "doomed"
    post = f"{base}/posts/doomed"
    editor.do("PUT", post, {**words("zxcorrected"), "note": "zxcorrectionnote"}, revision=1)
    editor.do("PUT", f"{post}/note", {"text": "zxnote"})
    editor.do("POST", f"{post}/hide", {"reason": "zxreason"})
    editor.do("POST", f"{post}/show")
    editor.do("POST", f"{post}/pin")
    correction = {**draft({}), "post": "doomed", "base_revision": 2, "note": "zxinternal"}
    kept = {**correction, "content": words("zxopencorrection"), "correction_note": "zxpublicnote"}
    kept["content"]["blocks"] += [image(unpublished), image(shared)]
    house.caller("copy_editor").do("PUT", f"{base}/drafts/later", kept)
    other = draft({**words("Of something else"), "blocks": [image(shared)]})
    house.caller("copy_editor").do("PUT", f"{base}/drafts/other", other)
    waits = {**correction, "content": words("zxscheduled"), "at": in_a_day()}
    editor.do("POST", f"{base}/drafts/waits/schedule", waits)
    return {
        word: word
        for word in (
            "zxhead zxtext zxauthor zxtopic zxalt zxcredit zxcapt zxsource zxfirsttry zxdraftnote"
            " zxsentback zxcorrected zxcorrectionnote zxnote zxreason zxinternal zxopencorrection"
            " zxpublicnote zxscheduled"
        ).split()
    }


@pytest.fixture(scope="module")
def erased(shared_house: House) -> Iterator[Erased]:
    house = shared_house
    live = house.live("A trial", posts=2)
    media, unpublished, shared = (picture(house, seed) for seed in (50, 51, 52))
    with busy(house), listening(house, live) as ear:
        written = write(house, live, media, unpublished=unpublished, shared=shared)
        ear.hear("zxcorrected")
        before = {what for _file, what in on_disk(house, written)}
        sent = {"confirm": "doomed"}
        house.caller("lawyer").do("POST", f"/lives/{live.slug}/posts/doomed/erase", sent)
        heard = ear.hear('"gone"')
        yield Erased(live, written, before, media, unpublished, shared, heard)


def test_before_it_is_on_the_disk(erased: Erased) -> None:
    """Were it not, the search would find nothing at all."""
    assert erased.before == set(erased.written)


def test_no_byte_of_it_is_left_on_the_disk(house: House, erased: Erased) -> None:
    assert on_disk(house, erased.written) == set()
    files = {path.name for path in house.data.rglob("*")}
    assert files.isdisjoint({erased.media, erased.unpublished})
    # A picture that a draft of something else shows is that draft's, too.
    assert erased.shared in files


def test_no_reader_is_shown_it(house: House, erased: Erased) -> None:
    places = [*surfaces(house, erased.live), *recorded(house, erased.live)]

    assert [place for place, said in places for word in erased.written if word in said] == []
    assert house.nobody.get(f"/media/{erased.media}").status == 404
    assert erased.heard.rindex('"gone"') > erased.heard.rindex("zxcorrected")


def test_no_colleague_is_shown_it(house: House, erased: Erased) -> None:
    base = f"{API}/lives/{erased.live.slug}"
    paths = [f"{base}/posts", f"{base}/posts/doomed", f"{base}/posts/doomed/history"]
    paths += [f"{base}/drafts", f"{base}/facts", f"{API}/audit", f"{base}/posts?q=zxhead", base]
    paths += [f"{base}/drafts/{each}" for each in ("doomed", "later", "waits")]
    paths += [f"/redaction/live/{erased.live.slug}", "/redaction/audit", "/redaction/"]
    shown = []

    for role in ("administrator", "contributor", "copy_editor", "live_editor"):
        for path in paths:
            said = house.caller(role).get(path).whole.replace(path, "")
            shown += [(role, path, word) for word in erased.written if word in said]

    assert shown == []
    assert house.caller("lawyer").get(f"/redaction/media/{erased.media}").status == 404


def test_a_window_that_is_still_open_does_not_bring_it_back(house: House, erased: Erased) -> None:
    """A colleague's browser saves, once more, the words that it still has."""
    base = f"/lives/{erased.live.slug}/drafts"
    stale = draft(words("zxopencorrection"), version=1, post="doomed", base_revision=2)

    saved = house.caller("copy_editor").api("PUT", f"{base}/later", stale)
    again = house.caller("contributor").api("PUT", f"{base}/doomed", draft(words("zxhead")))

    assert (saved.status, saved.json["code"]) == (409, "post_is_gone")
    assert (again.status, again.json["code"]) == (409, "already_published")
    assert on_disk(house, erased.written) == set()


def test_of_an_erased_fact_nothing_is_left_either(house: House) -> None:
    live = house.live("A trial of facts")
    written = {"fact": "zyfact", "revised": "zyrevised"}
    fact = FactContent(paragraphs=(paragraph("zyfact"),))
    live.do(AddFact(fact="f1", content=fact))
    base, lawyer = f"/lives/{live.slug}/facts/f1", house.caller("lawyer")
    with busy(house):
        house.caller("live_editor").do("PUT", base, {"text": "zyrevised"}, revision=1)
        assert {what for _file, what in on_disk(house, written)} == set(written)

        lawyer.do("POST", f"{base}/erase", {"confirm": "f1"})

        assert on_disk(house, written) == set()


def test_of_a_live_that_is_deleted_nothing_is_left_either(house: House) -> None:
    """Opened by mistake, and never public."""
    editor = house.caller("live_editor")
    written = {"headline": "zwhead", "draft": "zwdraft", "note": "zwnote"}
    editor.do("POST", "/lives", {"headline": "zwhead", "slug": "by-mistake"})
    kept = draft(words("zwdraft"), note="zwnote")
    with busy(house):
        editor.do("PUT", "/lives/by-mistake/drafts/mistaken", kept)
        assert {what for _file, what in on_disk(house, written)} == set(written)

        editor.do("DELETE", "/lives/by-mistake")

        assert on_disk(house, written) == set()
