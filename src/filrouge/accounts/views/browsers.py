"""Where somebody is signed in, and ending it."""

from typing import NamedTuple

from allauth.account.internal.flows.logout import logout
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.accounts.browser import Seen, name, place
from filrouge.accounts.guard import person_of
from filrouge.accounts.happening import tell


class Row(NamedTuple):
    """One session, as it is shown."""

    session: UserSession
    seen: Seen
    place: str
    is_this: bool


@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    """List them, this one first."""
    rows = [
        Row(each, name(each.user_agent), place(each.ip), each.is_current())
        for each in UserSession.objects.purge_and_list(person_of(request))
    ]
    rows.sort(key=lambda row: (not row.is_this, -row.session.last_seen_at.timestamp()))
    return render(request, "accounts/sessions.html", {"rows": rows})


@login_required
@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    """End one of one's own sessions: its next request is nobody's."""
    person = person_of(request)
    session = get_object_or_404(UserSession, pk=number, user=person)
    tell("session_ended", person)
    if session.is_current():
        session.end()
        logout(request)
        return redirect("account_login")
    session.end()
    messages.success(request, _("That browser is signed out."))
    return redirect("sessions")


@login_required
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End all but this one."""
    person = person_of(request)
    others = [each for each in UserSession.objects.filter(user=person) if not each.is_current()]
    for each in others:
        each.end()
    tell("sessions_ended", person, count=len(others))
    messages.success(request, _("You are signed out everywhere else."))
    return redirect("sessions")
