"""Every address of accounts, and who may come to it."""

from collections.abc import Iterator
from enum import Enum

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, reverse

from filrouge.accounts.models import Invitation
from filrouge.accounts.role import ROLES, Capability, Role
from filrouge.accounts.urls import urlpatterns
from tests.newsroom.desk import Desk


class Who(Enum):
    """Whom a page is for."""

    ANYBODY = "anybody"
    THOSE_WITHIN = "those within"
    PEOPLE = "those who look after people"


TABLE = {
    "account_change_password": Who.THOSE_WITHIN,
    "account_confirm_login_code": Who.ANYBODY,
    "account_inactive": Who.ANYBODY,
    "account_login": Who.ANYBODY,
    "account_logout": Who.ANYBODY,
    "account_reauthenticate": Who.THOSE_WITHIN,
    "account_request_login_code": Who.ANYBODY,
    "account_reset_password": Who.ANYBODY,
    "account_reset_password_done": Who.ANYBODY,
    "account_reset_password_from_key": Who.ANYBODY,
    "account_reset_password_from_key_done": Who.ANYBODY,
    "account_set_password": Who.THOSE_WITHIN,
    "email_change": Who.THOSE_WITHIN,
    "email_confirm": Who.THOSE_WITHIN,
    "invitation": Who.ANYBODY,
    "invitation_send": Who.PEOPLE,
    "invitation_withdraw": Who.PEOPLE,
    "invite": Who.PEOPLE,
    "mfa_activate_totp": Who.THOSE_WITHIN,
    "mfa_add_webauthn": Who.THOSE_WITHIN,
    "mfa_authenticate": Who.ANYBODY,
    "mfa_deactivate_totp": Who.THOSE_WITHIN,
    "mfa_edit_webauthn": Who.THOSE_WITHIN,
    "mfa_generate_recovery_codes": Who.THOSE_WITHIN,
    "mfa_index": Who.THOSE_WITHIN,
    "mfa_list_webauthn": Who.THOSE_WITHIN,
    "mfa_login_webauthn": Who.ANYBODY,
    "mfa_reauthenticate": Who.THOSE_WITHIN,
    "mfa_reauthenticate_webauthn": Who.THOSE_WITHIN,
    "mfa_remove_webauthn": Who.THOSE_WITHIN,
    "mfa_view_recovery_codes": Who.THOSE_WITHIN,
    "people": Who.PEOPLE,
    "person": Who.PEOPLE,
    "person_close": Who.PEOPLE,
    "person_email": Who.PEOPLE,
    "person_reopen": Who.PEOPLE,
    "person_role": Who.PEOPLE,
    "profile": Who.THOSE_WITHIN,
    "security": Who.THOSE_WITHIN,
    "session": Who.ANYBODY,
    "session_end": Who.THOSE_WITHIN,
    "sessions": Who.THOSE_WITHIN,
    "sessions_end": Who.THOSE_WITHIN,
}

VALUES = {
    "invitation": ("no-such-secret",),
    "account_reset_password_from_key": ("1", "no-such-key"),
    "mfa_edit_webauthn": (999,),
    "mfa_remove_webauthn": (999,),
    "session_end": (999,),
}


def named(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """Give the name of every address."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from named(pattern.url_patterns)
        else:
            yield str(pattern.name)


def goes_to_login(answer: HttpResponse) -> bool:
    """Say whether somebody is asked to sign in."""
    to = answer.headers.get("location", "").partition("?")[0]
    return answer.status_code == 302 and to == "/redaction/login"


def test_the_table_has_every_address() -> None:
    assert set(TABLE) == set(named(urlpatterns))


@pytest.mark.parametrize("name", sorted(TABLE))
def test_nobody_and_every_role_at_the_door(desk: Desk, name: str) -> None:
    subject = desk.person(Role.READ_ONLY)
    desk.person(Role.ADMINISTRATOR)
    invitation = Invitation.objects.create(
        email="a@example.org", digest="d", expires_at="2030-01-01T00:00Z"
    )
    numbers = {"invitation_send": invitation.pk, "invitation_withdraw": invitation.pk}
    values = VALUES.get(name) or (
        (numbers.get(name, subject.pk),) if name.startswith(("person", "invitation_")) else ()
    )
    path = reverse(name, args=values)
    for method in ("get", "post"):
        answer = getattr(Client(), method)(path)
        # A form of those outside may lead back to where signing in begins.
        if TABLE[name] is not Who.ANYBODY:
            assert goes_to_login(answer), (name, method, answer.status_code)
        for role in Role:
            answer = getattr(desk.client(desk.person(role)), method)(path)
            given = answer.status_code
            assert given < 500, (name, method, role)
            assert name == "account_logout" or not goes_to_login(answer), (name, method, role)
            may_look_after_people = Capability.PEOPLE in ROLES[role]
            is_refused = TABLE[name] is Who.PEOPLE and not may_look_after_people
            assert (given == 403) is is_refused, (name, method, role, given)


@pytest.mark.parametrize(
    "name",
    [
        "account_signup",
        "account_email",
        "account_email_verification_sent",
        "account_confirm_email",
        "account_signup_by_passkey",
        "mfa_signup_webauthn",
        "mfa_download_recovery_codes",
        "mfa_trust",
        "usersessions_list",
        "admin:index",
    ],
)
def test_what_is_not_used_has_no_address(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)
