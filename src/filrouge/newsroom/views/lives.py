"""The lives of the house, where the console begins."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import pgettext_lazy as pgettext

from filrouge.accounts.role import Capability
from filrouge.domain.state import Status
from filrouge.formats.base import Site
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.house import House, house
from filrouge.newsroom.overview import Line, overview
from filrouge.newsroom.search import fold
from filrouge.newsroom.views.access import needs
from filrouge.newsroom.words import STATUS, Words

OWN = "-"
"""Stands for the house's own site where one is chosen: its key is empty, as is "every site"."""


class Group(NamedTuple):
    """Lives that stand at the same place of their course."""

    status: Status
    name: Words
    words: Words
    lines: list[Line]


NAMES: dict[Status, Words] = {
    Status.LIVE: pgettext("lives", "On air"),
    Status.PAUSED: pgettext("lives", "Paused"),
    Status.SCHEDULED: pgettext("lives", "Coming"),
    Status.DRAFT: pgettext("lives", "Drafts"),
    Status.ENDED: pgettext("lives", "Ended"),
    Status.UNPUBLISHED: pgettext("lives", "Unpublished"),
    Status.ARCHIVED: pgettext("lives", "Archived"),
}
"""The groups, in the order in which they stand."""


@needs(Capability.VIEW)
def lives(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show every live of the house, or those that were asked for."""
    here = house()
    now = here.context.clock()
    every = overview(here, now=now)
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "site", "status")}
    shown = [line for line in every if _is_asked_for(line, asked)]
    return render(
        request,
        "newsroom/lives.html",
        {
            "groups": list(_groups(shown)),
            "asked": asked,
            "is_filtered": any(asked.values()),
            "shown": len(shown),
            "total": len(every),
            "sites": _sites(here),
            "statuses": [(status.value, STATUS[status]) for status in NAMES],
            "can_write": actor.may(Capability.WRITE),
            "now": now,
        },
    )


def _groups(lines: Iterable[Line]) -> Iterable[Group]:
    by_status: dict[Status, list[Line]] = {status: [] for status in NAMES}
    for line in lines:
        by_status[line.summary.status].append(line)
    for status, name in NAMES.items():
        if by_status[status]:
            soonest_first = status is Status.SCHEDULED
            ordered = sorted(by_status[status], key=_moment_of(status), reverse=not soonest_first)
            yield Group(status=status, name=name, words=STATUS[status], lines=ordered)


def _moment_of(status: Status) -> Callable[[Line], tuple[float, str]]:
    def moment(line: Line) -> tuple[float, str]:
        summary = line.summary
        at: datetime | None = summary.changed_at
        if status is Status.SCHEDULED:
            at = summary.starts_at
        elif status in {Status.ENDED, Status.ARCHIVED}:
            at = summary.ended_at
        return (at.timestamp() if at else 0.0, summary.slug)

    return moment


def _sites(here: House) -> list[tuple[str, str]]:
    """Give key and name of each site; nothing where the house is one site."""
    sites = here.sites
    return [(_key(each), each.name) for each in (sites.own, *sites.others)] if sites.others else []


def _key(site: Site) -> str:
    return site.key or OWN


def _is_asked_for(line: Line, asked: dict[str, str]) -> bool:
    summary = line.summary
    if asked["site"] and _key(house().sites.of(summary.site)) != asked["site"]:
        return False
    if asked["status"] and summary.status.value != asked["status"]:
        return False
    words = fold(f"{summary.headline} {summary.standfirst} {summary.slug} {summary.series}")
    return all(word in words for word in fold(asked["q"]).split())
