"""A person of each role, to try the console with."""

import hashlib
import hmac
from collections.abc import Mapping
from typing import NamedTuple

from django.conf import settings

from filrouge.accounts.models import User
from filrouge.accounts.role import Role

NAMES: Mapping[Role, str] = {
    Role.ADMINISTRATOR: "Alix Garance",
    Role.LIVE_EDITOR: "Lou Vermeil",
    Role.JOURNALIST: "Camille Carmin",
    Role.CONTRIBUTOR: "Sacha Grenat",
    Role.COPY_EDITOR: "Charlie Pourpre",
    Role.LAWYER: "Noa Cinabre",
    Role.READ_ONLY: "Andrea Corail",
}
"""Invented, all of them shades of red."""


class SignIn(NamedTuple):
    """What one signs in with."""

    role: Role
    email: str
    password: str


def make_people(names: Mapping[Role, str] = NAMES) -> list[SignIn]:
    """Make a person of each role, or find them again, and give what they sign in with.

    The passwords are made of this installation's secret key: the same at every start, so that open
    sessions stay, and yet nobody knows those of another installation.
    """
    found = []
    for role, name in names.items():
        email = f"{role.value.replace('_', '-')}@demo.example"
        password = _password(email)
        user = User.objects.filter(email=email).first() or User.objects.create_user(
            email, password, name=name, role=role, language=settings.LANGUAGE_CODE
        )
        if not user.check_password(password) or not user.is_active or user.role != role:
            user.set_password(password)
            user.is_active, user.role = True, role
            user.save()
        found.append(SignIn(role, email, password))
    return found


def _password(email: str) -> str:
    key = hmac.digest(settings.SECRET_KEY.encode(), f"demo:{email}".encode(), hashlib.sha256).hex()
    return "-".join(key[at : at + 4] for at in range(0, 16, 4))
