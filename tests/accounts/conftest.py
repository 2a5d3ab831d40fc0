"""What the tests of accounts work with."""

from collections.abc import Callable, Iterator

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.mail import EmailMessage

from filrouge.accounts import happening
from filrouge.accounts.happening import Detail
from filrouge.accounts.mail import wait_until_sent
from filrouge.accounts.models import User
from tests.newsroom.conftest import desk

__all__ = ["desk"]

Happening = tuple[str, str, str, dict[str, Detail]]


Mails = Callable[[], list[EmailMessage]]
"""Gives every mail sent so far."""

BreakMailServer = Callable[[], None]
"""From then on, no mail can be sent."""


@pytest.fixture(autouse=True)
def _no_tries_yet() -> None:
    """Forget the tries of other tests."""
    cache.clear()


@pytest.fixture(autouse=True)
def _no_late_mails() -> Iterator[None]:
    """Wait for what is still on its way: it would else arrive in the next test."""
    yield
    wait_until_sent()


@pytest.fixture
def told() -> Iterator[list[Happening]]:
    """Give what is told while the test runs: action, who (by email), subject, detail."""
    heard: list[Happening] = []

    def hear(action: str, user: User | None, *, subject: str, detail: dict[str, Detail]) -> None:
        heard.append((action, "" if user is None else user.email, subject, detail))

    stop = happening.listen(hear)
    yield heard
    stop()


@pytest.fixture
def mails() -> Mails:
    """Give what was sent, whenever it is asked."""

    def sent() -> list[EmailMessage]:
        wait_until_sent()
        return list(mail.outbox)

    return sent


@pytest.fixture
def break_mail_server(monkeypatch: pytest.MonkeyPatch) -> BreakMailServer:
    """Break it, when it is called."""

    def refuse(_mail: EmailMessage) -> int:
        raise ConnectionRefusedError

    return lambda: monkeypatch.setattr(EmailMessage, "send", refuse)
