"""How allauth's passkeys and codes fit into the house (docs.allauth.org, MFA adapter)."""

from collections.abc import Iterable
from typing import Any, ClassVar
from urllib.parse import urlsplit

from allauth.core import context as current
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth ships no types
    """A second step is asked of those who set up an app for codes."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right, or it was used already."),
    }

    def is_mfa_enabled(
        self, user: User | AnonymousUser, types: Iterable[str] | None = None
    ) -> bool:
        """Say whether somebody has one of these means; a passkey alone asks for no second step.

        A passkey opens the door by itself. Were it demanded after a password too, who adds one on
        the office's computer could no longer sign in on a borrowed phone. allauth asks for both
        kinds together only where it decides on a second step.
        """
        wanted = None if types is None else set(types)
        if wanted == {Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN}:
            wanted = {Authenticator.Type.TOTP}
        return bool(super().is_mfa_enabled(user, wanted))

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Give the host passkeys are made for (WebAuthn 3, RP ID), and the house's name."""
        site = urlsplit(str(settings.HOUSE.site_address)).hostname
        host = site or urlsplit(f"//{current.request.get_host()}").hostname
        return {"id": host or "", "name": settings.HOUSE.site_name}

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002, allauth's signature
        """Give a name for a passkey that got none: the number it is."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return str(_("Passkey {number}")).format(number=number)
