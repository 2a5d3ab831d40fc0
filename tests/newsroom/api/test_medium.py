"""Pictures and link cards on their way into a post."""

import io
from hashlib import sha256

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from msgspec.structs import replace
from PIL import Image

from filrouge.accounts.role import Role
from filrouge.domain.blocks import LinkCard
from filrouge.media.fetch import Fetched
from filrouge.newsroom.house import install
from filrouge.newsroom.views.media import media
from tests.newsroom.api.asking import signed_in
from tests.newsroom.desk import Desk


def _file(data: bytes, name: str = "eclipse.png") -> io.BytesIO:
    file = io.BytesIO(data)
    file.name = name
    return file


def _picture(size: tuple[int, int] = (4, 3)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, (200, 16, 46)).save(file, "PNG")
    return file.getvalue()


def test_a_picture_is_kept_where_no_reader_looks(desk: Desk) -> None:
    answer = signed_in(desk, Role.CONTRIBUTOR).upload("/media", file=_file(_picture()))

    assert answer.status == 201
    assert answer.headers["location"] == answer.body["address"]
    name = answer.body["media"]
    assert answer.body == {
        "media": name,
        "width": 4,
        "height": 3,
        "credit": "",
        "caption": "",
        "alt": "",
        "made_by_ai": None,
        "address": f"/redaction/media/{name}",
    }
    kept = desk.private.get(name)
    assert kept is not None
    assert sha256(kept).hexdigest() == name
    assert desk.media.names() == []


def test_it_becomes_public_with_the_post_that_shows_it(desk: Desk) -> None:
    desk.context.private = desk.private
    desk.open_live(slug="live-1")
    journalist = signed_in(desk, Role.JOURNALIST)
    name = journalist.upload("/media", file=_file(_picture())).body["media"]
    image = {"type": "image", "media": name, "width": 4, "height": 3}

    answer = journalist.post("/lives/live-1/posts", {"headline": "Red", "blocks": [image]})

    assert answer.body["post"]["missing_alt"] is True
    assert desk.media.names() == [name]
    assert journalist.get("/lives/live-1").body["missing_alt"] == [answer.body["id"]]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 a zip", b"<svg onload='x'>", b"GIF89a"])
def test_what_is_no_picture_is_refused_with_the_reason(desk: Desk, data: bytes) -> None:
    answer = signed_in(desk, Role.CONTRIBUTOR).upload("/media", file=_file(data))

    assert (answer.status, answer.code) == (422, "bad_media")
    assert answer.body["detail"].endswith(".")
    assert answer.body["fields"] == [{"field": "file", "detail": answer.body["detail"]}]
    assert desk.private.names() == []


def test_a_picture_that_is_too_large_is_refused(desk: Desk) -> None:
    settings = replace(desk.settings, upload_mb=1)
    install(desk.house._replace(settings=settings))

    answer = signed_in(desk, Role.CONTRIBUTOR).upload("/media", file=_file(b"\x89PNG" * 260_000))

    assert (answer.status, answer.code) == (413, "too_large")


def test_a_file_has_to_be_sent(desk: Desk) -> None:
    answer = signed_in(desk, Role.CONTRIBUTOR).upload("/media")

    assert (answer.status, answer.body["fields"][0]["field"]) == (422, "file")


def test_a_page_becomes_a_card(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Fetched(asked="https://a.example", url="https://a.example", content_type="", body=b"")
    monkeypatch.setattr("filrouge.newsroom.actions.medium.fetch", lambda url: page)
    card = LinkCard(url="https://a.example", title="A page")
    monkeypatch.setattr("filrouge.newsroom.actions.medium.read_card", lambda page: card)

    answer = signed_in(desk, Role.CONTRIBUTOR).post("/cards", {"url": "https://a.example"})

    assert answer.body == {"type": "link", "url": "https://a.example", "title": "A page"}


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/"])
def test_pages_inside_are_not_fetched(desk: Desk, url: str) -> None:
    answer = signed_in(desk, Role.CONTRIBUTOR).post("/cards", {"url": url})

    assert (answer.status, answer.code) == (422, "cannot_fetch")


class TestPrivateAddress:
    def test_people_who_are_signed_in_see_it(self, desk: Desk) -> None:
        name = desk.private.put(_picture())

        response = self._ask(desk.person(Role.READ_ONLY), name)

        assert response.content == _picture()
        assert response.headers["content-type"] == "image/png"
        assert response.headers["cache-control"] == "private, max-age=31536000, immutable"
        assert response.headers["x-content-type-options"] == "nosniff"

    @pytest.mark.parametrize("name", ["0" * 64, "../log.db", "", "A" * 64])
    def test_there_is_nothing_else(self, desk: Desk, name: str) -> None:
        with pytest.raises(Http404):
            self._ask(desk.person(Role.READ_ONLY), name)

    def test_what_is_no_medium_is_not_given(self, desk: Desk) -> None:
        name = desk.private.put(b"<script>alert(1)</script>")

        with pytest.raises(Http404):
            self._ask(desk.person(Role.READ_ONLY), name)

    def test_nobody_else_does(self, desk: Desk) -> None:
        name = desk.private.put(_picture())

        response = self._ask(AnonymousUser(), name)

        assert response.status_code == 302

    @staticmethod
    def _ask(user: object, name: str) -> HttpResponse:
        request = RequestFactory().get(f"/redaction/media/{name}")
        request.user = user  # type: ignore[assignment]
        return media(request, name)
