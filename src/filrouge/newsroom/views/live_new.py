"""Opening a live."""

import secrets
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from filrouge.accounts.role import Capability
from filrouge.domain.commands import Open, Schedule
from filrouge.domain.content import Description
from filrouge.domain.state import Live
from filrouge.domain.summary import Summary
from filrouge.log.port import KeyReused
from filrouge.newsroom.actions import live as action
from filrouge.newsroom.actions.live import site_for
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.forms.live import OpeningForm
from filrouge.newsroom.forms.place import known_names, zone_choices
from filrouge.newsroom.house import House, house
from filrouge.newsroom.views.access import needs
from filrouge.newsroom.views.attempt import REFUSALS, refuse
from filrouge.newsroom.views.described import Described, begin, filled
from filrouge.newsroom.views.live import live_or_404
from filrouge.service.forward import site_of
from filrouge.service.open import Opened


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Capability.RUN)
def live_new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask what the live is about, and open it; `?copy=` names one to begin from."""
    here = house()
    lives = site_of(here.context)
    slug = request.GET.get("copy", "")
    copied = live_or_404(here, slug).live if slug else None
    base = copied.description if copied else Description(headline="")
    if request.method == "POST":
        described = filled(request, here, actor)
        form = _offering(OpeningForm(request.POST), copied)
        if all([described.is_valid(), form.is_valid()]):
            opened = _open(here, actor, described, form, base=base, key=_key(request, actor))
            if opened is not None:
                return redirect("newsroom:desk", opened.slug)
    else:
        described = begin(base)
        form = _offering(OpeningForm(initial=_first(copied, lives)), copied)
        if copied is None and not here.settings.time_zone:
            form.fields["time_zone"].widget.attrs["data-guess"] = True
    failed = bool(form.errors or described.failed)
    context: dict[str, Any] = {
        "described": described,
        "form": form,
        "failed": [each for each in (*described.failed, form) if each.errors],
        "once": request.POST.get("once") or secrets.token_urlsafe(12),
        "copied": copied,
        "lives": sorted(lives, key=lambda each: each.headline.casefold()),
        "is_begun": request.method == "POST",
        **lists(lives),
    }
    return render(request, "newsroom/live_new.html", context, status=422 if failed else 200)


def lists(lives: Sequence[Summary]) -> dict[str, list[str]]:
    """Give the names that are at hand while one writes: zones and series."""
    return {
        "zones": zone_choices(),
        "series": known_names(each.series for each in lives),
    }


def _open(
    here: House,
    actor: Actor,
    described: Described,
    form: OpeningForm,
    *,
    base: Description,
    key: str,
) -> Opened | None:
    said = form.cleaned_data
    starts_at = said["starts_at"]
    opening = Open(
        language=said["language"],
        time_zone=said["time_zone"],
        site=said["site"],
        series=said["series"] or None,
    )
    try:
        return action.open_new(
            here,
            actor,
            opening,
            described.description(base, said["language"]),
            schedule=Schedule(starts_at=starts_at) if starts_at else None,
            slug=said["slug"].strip() or None,
            key=key,
        )
    except KeyReused:
        form.add_error(None, _("This form was sent already, and its live is open: see the list."))
    except REFUSALS as error:
        refuse(form, error)
    return None


def _key(request: HttpRequest, actor: Actor) -> str:
    """Make a key of the form that was sent: sent twice by an impatient hand, it opens one live."""
    return f"console:{actor.user.pk}:{request.POST.get('once', '')[:64]}"


def _first(copied: Live | None, lives: Sequence[Summary]) -> dict[str, object]:
    """Give what the settings begin with: as the copied live's, else as the newest one's."""
    if copied is not None:
        return {
            "language": copied.language,
            "time_zone": copied.time_zone,
            "site": site_for(house(), copied.site),
            "series": copied.series or "",
        }
    newest = max(lives, key=lambda each: str(each.changed_at or ""), default=None)
    return {
        "language": newest.language if newest else house().site.language,
        "time_zone": house().settings.time_zone or _zone_like(newest),
        "site": site_for(house(), newest.site) if newest else "",
    }


def _zone_like(newest: Summary | None) -> str:
    return newest.time_zone if newest else house().time_zone


def _offering(form: OpeningForm, copied: Live | None) -> OpeningForm:
    """Put the copied live's language into the list, which may not hold it."""
    if copied is not None:
        form.offer_language(copied)
    return form
