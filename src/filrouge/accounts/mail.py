"""Writes and sends the mails of accounts."""

import logging
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.accounts.refusal import Refusal

_logger = logging.getLogger(__name__)

_sender = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")


def write(name: str, to: str, *, language: str, facts: Mapping[str, object]) -> EmailMessage:
    """Write a mail from `accounts/mail/<name>.txt`: its first line is the subject."""
    with translation.override(language):
        text = render_to_string(
            f"accounts/mail/{name}.txt", {**facts, "site_name": settings.HOUSE.site_name}
        )
    subject, _newline, body = text.strip().partition("\n")
    return EmailMessage(subject.strip(), body.strip() + "\n", to=[to])


def changed(person: User, what: str | Promise, *, to: str) -> EmailMessage:
    """Write that how somebody signs in was changed: it may not have been they."""
    facts = {"person": person, "what": what}
    return write("changed", to, language=person.language, facts=facts)


def send(message: EmailMessage) -> None:
    """Send at once; raises Refusal when no server takes it."""
    try:
        message.send()
    except (OSError, SMTPException) as error:
        _logger.exception("a mail could not be sent")
        raise Refusal(_("The mail could not be sent; try again in a moment.")) from error


def send_later(message: EmailMessage) -> None:
    """Send beside the request, in order; a failure is logged.

    The answer to who asks for a code or a new password must not take longer, or fail, only where
    there is an account: that would tell strangers who works here.
    """
    _sender.submit(_try_to_send, message)


def _try_to_send(message: EmailMessage) -> None:
    try:
        message.send()
    except (OSError, SMTPException):
        _logger.exception("a mail could not be sent")


def wait_until_sent() -> None:
    """Return once every mail handed over so far is sent, or has failed."""
    _sender.submit(int).result()
