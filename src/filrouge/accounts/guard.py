"""Keeps those out of a page whose role does not allow it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from filrouge.accounts.models import User
from filrouge.accounts.role import Capability

_P = ParamSpec("_P")
View = Callable[Concatenate[HttpRequest, _P], HttpResponse]


def person_of(request: HttpRequest) -> User:
    """Give who is signed in; only for views that nobody else reaches."""
    assert isinstance(request.user, User)
    return request.user


def needs(capability: Capability) -> Callable[[View[_P]], View[_P]]:
    """Ask to sign in, and answer 403 to those who lack a capability."""

    def around(view: View[_P]) -> View[_P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
            if not person_of(request).may(capability):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        # Typed anew: `login_required` leaves the arguments as they are.
        return cast("View[_P]", login_required(guarded))

    return around
