"""Tokens: a program's way in, made and taken back by the person they speak for."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from django.db.models import Q
from django.db.transaction import atomic
from django.utils import timezone

from filrouge.accounts.happening import Detail
from filrouge.accounts.models import User
from filrouge.accounts.role import Capability
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.audit import note
from filrouge.newsroom.models import Token

PREFIX = "frt_"
"""By which scanners of leaked secrets know our tokens."""

_BYTES = 32
_USED_EVERY = timedelta(minutes=1)
"""Writing down each use would make a write of every read."""


class Created(NamedTuple):
    """A new token, and its secret, which nobody can be shown a second time."""

    token: Token
    secret: str


def create(
    actor: Actor,
    *,
    name: str,
    scopes: Iterable[Capability],
    expires_at: datetime | None = None,
    now: datetime,
) -> Created:
    """Make a token for oneself; raises Forbidden for a scope that the person does not have."""
    wanted = list(dict.fromkeys(scopes))
    for scope in wanted:
        actor.require(scope)
    secret = PREFIX + secrets.token_urlsafe(_BYTES)
    with atomic():
        token = Token.objects.create(
            user=actor.user,
            name=name,
            digest=_digest(secret),
            scopes=[scope.value for scope in wanted],
            created_at=now,
            expires_at=expires_at,
        )
        note(actor, "token_created", subject=str(token.pk))
    return Created(token=token, secret=secret)


def valid_tokens(user: User, *, now: datetime) -> list[Token]:
    """Give the tokens with which somebody's programs can come in, the newest first."""
    in_force = Q(revoked_at=None) & (Q(expires_at=None) | Q(expires_at__gt=now))
    return list(Token.objects.filter(in_force, user=user).order_by("-created_at", "-pk"))


def revoke(actor: Actor, token_id: int, *, now: datetime) -> bool:
    """Take back one of one's own tokens; False where there is none such."""
    mine = Token.objects.filter(pk=token_id, user=actor.user, revoked_at=None)
    with atomic():
        if not mine.update(revoked_at=now):
            return False
        note(actor, "token_revoked", subject=str(token_id))
    return True


def hear(action: str, user: User | None, *, subject: str, detail: dict[str, Detail]) -> None:  # noqa: ARG001, a listener's signature
    """Take back the tokens of closed accounts: reopened, they come in anew like their sessions."""
    if action == "account_closed":
        closed = Token.objects.filter(user__is_active=False, revoked_at=None)
        closed.update(revoked_at=timezone.now())


def bearer(secret: str, *, now: datetime) -> Actor | None:
    """Give whom a token speaks for, with its scopes; None where it is not valid (any more)."""
    found = Token.objects.select_related("user").filter(digest=_digest(secret), revoked_at=None)
    token = found.first()
    if token is None or not token.user.is_active:
        return None
    if token.expires_at is not None and token.expires_at <= now:
        return None
    if token.used_at is None or now - token.used_at >= _USED_EVERY:
        Token.objects.filter(pk=token.pk).update(used_at=now)
    known = {capability.value for capability in Capability}
    scopes = frozenset(Capability(scope) for scope in token.scopes if scope in known)
    return Actor(token.user, scopes, token.name)


def _digest(secret: str) -> str:
    """Give what is kept of a secret: with 256 bits of chance, no slow hash is needed."""
    return sha256(secret.encode()).hexdigest()
