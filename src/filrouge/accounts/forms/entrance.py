"""The forms before the door: a password, a code by mail, a second step, a passkey."""

import struct
from typing import Any

from allauth.account import forms as account
from allauth.core import context as current
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings as mfa
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as step
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.link import absolute
from filrouge.accounts.models import User
from filrouge.accounts.refusal import Refusal

UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, struct.error)
"""What the library for passkeys raises for JSON and bytes that no browser sends."""

CODE = {"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}


class LoginForm(account.LoginForm):  # type: ignore[misc] # allauth ships no types
    """Email and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        email, password = self.fields["login"], self.fields["password"]
        email.label, password.label = _("Email"), _("Password")
        email.widget.attrs = {"type": "email", "autocomplete": "username"}
        password.widget.attrs = {"autocomplete": "current-password"}
        password.help_text = ""
        # After a wrong password the address stands there already.
        first = password if self.data.get("login") else email
        first.widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any]:
        """Say what is wrong beside the password: which of the two it was is not told."""
        try:
            super().clean()
        except forms.ValidationError as error:
            self.add_error("password", error)
        cleaned: dict[str, Any] = self.cleaned_data
        return cleaned


class RequestCodeForm(account.RequestLoginCodeForm):  # type: ignore[misc] # allauth ships no types
    """The address that a code is sent to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Email")
        self.fields["email"].widget.attrs = {"type": "email", "autocomplete": "username"}


class ConfirmCodeForm(account.ConfirmLoginCodeForm):  # type: ignore[misc] # allauth ships no types
    """The code that was sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code")
        self.fields["code"].widget.attrs = CODE


class _Step:
    """A code from the app, or a recovery code; each is good once."""

    user: User
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code from your app, or a recovery code")
        self.fields["code"].widget.attrs = {**CODE, "inputmode": "numeric"}

    def clean_code(self) -> str:
        """Refuse a code that was used, for as long as it is valid (RFC 6238, 5.2).

        allauth remembers it for one step of the clock, but with its tolerance it is valid for more.
        """
        code: str = super().clean_code()  # type: ignore[misc] # mixed into allauth's forms
        used = f"code-used:{self.user.pk}:{normalize_user_code(code)}"
        valid_s = mfa.TOTP_PERIOD * (2 * mfa.TOTP_TOLERANCE + 1)
        if not cache.add(used, 1, valid_s):
            raise get_adapter().validation_error("incorrect_code")
        return code


class StepForm(_Step, step.AuthenticateForm):  # type: ignore[misc] # allauth ships no types
    """The second step of signing in."""


class ReauthenticateStepForm(_Step, step.ReauthenticateForm):  # type: ignore[misc] # allauth ships no types
    """The same, asked of somebody who is signed in."""


class ReauthenticateForm(account.ReauthenticateForm):  # type: ignore[misc] # allauth ships no types
    """The password, asked of somebody who is signed in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}


class RequestResetForm(account.ResetPasswordForm):  # type: ignore[misc] # allauth ships no types
    """The address that a link to a new password is sent to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Email")
        self.fields["email"].widget.attrs = {"type": "email", "autocomplete": "username"}

    def clean_email(self) -> str:
        """Refuse where no link can be made, whoever's address it is."""
        try:
            absolute("/", current.request)
        except Refusal as refusal:
            raise forms.ValidationError(refusal.sentence) from refusal
        email: str = super().clean_email()
        return email


class _Passkey:
    """What a passkey answered: unreadable and wrong are said in the same words."""

    def clean_credential(self) -> Authenticator:
        """Give the passkey that fits."""
        try:
            return super().clean_credential()  # type: ignore[misc] # mixed into allauth's forms
        except forms.ValidationError as error:
            if error.code != "incorrect_code":
                raise
            raise forms.ValidationError(_now("This passkey is not known here.")) from error
        except UNREADABLE as error:
            raise forms.ValidationError(_now("This passkey is not known here.")) from error


class PasskeyLoginForm(_Passkey, webauthn.LoginWebAuthnForm):  # type: ignore[misc] # allauth ships no types
    """A passkey instead of a password."""


class PasskeyStepForm(_Passkey, webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc] # allauth ships no types
    """A passkey as the second step."""


class ReauthenticatePasskeyForm(_Passkey, webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc] # allauth ships no types
    """A passkey, asked of somebody who is signed in."""
