"""How somebody signs in: allauth's views of it, where the house wants them otherwise."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.mfa import signals
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import IndexView as SecurityView
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import DeactivateTOTPView
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView, ReauthenticateWebAuthnView
from django.contrib.auth.decorators import login_required
from django.contrib.messages import SUCCESS
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from filrouge.accounts.guard import person_of
from filrouge.accounts.happening import tell
from filrouge.accounts.origin import has_name, named


class Security(SecurityView):  # type: ignore[misc] # allauth ships no types
    """All of it on one page."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the passkeys, the app, the recovery codes left, and what stands in the way."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        means = context["authenticators"]
        codes = means.get(Authenticator.Type.RECOVERY_CODES)
        return context | {
            "passkeys": means.get(Authenticator.Type.WEBAUTHN, []),
            "app": means.get(Authenticator.Type.TOTP),
            "codes_left": None if codes is None else len(codes.get_unused_codes()),
            "can_have_passkeys": has_name(self.request),
            "named_address": named(self.request),
        }


class Step(AuthenticateView):  # type: ignore[misc] # allauth ships no types
    """The second step; a passkey is offered to those who have one."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether there is a passkey."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        options = context["js_data"]["request_options"]["publicKey"]
        return context | {"has_passkey": bool(options.get("allowCredentials"))}


class AddPasskey(AddWebAuthnView):  # type: ignore[misc] # allauth ships no types
    """A passkey that opens the door by itself: it asks for a finger, a face or a PIN."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Ask the browser for one that can be found without an address being typed."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        options = auth.begin_registration(person_of(self.request), True)
        # allauth forgets the form that failed, and with it what is wrong.
        form = kwargs.get("form") or context["form"]
        return context | {"form": form, "js_data": {"creation_options": options}}

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep it. allauth would make recovery codes too, which only the app has a use for."""
        raise_if_reauthentication_required(self.request, app="allauth.mfa")
        person = person_of(self.request)
        passkey = auth.WebAuthn.add(
            person, form.cleaned_data["name"], form.cleaned_data["credential"]
        )
        signals.authenticator_added.send(
            sender=Authenticator,
            request=self.request,
            user=person,
            authenticator=passkey.instance,
        )
        adapter = get_adapter(self.request)
        adapter.add_message(self.request, SUCCESS, "mfa/messages/webauthn_added.txt")
        adapter.send_notification_mail("mfa/email/webauthn_added", person)
        return redirect("security")


class RemoveApp(DeactivateTOTPView):  # type: ignore[misc] # allauth ships no types
    """The app goes, and its recovery codes with it, even where there is a passkey."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Remove both."""
        answer: HttpResponse = super().form_valid(form)
        person = person_of(self.request)
        codes = Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES)
        if codes.delete()[0]:
            tell("recovery_codes_removed", person)
        return answer


class ReauthenticateByPasskey(ReauthenticateWebAuthnView):  # type: ignore[misc] # allauth ships no types
    """A passkey, asked again before something about signing in is changed."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Keep the form that failed."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"form": kwargs.get("form") or context["form"]}

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say so on the same page."""
        answer: HttpResponse = self.render_to_response(self.get_context_data(form=form))
        return answer


@login_required
def passkeys(request: HttpRequest) -> HttpResponse:  # noqa: ARG001, Django's signature
    """Go to where passkeys are listed; allauth goes here after each change of one."""
    return redirect("security")
