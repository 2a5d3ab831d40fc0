"""Inviting somebody into the newsroom."""

import hashlib
import secrets
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from filrouge.accounts import mail
from filrouge.accounts import person as persons
from filrouge.accounts.happening import tell
from filrouge.accounts.link import absolute
from filrouge.accounts.models import Invitation, User
from filrouge.accounts.refusal import Refusal
from filrouge.accounts.role import Role

VALID_FOR = timedelta(days=7)

_SECRET_BYTES = 32
"""256 bits: nobody guesses it, so that a plain digest of it may be kept."""


class Invited(NamedTuple):
    """An invitation, and the link with its secret, which is kept nowhere."""

    invitation: Invitation
    link: str


def invite(
    email: str, role: Role, *, by: User | None, request: HttpRequest | None, language: str
) -> Invited:
    """Send somebody a link by which they make their own account.

    Raises Refusal when they have an account or an invitation already, or the mail cannot be sent;
    then there is no invitation either.
    """
    email = email.strip().lower()
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    with transaction.atomic():
        persons.refuse_taken(email)
        if Invitation.objects.filter(
            email=email, accepted_at=None, expires_at__gt=timezone.now()
        ).exists():
            raise Refusal(_("This address is invited already; the link can be sent again."))
        Invitation.objects.filter(email=email, accepted_at=None).delete()
        invitation = Invitation.objects.create(
            email=email,
            role=role,
            digest=digest(secret),
            invited_by=by,
            expires_at=timezone.now() + VALID_FOR,
        )
    # Not in the transaction: for as long as the mail server takes, nobody's draft could be saved.
    try:
        link = _send(invitation, secret, request=request, language=language)
    except Refusal:
        invitation.delete()
        raise
    tell("invited", by, email, role=role.value)
    return Invited(invitation, link)


def send_again(invitation: Invitation, *, by: User, request: HttpRequest, language: str) -> Invited:
    """Send a new link, valid for seven days more; the one before holds no longer.

    Raises Refusal when the mail cannot be sent; then the one before still holds.
    """
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    link = _send(invitation, secret, request=request, language=language)
    with transaction.atomic():
        invitation.digest = digest(secret)
        invitation.expires_at = timezone.now() + VALID_FOR
        invitation.save(update_fields=["digest", "expires_at"])
        tell("invitation_renewed", by, invitation.email)
    return Invited(invitation, link)


def withdraw(invitation: Invitation, *, by: User) -> None:
    """Take an invitation back: its link holds no longer."""
    with transaction.atomic():
        invitation.delete()
        tell("invitation_withdrawn", by, invitation.email)


def find(secret: str) -> Invitation | None:
    """Give the invitation of a link, None when it does not hold (or no longer)."""
    return Invitation.objects.filter(
        digest=digest(secret), accepted_at=None, expires_at__gt=timezone.now()
    ).first()


def accept(invitation: Invitation, *, name: str, password: str, language: str) -> User:
    """Make the account; raises Refusal when the link was used in the meantime."""
    with transaction.atomic():
        # Counts as used only for one of two that come at the same moment.
        if not Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(
            accepted_at=timezone.now()
        ):
            raise Refusal(_("This invitation was used already."))
        persons.refuse_taken(invitation.email)
        user = User.objects.create_user(
            invitation.email,
            password,
            name=name,
            role=Role(invitation.role),
            language=language,
        )
        tell("joined", user, role=invitation.role)
    return user


def digest(secret: str) -> str:
    """Give what is kept of a link's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _send(
    invitation: Invitation, secret: str, *, request: HttpRequest | None, language: str
) -> str:
    link = absolute(reverse("invitation", args=(secret,)), request)
    facts = {"invitation": invitation, "link": link, "days": VALID_FOR.days}
    mail.send(mail.write("invitation", invitation.email, language=language, facts=facts))
    return link
