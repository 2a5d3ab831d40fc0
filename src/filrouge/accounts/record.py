"""Tells what allauth did: its signals, as happenings."""

from typing import Any

from allauth.account import signals as account
from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest

from filrouge.accounts.happening import tell
from filrouge.accounts.models import User

_MEANS = {
    Authenticator.Type.WEBAUTHN: "passkey",
    Authenticator.Type.TOTP: "totp",
    Authenticator.Type.RECOVERY_CODES: "recovery_codes",
}


def connect() -> None:
    """Begin to tell; to be called once, when the app is ready."""
    account.user_logged_in.connect(_signed_in)
    user_logged_out.connect(_signed_out)
    account.password_changed.connect(_password_changed)
    account.password_set.connect(_password_set)
    account.password_reset.connect(_password_reset)
    account.login_code_rejected.connect(_code_rejected)
    mfa.authentication_failed.connect(_step_failed)
    mfa.authenticator_added.connect(_means_added)
    mfa.authenticator_removed.connect(_means_removed)
    mfa.authenticator_reset.connect(_codes_renewed)


def _ip(request: HttpRequest) -> str:
    return str(get_adapter(request).get_client_ip(request))


def _signed_in(request: HttpRequest, user: User, **_: Any) -> None:
    methods = [
        _MEANS[record["type"]] if record["method"] == "mfa" else str(record["method"])
        for record in get_authentication_records(request, user)
    ]
    tell("sign_in", user, method="+".join(methods), ip=_ip(request))


def _signed_out(user: User | None, **_: Any) -> None:
    if user is not None:
        tell("sign_out", user)


def _password_changed(user: User, **_: Any) -> None:
    tell("password_changed", user)


def _password_set(user: User, **_: Any) -> None:
    tell("password_set", user)


def _password_reset(request: HttpRequest, user: User, **_: Any) -> None:
    tell("password_reset", user, ip=_ip(request))


def _code_rejected(request: HttpRequest, user: User, **_: Any) -> None:
    tell("sign_in_failed", None, user.email, method="code", ip=_ip(request))


def _step_failed(request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    method = _MEANS[authenticator.type]
    tell("sign_in_failed", None, user.email, method=method, ip=_ip(request))


def _means_added(user: User, authenticator: Authenticator, **_: Any) -> None:
    tell(f"{_MEANS[authenticator.type]}_added", user)


def _means_removed(user: User, authenticator: Authenticator, **_: Any) -> None:
    tell(f"{_MEANS[authenticator.type]}_removed", user)


def _codes_renewed(user: User, **_: Any) -> None:
    tell("recovery_codes_renewed", user)
