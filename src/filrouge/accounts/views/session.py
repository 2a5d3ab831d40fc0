"""Signing in from a page that stays where it is: asked by its script, answered in JSON.

Whoever writes when a session ends must lose nothing, and so must not leave the page.
"""

from typing import Any

import msgspec
from allauth.account.internal.stagekit import get_pending_stage
from allauth.account.models import Login
from allauth.core.internal import ratelimit
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from filrouge.accounts.forms.entrance import LoginForm, PasskeyLoginForm, StepForm
from filrouge.accounts.models import User

TOO_MANY = 429


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """What the script sends: an address and a password; then a code, if one is asked for.

    Instead, a passkey's answer (`credential`). `expected` is the number of the person whose page it
    is: somebody else is not signed in, since that person's words are on the page.
    """

    email: str = ""
    password: str = ""
    code: str = ""
    credential: dict[str, Any] | None = None
    expected: int | None = None


@require_http_methods(["GET", "POST"])
@sensitive_variables()
def session(request: HttpRequest) -> JsonResponse:
    """Say who is signed in (GET), or sign in (POST).

    Answers `{"signed_in", "csrf", "id", "name", "needs"}`; `needs` is "code" when the second step
    is to come. When it is refused, 4xx with `{"signed_in": false, "code", "detail"}`: `detail` is a
    sentence to be shown, `code` is one of `bad_request`, `wrong`, `too_many`, `closed`,
    `someone_else` (with the `id` of whom), `start_again`.
    """
    if request.method == "GET":
        return _state(request)
    try:
        ask = msgspec.json.decode(request.body, type=Ask)
    except msgspec.DecodeError:
        return _refuse("bad_request", _("This was not understood."))
    if ratelimit.consume(request, app="allauth.account", action="login") is None:
        return _refuse("too_many", _("Too many tries. Wait a minute, then try again."), TOO_MANY)
    if ask.credential is not None:
        return _by_passkey(request, ask)
    if ask.code:
        return _by_code(request, ask)
    return _by_password(request, ask)


def _by_password(request: HttpRequest, ask: Ask) -> JsonResponse:
    form = LoginForm({"login": ask.email, "password": ask.password}, request=request)
    if not form.is_valid():
        return _wrong(form)
    if _is_someone_else(form.user, ask):
        return _someone_else(form.user)
    form.login(request)
    return _state(request, tried=True)


def _by_code(request: HttpRequest, ask: Ask) -> JsonResponse:
    stage = None if request.user.is_authenticated else get_pending_stage(request)
    if not isinstance(stage, AuthenticateStage):
        return _refuse("start_again", _("Sign in with your password again."))
    form = StepForm({"code": ask.code}, user=stage.login.user)
    if not form.is_valid():
        return _wrong(form)
    if _is_someone_else(stage.login.user, ask):
        return _someone_else(stage.login.user)
    form.save()
    stage.exit()
    return _state(request, tried=True)


def _by_passkey(request: HttpRequest, ask: Ask) -> JsonResponse:
    form = PasskeyLoginForm({"credential": msgspec.json.encode(ask.credential).decode()})
    if not form.is_valid():
        return _wrong(form)
    passkey = form.cleaned_data["credential"]
    if _is_someone_else(passkey.user, ask):
        return _someone_else(passkey.user)
    perform_passwordless_login(request, passkey, Login(user=passkey.user))
    return _state(request, tried=True)


def _state(request: HttpRequest, *, tried: bool = False) -> JsonResponse:
    user = request.user
    if isinstance(user, User):
        return JsonResponse(
            {
                "signed_in": True,
                "csrf": get_token(request),
                "id": user.pk,
                "name": user.name,
                "needs": None,
            }
        )
    needs = "code" if isinstance(get_pending_stage(request), AuthenticateStage) else None
    if tried and needs is None:
        return _refuse("closed", _("This account is closed. Ask an administrator."), 403)
    return JsonResponse(
        {"signed_in": False, "csrf": get_token(request), "id": None, "name": "", "needs": needs}
    )


def _is_someone_else(user: User, ask: Ask) -> bool:
    return ask.expected is not None and user.pk != ask.expected


def _someone_else(user: User) -> JsonResponse:
    sentence = _("This page is somebody else’s. Open another one to work as {name}.")
    return JsonResponse(
        {
            "signed_in": False,
            "code": "someone_else",
            "id": user.pk,
            "detail": sentence.format(name=user.name),
        },
        status=409,
    )


def _wrong(form: Any) -> JsonResponse:
    error = next(iter(form.errors.as_data().values()))[0]
    if error.code in {"too_many_login_attempts", "rate_limited"}:
        return _refuse("too_many", " ".join(error.messages), TOO_MANY)
    return _refuse("wrong", " ".join(error.messages))


def _refuse(code: str, sentence: str, status: int = 400) -> JsonResponse:
    return JsonResponse({"signed_in": False, "code": code, "detail": sentence}, status=status)
