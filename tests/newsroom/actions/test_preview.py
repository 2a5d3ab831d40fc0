"""A preview is what readers will see."""

import pytest

from filrouge.accounts.role import Role
from filrouge.domain.blocks import Image, LinkCard
from filrouge.domain.commands import Hide
from filrouge.domain.content import Content
from filrouge.domain.errors import Refused
from filrouge.domain.state import Post, milliseconds
from filrouge.formats.parts.post import render_post
from filrouge.newsroom.actions.preview import preview
from filrouge.newsroom.actor import Forbidden
from filrouge.newsroom.found import find
from tests.newsroom.desk import Desk
from tests.serving import words

PICTURE = "ab" * 32


def test_it_is_rendered_by_what_renders_it_for_readers(desk: Desk) -> None:
    found = find(desk.house, desk.open_live())
    desk.clock.advance(minutes=3)
    content = words("Totality", "Birds fall silent.")

    shown = preview(
        desk.house, desk.actor(Role.JOURNALIST), found, content=content, key_moment=True
    )

    post = Post(
        id="preview",
        content=content,
        key_moment=True,
        order=(milliseconds(desk.clock()), 4),
        changed_seq=4,
        published_at=desk.clock(),
    )
    assert shown.html == render_post(desk.house.theme, found.live, post, slug=found.slug)
    assert (shown.style, shown.dir, shown.lang) == ("/assets/reader.css", "ltr", "en")


def test_a_post_is_previewed_in_its_place_even_while_it_is_hidden(desk: Desk) -> None:
    live, then = desk.open_live(posts=1), desk.clock()
    desk.clock.advance(hours=3)
    desk.do(live, Hide(post="p1"))

    shown = preview(
        desk.house,
        desk.actor(Role.COPY_EDITOR),
        find(desk.house, live),
        content=words("Nine hurt"),
        post_id="p1",
    )

    assert 'id="p-p1"' in shown.html
    assert f'datetime="{then:%Y-%m-%dT%H:%M:%SZ}"' in shown.html
    assert "<h3>Nine hurt</h3>" in shown.html


def test_nothing_yet_is_an_empty_preview(desk: Desk) -> None:
    found = find(desk.house, desk.open_live())

    shown = preview(desk.house, desk.actor(Role.JOURNALIST), found, content=Content())

    assert shown.html == ""


def test_what_a_log_would_refuse_is_said(desk: Desk) -> None:
    found = find(desk.house, desk.open_live())
    content = Content(headline="Look", blocks=(LinkCard(url="javascript:alert(1)"),))

    with pytest.raises(Refused, match="dishonest_link"):
        preview(desk.house, desk.actor(Role.JOURNALIST), found, content=content)


def test_pictures_that_readers_cannot_see_yet_are_shown_from_the_console(desk: Desk) -> None:
    found = find(desk.house, desk.open_live())
    image = Image(
        media=PICTURE, width=4, height=3, caption=f'Seen at "/media/{PICTURE}"', alt="The sun"
    )

    shown = preview(
        desk.house,
        desk.actor(Role.CONTRIBUTOR),
        found,
        content=Content(headline="Look", blocks=(image,)),
    )

    assert f'src="{desk.settings.newsroom_path}/media/{PICTURE}"' in shown.html
    assert f"&#34;/media/{PICTURE}&#34;" in shown.html


def test_who_may_not_write_has_nothing_to_preview(desk: Desk) -> None:
    found = find(desk.house, desk.open_live())

    with pytest.raises(Forbidden, match="write"):
        preview(desk.house, desk.actor(Role.READ_ONLY), found, content=words("Totality"))
