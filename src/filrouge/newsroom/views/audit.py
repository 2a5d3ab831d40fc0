"""The audit trail: who did what, and when."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from filrouge.accounts.models import User
from filrouge.accounts.role import Capability
from filrouge.domain.state import Status
from filrouge.domain.summary import Summary
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.address import post_address
from filrouge.newsroom.audit import HOUSE
from filrouge.newsroom.forms.audit import AuditForm
from filrouge.newsroom.house import house
from filrouge.newsroom.models import Entry, Token
from filrouge.newsroom.particular import PROGRAM, Told, people_in
from filrouge.newsroom.templatetags.moment import house_moments
from filrouge.newsroom.views.access import needs
from filrouge.newsroom.words import ACTION, Words
from filrouge.service.forward import site_of

PAGE = 50

_TOKEN_ACTIONS = frozenset({"token_created", "token_revoked"})
_OF_POSTS = frozenset(
    {"publish", "correct", "show", "withdraw", "pin", "unpin", "mark", "unmark", "move", "review"}
)
"""What is done to a post that readers see afterwards."""

_IN_SECRET = frozenset({Status.DRAFT, Status.UNPUBLISHED})


class Row(NamedTuple):
    """One entry as it is read: what was done in words, in which live where it is still there.

    `subject` is what it was done to: the address of an account, a token by its name, else an id
    (`is_id`). `post` is the post's public address, "" where there is none to be had. `token` is
    the name of the token by which a program did it.
    """

    entry: Entry
    what: Words
    details: list[str]
    live: Summary | None
    subject: str
    is_id: bool
    post: str
    token: str


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
            "rows": _rows(list(shown), lives),
            "zone": house_moments().zone,
            "lives": sorted({summary.slug for summary in lives.values()}),
            "people": sorted({HOUSE, *User.objects.values_list("name", flat=True)}),
            "query": urlencode({name: value for name, value in asked.items() if value}),
            "is_filtered": any(asked.values()),
        },
    )


def _rows(entries: list[Entry], lives: dict[str, Summary]) -> list[Row]:
    told = Told(people_in(entries), house_moments())
    tokens = _tokens(entries)
    return [
        Row(
            entry=each,
            what=ACTION.get(each.action, each.action),
            details=told.of(each),
            live=lives.get(each.live),
            subject=tokens.get(each.subject, "") if _is_token(each) else each.subject,
            is_id="@" not in each.subject and not _is_token(each),
            post=_post(each, lives.get(each.live)),
            token=str(each.detail.get(PROGRAM, "")),
        )
        for each in entries
    ]


def _is_token(entry: Entry) -> bool:
    return entry.action in _TOKEN_ACTIONS


def _tokens(entries: list[Entry]) -> dict[str, str]:
    """Name the tokens that entries are about by their number."""
    numbers = {int(each.subject) for each in entries if _is_token(each) and each.subject.isdigit()}
    found = Token.objects.filter(pk__in=numbers).values_list("pk", "name") if numbers else ()
    return {str(number): name for number, name in found}


def _post(entry: Entry, live: Summary | None) -> str:
    is_public = live is not None and live.status not in _IN_SECRET
    if live is None or not is_public or entry.action not in _OF_POSTS or not entry.subject:
        return ""
    return post_address(house(), live.slug, entry.subject, site=live.site)


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
