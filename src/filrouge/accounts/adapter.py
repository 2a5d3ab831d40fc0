"""How allauth fits into the house (docs.allauth.org, Adapters)."""

from collections.abc import Mapping
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.core import context as current
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from filrouge.accounts import mail
from filrouge.accounts.happening import tell
from filrouge.accounts.link import absolute
from filrouge.accounts.models import User

SAID: Mapping[str, Promise] = {
    "account/messages/logged_out.txt": _("You have signed out."),
    "account/messages/password_changed.txt": _("Your password is changed."),
    "account/messages/password_set.txt": _("Your password is set."),
    "mfa/messages/recovery_codes_generated.txt": _(
        "Here are your recovery codes. They are shown this once."
    ),
    "mfa/messages/totp_activated.txt": _("From now on a code is asked for when you sign in."),
    "mfa/messages/totp_deactivated.txt": _("A code is no longer asked for when you sign in."),
    "mfa/messages/webauthn_added.txt": _("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
}
"""What is said after a step, by allauth's name for it; of the others, the page itself speaks."""

NOTICES: Mapping[str, Promise] = {
    "account/email/password_changed": _("Your password was changed."),
    "account/email/password_reset": _("Your password was set anew, by a link sent to you."),
    "account/email/password_set": _("A password was set."),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made."),
    "mfa/email/totp_activated": _("An app for codes was added."),
    "mfa/email/totp_deactivated": _("The app for codes was removed."),
    "mfa/email/webauthn_added": _("A passkey was added."),
    "mfa/email/webauthn_removed": _("A passkey was removed."),
}
"""What somebody is told by mail that was changed in how they sign in."""

MAILS: Mapping[str, str] = {
    "account/email/login_code": "code",
    "account/email/password_reset_key": "reset",
}
"""Our mails, by allauth's names."""


class Adapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth ships no types
    """Words, links, mails and addresses are the house's own; nobody signs up by themselves."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("This address and this password do not go together."),
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_code": _("This is not the code that was sent."),
        "invalid_password_reset": _("This link no longer holds."),
        "too_many_login_attempts": _("Too many tries. Wait five minutes, then try again."),
        "rate_limited": _("Too many tries. Wait a minute, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002, allauth's signature
        """Say no: people are invited."""
        return False

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,  # noqa: ARG002, allauth's signature
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it in the house's words, or not at all where the page says it."""
        words = message or SAID.get(message_template or "")
        if words:
            messages.add_message(request, level, str(words), extra_tags=extra_tags)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send one of our mails, in the person's language."""
        person = User.objects.filter(email=email).first()
        if person is None:
            return
        facts = {**context, "person": person}
        mail.send_later(
            mail.write(MAILS[template_prefix], email, language=person.language, facts=facts)
        )

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,  # noqa: ARG002, allauth's signature
        email: str | None = None,  # noqa: ARG002, allauth's signature
    ) -> None:
        """Tell somebody that how they sign in was changed: it may not have been they."""
        mail.send_later(mail.changed(user, NOTICES[template_prefix], to=user.email))

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Give the link to a new password, under the site's own address."""
        user_key, _dash, token = key.partition("-")
        path = reverse("account_reset_password_from_key", args=(user_key, token))
        return absolute(path, current.request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002, allauth's signature
        """Go back to where everything about signing in is."""
        return reverse("security")

    def get_client_ip(self, request: HttpRequest) -> str:
        """Give the client's address, as the last trusted proxy says it; else who is connected.

        A proxy that says less than it was trusted to say is no reason to turn people away.
        """
        try:
            return str(super().get_client_ip(request))
        except (ImproperlyConfigured, PermissionDenied):
            return str(request.META.get("REMOTE_ADDR") or "0.0.0.0")  # noqa: S104, a word for "unknown"

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:  # noqa: ARG002, allauth's signature
        # allauth puts the Host header in, which who guesses passwords would change at every guess.
        return str(credentials.get("email", "")).lower()

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Tell of a wrong password, for an account that exists.

        An address that is nobody's is not kept: people type passwords into the wrong field.
        """
        email = str(credentials.get("email", "")).lower()
        person = User.objects.filter(email=email).first()
        tell(
            "sign_in_failed",
            None,
            "" if person is None else person.email,
            method="password",
            ip=self.get_client_ip(request),
        )

    def pre_login(
        self, request: HttpRequest, user: User, *, email: str | None, **more: Any
    ) -> HttpResponse | None:
        """Refuse a code that was asked for at an address which is no longer this person's."""
        if email and email.lower() != user.email:
            clear_login(request)
            messages.error(request, str(self.error_messages["incorrect_code"]))
            return redirect("account_login")
        answer: HttpResponse | None = super().pre_login(request, user, email=email, **more)
        return answer

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Say that the account is closed, and tell that somebody tried."""
        tell("sign_in_failed", None, user.email, method="closed", ip=self.get_client_ip(request))
        response: HttpResponse = super().respond_user_inactive(request, user)
        return response
