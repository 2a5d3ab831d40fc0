"""The forms for passkeys and the app for codes."""

from typing import Any

from allauth.core import context as current
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.forms.entrance import UNREADABLE
from filrouge.accounts.happening import tell

NAME_MAX = 60


class AddPasskeyForm(webauthn.AddWebAuthnForm):  # type: ignore[misc] # allauth ships no types
    """A name, and what the browser made."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Every passkey of the house opens the door by itself: there is nothing to choose.
        del self.fields["passwordless"]
        self.fields["name"] = forms.CharField(
            label=_("Name"),
            max_length=NAME_MAX,
            required=False,
            help_text=_("To tell it from others, such as “Phone” or “Office”."),
        )

    def clean(self) -> dict[str, Any]:
        """Check what the browser made."""
        try:
            cleaned: dict[str, Any] = super().clean()
        except (forms.ValidationError, *UNREADABLE) as error:
            raise forms.ValidationError(
                _now("The passkey could not be added. Try again.")
            ) from error
        return cleaned


class NamePasskeyForm(webauthn.EditWebAuthnForm):  # type: ignore[misc] # allauth ships no types
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(label=_("Name"), max_length=NAME_MAX)

    def save(self) -> Any:
        """Save it, and tell."""
        instance = super().save()
        tell("passkey_renamed", current.request.user)
        return instance


class ActivateAppForm(totp.ActivateTOTPForm):  # type: ignore[misc] # allauth ships no types
    """The first code that the app shows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The code that the app shows")
        self.fields["code"].widget.attrs = {
            "autocomplete": "one-time-code",
            "inputmode": "numeric",
        }
