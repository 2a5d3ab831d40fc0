"""The addresses of accounts, under the newsroom's: all that can be reached is written here.

`account_…` and `mfa_…` are the names by which allauth finds its own pages. Those of its addresses
that are not here do not exist.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import URLPattern, URLResolver, include, path

from filrouge.accounts.views import (
    address,
    browsers,
    invitation,
    people,
    profile,
    security,
    session,
)

_entrance: list[URLPattern | URLResolver] = [
    path("login", account.login, name="account_login"),
    path("login/code", account.request_login_code, name="account_request_login_code"),
    path("login/code/confirm", account.confirm_login_code, name="account_confirm_login_code"),
    path("login/passkey", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("login/step", security.Step.as_view(), name="mfa_authenticate"),
    path("login/closed", account.account_inactive, name="account_inactive"),
    path("logout", account.logout, name="account_logout"),
    path("session", session.session, name="session"),
    path("invitation/<str:secret>", invitation.join, name="invitation"),
]

_password: list[URLPattern | URLResolver] = [
    path("change", account.password_change, name="account_change_password"),
    path("set", account.password_set, name="account_set_password"),
    path("reset", account.password_reset, name="account_reset_password"),
    path("reset/sent", account.password_reset_done, name="account_reset_password_done"),
    path(
        "reset/done",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path(
        "reset/<str:uidb36>/<str:key>",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]

_security: list[URLPattern | URLResolver] = [
    path("confirm", account.reauthenticate, name="account_reauthenticate"),
    path("confirm/code", mfa.reauthenticate, name="mfa_reauthenticate"),
    path(
        "confirm/passkey",
        security.ReauthenticateByPasskey.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path("email", address.change, name="email_change"),
    path("email/code", address.confirm, name="email_confirm"),
    path("app", totp.activate_totp, name="mfa_activate_totp"),
    path("app/remove", security.RemoveApp.as_view(), name="mfa_deactivate_totp"),
    path("codes", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("codes/new", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("passkeys", security.passkeys, name="mfa_list_webauthn"),
    path("passkeys/add", security.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/name", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
]

_people: list[URLPattern | URLResolver] = [
    path("invite", people.invite, name="invite"),
    path("invitations/<int:number>/send", people.send_again, name="invitation_send"),
    path("invitations/<int:number>/withdraw", people.withdraw, name="invitation_withdraw"),
    path("<int:number>", people.person, name="person"),
    path("<int:number>/email", people.change_email, name="person_email"),
    path("<int:number>/role", people.change_role, name="person_role"),
    path("<int:number>/close", people.close, name="person_close"),
    path("<int:number>/reopen", people.reopen, name="person_reopen"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *_entrance,
    path("password/", include(_password)),
    path("security", security.Security.as_view(), name="security"),
    path("security", security.Security.as_view(), name="mfa_index"),
    path("security/", include(_security)),
    path("sessions", browsers.sessions, name="sessions"),
    path("sessions/end", browsers.end_others, name="sessions_end"),
    path("sessions/<int:number>/end", browsers.end, name="session_end"),
    path("profile", profile.profile, name="profile"),
    path("people", people.people, name="people"),
    path("people/", include(_people)),
]
