"""The audit trail: who did what, and when."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from filrouge.accounts.models import User
from filrouge.accounts.role import Capability
from filrouge.domain.summary import Summary
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.audit import HOUSE
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
    form = AuditForm(request.GET or None)
    entries = Entry.objects.order_by("-pk")
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = _asked_for(entries, asked, lives)
    # Ids alone are in the indexes: what is sorted and passed over is not read.
    page = Paginator(found.values_list("pk", flat=True), PAGE).get_page(request.GET.get("page"))
    shown = Entry.objects.filter(pk__in=list(page)).order_by("-pk")
    return render(
        request,
        "newsroom/audit.html",
        {
            "form": form,
            "page": page,
            "rows": [
                Row(each, ACTION.get(each.action, each.action), lives.get(each.live))
                for each in shown
            ],
            "lives": sorted({summary.slug for summary in lives.values()}),
            "people": sorted({HOUSE, *User.objects.values_list("name", flat=True)}),
            "query": urlencode({name: value for name, value in asked.items() if value}),
            "is_filtered": any(asked.values()),
        },
    )


def _asked_for(
    entries: QuerySet[Entry], asked: dict[str, str], lives: dict[str, Summary]
) -> QuerySet[Entry]:
    if slug := asked.get("live", "").strip():
        ids = [each.id for each in lives.values() if slug in (each.slug, *each.former_slugs)]
        entries = entries.filter(live__in=[*ids, slug])
    if name := asked.get("name", "").strip():
        entries = entries.filter(_by(name))
    if action := asked.get("action"):
        entries = entries.filter(action=action)
    return entries


def _by(name: str) -> Q:
    """Ask for what people of this name did: by their accounts, which an index finds.

    The house itself, and accounts that are gone, have left nothing but a name.
    """
    people = User.objects.filter(Q(name__icontains=name) | Q(email__icontains=name))
    by_account = Q(user__in=list(people.values_list("pk", flat=True)))
    by_name = Q(user=None, name__icontains=name)
    return by_account | by_name if Entry.objects.filter(by_name).exists() else by_account
