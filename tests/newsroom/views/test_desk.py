"""The page of the desk, and what it brings along."""

import json
import re
import time
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from filrouge.accounts.role import Role
from filrouge.domain.commands import AddFact, Describe, Publish
from filrouge.domain.content import Content, Description, FactContent
from filrouge.domain.text import paragraph
from filrouge.newsroom.api.listing import place
from filrouge.newsroom.views.desk import in_html, sentences
from tests.newsroom.desk import Desk
from tests.newsroom.views.asking import text_of

PATH = "/redaction/live/storm"
HOSTILE = "</script><script>alert(1)</script><!--<script>"


def data_of(html: str) -> dict[str, Any]:
    found = re.findall(r'(?s)<script type="application/json" id="desk-data">(.*?)</script>', html)
    assert len(found) == 1
    data: dict[str, Any] = json.loads(found[0])
    return data


@pytest.fixture
def client(desk: Desk) -> Client:
    return desk.client(desk.person(Role.JOURNALIST, name="Ada"))


def test_the_page_brings_along_what_is_shown_first(desk: Desk, client: Client) -> None:
    live = desk.open_live(slug="storm", posts=60)
    desk.do(
        live,
        AddFact(fact="f1", content=FactContent(paragraphs=(paragraph("So."),), posts=("p1",))),
    )

    answer = client.get(PATH)
    data = data_of(answer.content.decode())

    assert [post["id"] for post in data["posts"]["items"]] == [f"p{n}" for n in range(60, 10, -1)]
    assert data["posts"]["total"] == 60
    assert place(data["posts"]["next"], size=2) == desk.live(live).posts["p11"].order
    assert (data["live"]["slug"], data["live"]["posts"]) == ("storm", 60)
    assert [fact["id"] for fact in data["facts"]] == ["f1"]
    assert (data["me"]["name"], data["me"]["role"]) == ("Ada", "journalist")
    assert "publish" in data["me"]["may"]
    assert "erase" not in data["me"]["may"]
    assert (data["newsroom_path"], data["api"]) == ("/redaction", "/api/v1")
    assert data["words"] == sentences("en")
    assert "filrouge_csrf" in answer.cookies
    assert "needs the browser’s scripts" in text_of(answer)


def test_the_last_page_has_no_next(desk: Desk, client: Client) -> None:
    desk.open_live(slug="storm", posts=50)

    assert data_of(client.get(PATH).content.decode())["posts"]["next"] is None


def test_hostile_words_stay_in_the_data(desk: Desk, client: Client) -> None:
    live = desk.open_live(slug="storm")
    desk.do(
        live,
        Describe(description=Description(headline=HOSTILE)),
        Publish(post="p1", content=Content(headline=HOSTILE, topics=(HOSTILE,))),
    )

    html = client.get(PATH).content.decode()

    assert "<script>alert" not in html
    assert "<!--" not in html
    data = data_of(html)
    assert data["live"]["headline"] == HOSTILE
    assert data["posts"]["items"][0]["headline"] == HOSTILE


@given(st.recursive(st.text(), lambda each: st.lists(each) | st.dictionaries(st.text(), each)))
def test_data_in_html_neither_ends_its_script_nor_changes(value: object) -> None:
    written = in_html(value)

    assert not set("<>&") & set(written)
    assert json.loads(written) == value


def test_the_interface_s_words_are_those_of_the_catalogue() -> None:
    french = sentences("fr")

    assert all(isinstance(text, str | list) for text in french.values())
    assert "" not in french


def test_a_live_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/redaction/live/nowhere").status_code == 404


def test_first_paint_of_five_thousand_posts_looks_at_no_post_twice(
    desk: Desk, client: Client
) -> None:
    """The page takes a small part of what it takes to read the whole live once."""
    desk.open_live(slug="storm", posts=5000)
    began = time.perf_counter()
    desk.context.states.forget("storm")
    desk.context.states.find("storm")
    fold_s = time.perf_counter() - began
    client.get(PATH)  # words are folded once

    began = time.perf_counter()
    answer = client.get(PATH)
    page_s = time.perf_counter() - began

    assert data_of(answer.content.decode())["posts"]["total"] == 5000
    assert len(answer.content) < 250_000
    assert page_s < fold_s
