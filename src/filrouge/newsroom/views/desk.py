"""The desk of one live: a page that brings along what its script shows first."""

from functools import cache

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.views.decorators.csrf import ensure_csrf_cookie

from filrouge.accounts.role import Capability, Role
from filrouge.catalogue import catalogue
from filrouge.formats.parts.moment import Moments
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.api.listing import cursor
from filrouge.newsroom.house import house
from filrouge.newsroom.present import present_facts, present_live, present_posts
from filrouge.newsroom.search import Filter, select
from filrouge.newsroom.shape import Me
from filrouge.newsroom.views.access import needs
from filrouge.newsroom.views.live import live_or_404

FIRST_POSTS = 50

API = "/api/v1"

_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
"""As django.utils.html.json_script does: no tag and no comment can begin or end in the data."""


@ensure_csrf_cookie
@needs(Capability.VIEW)
def desk(request: HttpRequest, actor: Actor, slug: str) -> HttpResponse:
    """Show the desk; a former slug leads to the present one."""
    here = house()
    found = live_or_404(here, slug)
    if found.slug != slug:
        return redirect("newsroom:desk", found.slug)
    posts = select(found.live, Filter())
    data = {
        "me": _me(actor),
        # To sign in again in place with: of one's own page, and nobody else's.
        "email": actor.user.email,
        "live": present_live(here, actor, found),
        "posts": {
            "items": present_posts(here, found, posts[:FIRST_POSTS]),
            "next": cursor(*posts[FIRST_POSTS - 1].order) if len(posts) > FIRST_POSTS else None,
            "total": len(posts),
        },
        "facts": present_facts(found),
        "zone": Moments(here.theme.words(get_language() or "en"), found.live.time_zone).zone,
        "newsroom_path": here.settings.newsroom_path,
        "api": API,
        "words": sentences(get_language() or "en"),
    }
    return render(
        request,
        "newsroom/desk.html",
        {"live": found.live, "slug": found.slug, "desk_data": in_html(data)},
    )


def _me(actor: Actor) -> Me:
    user = actor.user
    return Me(
        id=str(user.pk),
        name=str(user),
        signed=user.signed,
        role=Role(user.role),
        language=user.language,
        undo_s=user.undo_s,
        may=tuple(each for each in Capability if actor.may(each)),
    )


@cache
def sentences(language: str) -> dict[str, str | list[str]]:
    """Give the interface's sentences, English to `language`; those with a number as a list."""
    said: dict[str, str | list[str]] = {}
    # gettext has no public way to list what it holds. The key of a plural form is (English, form).
    held: dict[str | tuple[str, int], str] = catalogue("newsroom", language)._catalog  # type: ignore[attr-defined]
    for key, text in held.items():
        if isinstance(key, tuple):
            forms = said.setdefault(key[0], [])
            if isinstance(forms, list):
                forms.append(text)
        elif key and "\x04" not in key:
            said[key] = text
    return said


def in_html(data: object) -> SafeString:
    """Write JSON so that it may stand in a script element."""
    text = msgspec.json.encode(data).decode()
    return mark_safe(text.translate(_ESCAPES))  # noqa: S308, escaped just now
