"""What is done to an account: made, given a role or another address, closed, opened again.

The audit trail is written in the same transaction: what it cannot note is not done.
"""

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from filrouge.accounts import mail
from filrouge.accounts.happening import tell
from filrouge.accounts.models import User
from filrouge.accounts.refusal import Refusal
from filrouge.accounts.role import Role


def add(email: str, *, name: str, role: Role, password: str | None, language: str) -> User:
    """Make an account from outside the console; raises Refusal with what is wrong."""
    with transaction.atomic():
        try:
            if password is not None:
                validate_password(password, User(email=email, name=name))
            user = User.objects.create_user(
                email, password, name=name, role=role, language=language
            )
        except ValidationError as error:
            raise Refusal(" ".join(error.messages)) from error
        tell("account_added", None, user.email, role=role.value)
    return user


def address(text: str) -> str:
    """Read an address as addresses are kept; raises Refusal for what is none."""
    email = text.strip().lower()
    try:
        User._meta.get_field("email").clean(email, None)
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from error
    return email


def refuse_taken(email: str) -> None:
    """Raise Refusal when an account has this address."""
    if User.objects.filter(email=email).exists():
        raise Refusal(_now("There is an account with this address already."))


def change_email(user: User, email: str, *, by: User | None) -> None:
    """Give somebody another address to sign in with; raises Refusal when it is somebody else's.

    `by` is None on the command line.

    The old address is told by mail, so that nobody loses an account without hearing of it; the new
    one too, unless its owner wrote it themselves.
    """
    before = user.email
    if email == before:
        return
    with transaction.atomic():
        refuse_taken(email)
        user.email = email
        user.save(update_fields=["email"])
        tell("email_changed", by, before, after=email)
    what = format_lazy(_("You sign in with {email} from now on."), email=email)
    for to in (before,) if by == user else (before, email):
        mail.send_later(mail.changed(user, what, to=to))


def set_password(user: User, password: str) -> None:
    """Give somebody another password, from outside the console; raises Refusal for a weak one.

    Their sessions end: Django holds each to the password of its beginning.
    """
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from error
    with transaction.atomic():
        user.set_password(password)
        user.save(update_fields=["password"])
        tell("password_changed", None, user.email)
    what = _("Your password was set anew, from the command line.")
    mail.send_later(mail.changed(user, what, to=user.email))


def reset_link(user: User) -> str:
    """Make a link with which somebody sets a new password; it works once, within three days."""
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    tell("password_link", None, user.email)
    return str(get_adapter().get_reset_password_from_key_url(key))


def change_role(user: User, role: Role, *, by: User | None) -> None:
    """Give somebody another role; raises Refusal when nobody would be left to look after people."""
    with transaction.atomic():
        if role is not Role.ADMINISTRATOR:
            _refuse_for_the_last_administrator(user)
        before = user.role
        if before == role:
            return
        user.role = role
        user.save(update_fields=["role"])
        tell("role_changed", by, user.email, before=before, after=role.value)


def close(user: User, *, by: User | None) -> None:
    """Close an account: its sessions end at once. Raises Refusal for the last administrator."""
    with transaction.atomic():
        _refuse_for_the_last_administrator(user)
        if not user.is_active:
            return
        user.is_active = False
        user.save(update_fields=["is_active"])
        # Else they would be valid again on the day the account is reopened.
        for session in UserSession.objects.filter(user=user):
            session.end()
        tell("account_closed", by, user.email)


def reopen(user: User, *, by: User | None) -> None:
    """Open a closed account again; its person signs in anew."""
    if user.is_active:
        return
    with transaction.atomic():
        user.is_active = True
        user.save(update_fields=["is_active"])
        tell("account_reopened", by, user.email)


def _refuse_for_the_last_administrator(user: User) -> None:
    # Locked, so that two administrators cannot take each other's role away at the same moment;
    # SQLite has the whole file for this transaction already (`transaction_mode` in the settings).
    administrators = User.objects.select_for_update().filter(
        role=Role.ADMINISTRATOR, is_active=True
    )
    if [each.pk for each in administrators] == [user.pk]:
        raise Refusal(_now("This is the only administrator. Give somebody else that role first."))
