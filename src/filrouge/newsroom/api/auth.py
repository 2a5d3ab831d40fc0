"""Who may come in: people by their session, programs by a token."""

from typing import cast

from django.conf import settings
from django.http import HttpRequest
from ninja.security import APIKeyCookie, HttpBearer

from filrouge.accounts.models import User
from filrouge.newsroom.actions.token import bearer
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.house import house


class SessionAuth(APIKeyCookie):
    """The console's own session; unsafe methods need the CSRF token as well."""

    param_name = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> Actor | None:
        """Say who asks; whoever is not signed in is told so, whatever else is missing."""
        if not isinstance(request.user, User):
            return None
        actor: Actor | None = super().__call__(request)
        return actor

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:  # noqa: ARG002, ninja's signature
        """Give the person who is signed in."""
        return Actor(request.user) if isinstance(request.user, User) else None


class TokenAuth(HttpBearer):
    """A token in the `Authorization` header (RFC 6750, 2.1)."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:  # noqa: ARG002, ninja's signature
        """Give whom the token speaks for; None for one that is not valid, or not any more."""
        return bearer(token, now=house().context.clock())


AUTH = (TokenAuth(), SessionAuth())


def actor_of(request: HttpRequest) -> Actor:
    """Give who asks."""
    return cast(Actor, request.auth)  # type: ignore[attr-defined] # django-ninja's
