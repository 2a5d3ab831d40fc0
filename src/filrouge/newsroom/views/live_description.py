"""Describing a live anew, beside others who may be doing the same."""

from collections.abc import Iterator
from typing import NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from filrouge.accounts.role import Capability
from filrouge.domain.content import Description
from filrouge.domain.errors import Conflict
from filrouge.domain.text import plain
from filrouge.newsroom.actions import live as action
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.house import house
from filrouge.newsroom.views.access import needs
from filrouge.newsroom.views.attempt import REFUSALS, refuse
from filrouge.newsroom.views.described import begin, filled
from filrouge.newsroom.views.live import live_or_404
from filrouge.newsroom.wording import is_bare


class Difference(NamedTuple):
    """One part of the description that two people wrote differently."""

    label: str
    theirs: str
    yours: str


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Capability.RUN)
def live_description(request: HttpRequest, actor: Actor, slug: str) -> HttpResponse:
    """Show the description and take a new one; what changed meanwhile is shown beside it."""
    here = house()
    found = live_or_404(here, slug)
    live = found.live
    revision, differences = live.description_revision, list[Difference]()
    if request.method == "POST":
        described = filled(request, here, actor)
        if described.is_valid():
            written = described.description(live.description, live.language)
            try:
                expected = _revision(request, live.description_revision)
                action.describe(here, actor, live.id, written, expected=expected)
            except Conflict as conflict:
                live = live_or_404(here, slug).live
                revision = conflict.actual
                differences = list(_differences(live.description, written))
            except REFUSALS as error:
                refuse(described.words, error)
            else:
                _tell(request, written)
                return redirect("newsroom:live_description", found.slug)
        else:
            revision = _revision(request, revision)
    else:
        described = begin(live.description)
    context = {
        "slug": found.slug,
        "live": live,
        "described": described,
        "failed": described.failed,
        "revision": revision,
        "differences": differences,
        "has_conflict": bool(differences),
    }
    failed = bool(described.failed or differences)
    return render(request, "newsroom/live_description.html", context, status=422 if failed else 200)


def _tell(request: HttpRequest, written: Description) -> None:
    messages.success(request, _("Saved."))
    if is_bare(written.lead):
        messages.warning(
            request,
            _("The picture has no alt text yet: it is listed as missing until it has."),
        )


def _revision(request: HttpRequest, otherwise: int) -> int:
    given = request.POST.get("revision", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else otherwise


def _differences(theirs: Description, yours: Description) -> Iterator[Difference]:
    for (label, their), (_label, your) in zip(_parts(theirs), _parts(yours), strict=True):
        if their != your:
            yield Difference(label=label, theirs=their, yours=your)
    if _media(theirs) != _media(yours):
        yield Difference(label=_("Picture"), theirs=_pictured(theirs), yours=_pictured(yours))


def _parts(said: Description) -> Iterator[tuple[str, str]]:
    yield _("Headline"), said.headline
    yield _("Standfirst"), plain(said.standfirst)
    yield _("Byline"), "\n".join(said.byline)
    yield _("Section"), said.section or ""
    yield _("Topics"), "\n".join(said.topics)
    yield _("Title for search engines"), said.search_title or ""
    yield _("Short title"), said.short_title or ""
    lead = said.lead
    yield _("Alt text"), lead.alt if lead else ""
    yield _("Caption"), lead.caption if lead else ""
    yield _("Credit"), lead.credit if lead else ""
    yield _("Read also"), "\n".join(f"{each.title} {each.url}" for each in said.related)
    yield _("Advertising"), _("none") if said.ad_free else ""


def _media(said: Description) -> str | None:
    return said.lead.media if said.lead else None


def _pictured(said: Description) -> str:
    """Say which picture it is: by its size, since the form shows one of the two."""
    lead = said.lead
    if lead is None or lead.media is None:
        return _("none")
    return _("{width} × {height} pixels").format(width=lead.width, height=lead.height)
