"""The audit trail: who did what, and when."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from filrouge.accounts.role import Capability
from filrouge.domain.summary import Summary
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.forms.audit import AuditForm
from filrouge.newsroom.house import house
from filrouge.newsroom.models import Entry
from filrouge.newsroom.views.access import needs
from filrouge.newsroom.words import ACTION, Words
from filrouge.service.forward import site_of

PAGE = 50


class Row(NamedTuple):
    """One entry as it is read: what was done in words, in which live where it is still there."""

    entry: Entry
    what: Words
    live: Summary | None


@needs(Capability.AUDIT)
def audit(request: HttpRequest, actor: Actor) -> HttpResponse:  # noqa: ARG001, the guard's signature
    """Show who did what, the newest first."""
    lives = {summary.id: summary for summary in site_of(house().context)}
    form = AuditForm(request.GET or None, actions=_actions())
    entries = Entry.objects.order_by("-at", "-pk")
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = _asked_for(entries, asked, lives)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "newsroom/audit.html",
        {
            "form": form,
            "page": page,
            "rows": [
                Row(each, ACTION.get(each.action, each.action), lives.get(each.live))
                for each in page
            ],
            "lives": sorted({summary.slug for summary in lives.values()}),
            "people": Entry.objects.order_by("name").values_list("name", flat=True).distinct(),
            "query": urlencode({name: value for name, value in asked.items() if value}),
            "is_filtered": any(asked.values()),
        },
    )


def _actions() -> list[tuple[str, object]]:
    done = Entry.objects.order_by("action").values_list("action", flat=True).distinct()
    return sorted(((each, ACTION.get(each, each)) for each in done), key=lambda one: str(one[1]))


def _asked_for(
    entries: QuerySet[Entry], asked: dict[str, str], lives: dict[str, Summary]
) -> QuerySet[Entry]:
    if slug := asked.get("live", "").strip():
        ids = [each.id for each in lives.values() if slug in (each.slug, *each.former_slugs)]
        entries = entries.filter(live__in=[*ids, slug])
    if name := asked.get("name", "").strip():
        entries = entries.filter(name__icontains=name)
    if action := asked.get("action"):
        entries = entries.filter(action=action)
    return entries
