"""What is said when a form came from elsewhere, or too much was asked too fast."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def too_many(request: HttpRequest) -> HttpResponse:
    """Ask to wait (RFC 6585, 4)."""
    return render(request, "429.html", status=429)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001, Django's signature
    """Ask to send the form again; what was typed is still in the browser."""
    if request.content_type == "application/json":
        sentence = _("The page had been open for too long. Try again.")
        return JsonResponse({"signed_in": False, "code": "csrf", "detail": sentence}, status=403)
    return render(request, "newsroom/failure.html", {"code": "csrf"}, status=403)
