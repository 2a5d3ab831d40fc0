"""Who may come in: every view says what it asks for."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from filrouge.accounts.models import User
from filrouge.accounts.role import Capability
from filrouge.newsroom.actor import Actor, Forbidden

P = ParamSpec("P")

FURNITURE = frozenset({"csrfmiddlewaretoken", "lead-kept", "once", "revision", "step"})
"""Fields of our forms that hold nobody's words."""


def needs(
    *capabilities: Capability,
) -> Callable[
    [Callable[Concatenate[HttpRequest, Actor, P], HttpResponse]],
    Callable[Concatenate[HttpRequest, P], HttpResponse],
]:
    """Hand the view who asks; send others to sign in, or tell them that their role forbids it."""

    def guard(
        view: Callable[Concatenate[HttpRequest, Actor, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **named: P.kwargs) -> HttpResponse:
            if not isinstance(request.user, User):
                return _signed_out(request)
            actor = Actor(request.user)
            try:
                for capability in capabilities:
                    actor.require(capability)
                return view(request, actor, *args, **named)
            except Forbidden as forbidden:
                raise PermissionDenied(forbidden.capability.value) from forbidden

        return guarded

    return guard


def _signed_out(request: HttpRequest) -> HttpResponse:
    """Send somebody to sign in, unless they sent words: those are shown, so that none is lost."""
    written = [
        value
        for name, values in request.POST.lists()
        if name not in FURNITURE and not name.endswith("_FORMS")
        for value in values
        if value.strip()
    ]
    if not written:
        return redirect_to_login(request.get_full_path())
    return render(request, "newsroom/signed_out.html", {"written": written}, status=401)
