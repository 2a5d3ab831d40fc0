"""When and from where each session was seen last."""

from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.deprecation import MiddlewareMixin

from filrouge.accounts.models import User

EVERY_S = 60
"""allauth's own middleware writes at every request, and with it waits for the disk at every save
of a draft; nobody needs to know the second."""


class Activity(MiddlewareMixin):
    """Notes now and then that a session is in use."""

    def process_request(self, request: HttpRequest) -> None:
        """Note it, when that was last done a minute ago."""
        key = request.session.session_key
        if key and isinstance(request.user, User) and cache.add(f"seen:{key}", 1, EVERY_S):
            UserSession.objects.create_from_request(request)
