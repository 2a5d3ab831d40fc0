"""Django's settings in tests: a data folder that is thrown away, and a hash that costs nothing."""

import atexit
import tempfile
from pathlib import Path

from filrouge.config import Settings
from filrouge.project.given import give

_folder = tempfile.TemporaryDirectory(prefix="filrouge-tests-")
atexit.register(_folder.cleanup)
give(
    Settings(
        data=Path(_folder.name),
        secret_key="tests " * 10,
        site_language="en",
        time_zone="Europe/Paris",
    )
)

from filrouge.project.settings import *  # noqa: E402, F403, only now are they those of tests

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
