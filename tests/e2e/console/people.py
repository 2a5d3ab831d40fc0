"""Who works in a served house: accounts in its data folder, each with the cookie of a session.

They are made in a process of their own: Django's settings are those of one data folder.
"""

import base64
import hashlib
import hmac
import json
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import BrowserContext

from filrouge.accounts.role import Role
from tests.serving import Server, environment

PASSWORD = "correct horse battery"
APP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
"""What the app of somebody with `app` among their fields makes its codes from (base32)."""

MAKE_S = 60
STEP_S = 30

Fields = Mapping[str, object]
"""What is set on an account: its `role`, its `language` and so on; `app` gives it a second step."""

_MAKE = """
import json, sys
from pathlib import Path
from filrouge.config import load
from filrouge.project.start import start
start(load(data=Path(sys.argv[1])))
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from filrouge.accounts.models import User
made = {}
for key, fields in json.loads(sys.argv[2]).items():
    email = f"{key.lower()}@example.org"
    app = fields.pop("app", False)
    user = User.objects.create_user(email, sys.argv[3], **{"name": key, **fields})
    if app:
        TOTP.activate(user, sys.argv[4])
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    made[key] = [user.name, email, session.session_key]
print(json.dumps(made))
"""


class Person(NamedTuple):
    """Somebody, by what they sign in with, and the cookie of a session of theirs."""

    name: str
    email: str
    cookie: str

    def enter(self, context: BrowserContext, server: Server) -> None:
        """Have a browser signed in as this person."""
        context.add_cookies(
            [{"name": "filrouge_session", "value": self.cookie, "url": server.address}]
        )


def one_of_each_role(language: str) -> Mapping[str, Fields]:
    """Give somebody of each role, who all read the console in a language, by their role."""
    return {
        str(role.value): {
            "name": f"Camille {role.value}",
            "role": role.value,
            "language": language,
        }
        for role in Role
    }


def make_people(data: Path, people: Mapping[str, Fields]) -> dict[str, Person]:
    """Make accounts in a data folder; gives them by the keys that their fields had.

    Whoever is given no name is called by the key.
    """
    made = subprocess.run(
        [sys.executable, "-c", _MAKE, str(data), json.dumps(people), PASSWORD, APP_SECRET],
        capture_output=True,
        text=True,
        env=environment(),
        timeout=MAKE_S,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    said = json.loads(made.stdout.splitlines()[-1])
    return {key: Person(*fields) for key, fields in said.items()}


def code_of_the_app() -> str:
    """Give the code that the app shows now (RFC 6238), and will for some seconds to come."""
    left = STEP_S - time.time() % STEP_S
    if left < STEP_S / 3:
        time.sleep(left)
    step = int(time.time() // STEP_S).to_bytes(8, "big")
    digest = hmac.digest(base64.b32decode(APP_SECRET), step, hashlib.sha1)
    offset = digest[-1] & 15
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
