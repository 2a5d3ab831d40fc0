"""Sets Django up, once a process."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.core.management import call_command
from django.db import connections
from django.utils import translation

from filrouge.config import Settings
from filrouge.project.given import give
from filrouge.project.words import load_words


def start(settings: Settings) -> None:
    """Set Django up with the house's settings, and bring its tables up to date.

    To be called before anything of accounts or newsroom is imported.
    """
    give(settings)
    os.environ["DJANGO_SETTINGS_MODULE"] = "filrouge.project.settings"
    django.setup()
    load_words()
    call_command("migrate", verbosity=0, interactive=False)
    # Those that have expired; each knock at the door leaves one.
    call_command("clearsessions")
    connections.close_all()


@contextmanager
def started(settings: Settings, *, language: str) -> Iterator[None]:
    """Set Django up for a block that speaks this language; connections are closed at its end."""
    start(settings)
    try:
        with translation.override(language):
            yield
    finally:
        connections.close_all()
