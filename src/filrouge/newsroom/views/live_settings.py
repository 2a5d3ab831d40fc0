"""What is set of a live: configuration, address, watch; and its deletion."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from filrouge.accounts.role import Capability
from filrouge.domain.commands import Configure
from filrouge.formats.parts.address import live_path
from filrouge.newsroom.actions import live as action
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.address import live_address
from filrouge.newsroom.forms.base import HouseForm
from filrouge.newsroom.forms.live import AddressForm, ConfigurationForm, DeleteForm, WatchForm
from filrouge.newsroom.found import Found
from filrouge.newsroom.house import house
from filrouge.newsroom.models import Coverage
from filrouge.newsroom.views.access import needs
from filrouge.newsroom.views.attempt import attempt
from filrouge.newsroom.views.live import live_or_404
from filrouge.newsroom.views.live_new import lists
from filrouge.service.forward import site_of

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@needs(Capability.RUN)
def configuration(request: HttpRequest, actor: Actor, slug: str) -> HttpResponse:
    """Set language, time zone, site and series."""
    here = house()
    found = live_or_404(here, slug)
    live = found.live
    form = ConfigurationForm(
        request.POST or None,
        initial={
            "language": live.language,
            "time_zone": live.time_zone,
            "site": live.site,
            "series": live.series or "",
        },
    )
    form.offer(live)
    if form.is_valid():
        said = form.cleaned_data
        wanted = Configure(
            language=said["language"],
            time_zone=said["time_zone"],
            site=said["site"],
            series=said["series"] or None,
        )
        if attempt(form, lambda: action.configure(here, actor, live.id, wanted)):
            messages.success(request, _("Saved."))
            return redirect("newsroom:live_configuration", found.slug)
    return _show(request, "configuration", found, form, **lists(site_of(here.context)))


@require_http_methods(METHODS)
@needs(Capability.RUN)
def address(request: HttpRequest, actor: Actor, slug: str) -> HttpResponse:
    """Give the live another address."""
    here = house()
    found = live_or_404(here, slug)
    form = AddressForm(request.POST or None, initial={"slug": found.slug})
    if form.is_valid():
        wanted = form.cleaned_data["slug"].strip()
        if attempt(form, lambda: action.rename(here, actor, found, wanted)):
            messages.success(request, _("Saved. The old address leads to the new one."))
            return redirect("newsroom:live_address", wanted)
    head = here.context.log.head(found.live.id)
    former = () if head is None else head.former_slugs
    return _show(
        request,
        "address",
        found,
        form,
        address=live_address(here, found.slug, site=found.live.site),
        former=[live_path(each) for each in former],
    )


@require_http_methods(METHODS)
@needs(Capability.RUN)
def watch(request: HttpRequest, actor: Actor, slug: str) -> HttpResponse:
    """Say after how long a live is silent, or forgotten."""
    here = house()
    found = live_or_404(here, slug)
    coverage = Coverage.objects.filter(live=found.live.id).first() or Coverage()
    form = WatchForm(
        request.POST or None,
        initial={"silence_min": coverage.silence_min, "archive_days": coverage.archive_days},
    )
    for name, sentence in (
        ("silence_min", _("0: never. Empty: as the house has it, {number}.")),
        ("archive_days", _("0: never. Empty: as the house has it, {number}.")),
    ):
        form.fields[name].help_text = sentence.format(number=getattr(here.settings, name))
    if form.is_valid() and attempt(
        form, lambda: action.watch(here, actor, found.live.id, **form.cleaned_data)
    ):
        messages.success(request, _("Saved."))
        return redirect("newsroom:live_watch", found.slug)
    return _show(request, "watch", found, form)


@require_http_methods(METHODS)
@needs(Capability.RUN)
def deletion(request: HttpRequest, actor: Actor, slug: str) -> HttpResponse:
    """Delete a live that nobody outside has seen; its address is typed to confirm."""
    here = house()
    found = live_or_404(here, slug)
    form = DeleteForm(request.POST or None, expected=found.slug)
    if form.is_valid() and attempt(form, lambda: action.discard(here, actor, found.live.id)):
        messages.success(request, _("The live was deleted."))
        return redirect("newsroom:lives")
    return _show(request, "deletion", found, form, was_public=_was_public(found))


def _was_public(found: Found) -> bool:
    """Say whether deletion would be refused, as far as the state tells."""
    live = found.live
    return live.is_public or live.started_at is not None or bool(live.posts)


def _show(
    request: HttpRequest, tab: str, found: Found, form: HouseForm, **more: Any
) -> HttpResponse:
    context = {"slug": found.slug, "live": found.live, "form": form, "failed": [form], **more}
    return render(
        request,
        f"newsroom/live_{tab}.html",
        context,
        status=422 if form.errors else 200,
    )
