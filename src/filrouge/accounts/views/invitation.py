"""Coming in by an invitation."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.debug import sensitive_post_parameters

from filrouge.accounts import invitation as invitations
from filrouge.accounts.forms.password import JoinForm
from filrouge.accounts.refusal import Refusal
from filrouge.accounts.views.failure import too_many


@sensitive_post_parameters("password")
def join(request: HttpRequest, secret: str) -> HttpResponse:
    """Show the form of who was invited, or make the account and sign in."""
    found = invitations.find(secret)
    if found is None:
        return render(request, "accounts/invitation_gone.html", status=404)
    if request.user.is_authenticated:
        return render(request, "accounts/invitation_other.html", {"invitation": found})
    if request.method != "POST":
        return _show(request, found.email, JoinForm(email=found.email))
    if ratelimit.consume(request, app="allauth.account", action="signup") is None:
        return too_many(request)
    form = JoinForm(request.POST, email=found.email)
    if form.is_valid():
        try:
            user = invitations.accept(
                found,
                name=form.cleaned_data["name"],
                password=form.cleaned_data["password"],
                language=(translation.get_language() or "fr")[:2],
            )
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            record_authentication(request, user, method="invitation")
            answer: HttpResponse = perform_login(request, Login(user=user))
            return answer
    return _show(request, found.email, form)


def _show(request: HttpRequest, email: str, form: JoinForm) -> HttpResponse:
    status = 400 if form.errors else 200
    return render(request, "accounts/join.html", {"form": form, "email": email}, status=status)
