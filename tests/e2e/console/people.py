"""Somebody of each role in a data folder, and the cookie with which each is signed in.

The people are made in a process of their own: Django's settings are those of one data folder.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page

from tests.serving import Server, environment

MAKE_S = 60

_MAKE = """
import json, sys
from pathlib import Path
from filrouge.config import load
from filrouge.project.start import start
start(load(data=Path(sys.argv[1])))
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from filrouge.accounts.models import User
from filrouge.accounts.role import Role
cookies = {}
for role in Role:
    user = User.objects.create_user(
        f"{role.value}@example.org", "correct horse battery", name=sys.argv[3] + str(role.value),
        role=role, language=sys.argv[2],
    )
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    cookies[role.value] = session.session_key
print(json.dumps(cookies))
"""


def make_people(data: Path, *, language: str = "fr") -> Mapping[str, str]:
    """Make somebody of each role in a data folder; gives their session cookies by role."""
    made = subprocess.run(
        [sys.executable, "-c", _MAKE, str(data), language, "Camille "],
        capture_output=True,
        text=True,
        env=environment(),
        timeout=MAKE_S,
        check=True,
    )
    cookies: Mapping[str, str] = json.loads(made.stdout)
    return cookies


def sign_in(page: Page, server: Server, cookie: str) -> None:
    """Have the page's browser signed in."""
    page.context.add_cookies([{"name": "filrouge_session", "value": cookie, "url": server.address}])
