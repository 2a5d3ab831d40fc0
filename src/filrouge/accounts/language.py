"""The language of the console: the account's own, else what the browser asks for."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.deprecation import MiddlewareMixin

from filrouge.accounts.models import User


class UserLanguage(MiddlewareMixin):
    """Activates a language for each request."""

    def process_request(self, request: HttpRequest) -> None:
        """Choose the language."""
        user = request.user
        if isinstance(user, User):
            language = user.language
        elif "accept-language" in request.headers:
            language = translation.get_language_from_request(request)
        else:
            language = settings.LANGUAGE_CODE
        translation.activate(language)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:  # noqa: ARG002, Django's signature
        """Say in which language the answer is (RFC 9110, 8.5)."""
        response.headers.setdefault("content-language", translation.get_language() or "")
        response.headers.setdefault("vary", "accept-language, cookie")
        return response
