"""`filrouge token create`, `list` and `revoke`: ways in for programs, in somebody's name."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from filrouge.cli.commands.given import person_of, settings_of
from filrouge.cli.failure import BAD_INPUT, Failure, told
from filrouge.cli.newsroom import newsroom
from filrouge.cli.usage import Command, Group
from filrouge.cli.words import _

if TYPE_CHECKING:
    from filrouge.newsroom.actor import Actor

# As in accounts/role.py, which cannot be imported before Django is set up; a test compares them.
SCOPES = (
    "view",
    "write",
    "publish",
    "correct",
    "hide",
    "withdraw",
    "erase",
    "approve",
    "review",
    "facts",
    "run",
    "history",
    "audit",
)

_DAYS_MAX = 3650
_NAME_MAX = 100

Email = Annotated[
    str, typer.Argument(metavar=_("EMAIL"), help=_("The person in whose name the program acts."))
]


def register(app: typer.Typer) -> None:
    """Put the commands on the application."""
    tokens = typer.Typer(name="token", cls=Group, subcommand_metavar=_("COMMAND [ARGUMENTS]"))
    tokens.command("create", cls=Command, help=_("Make a token for the API, and print it once."))(
        create
    )
    tokens.command("list", cls=Command, help=_("List somebody's tokens that are in force."))(
        list_tokens
    )
    tokens.command("revoke", cls=Command, help=_("Revoke a token at once."))(revoke)
    app.add_typer(tokens, name="token", help=_("Ways in for programs."))


def create(
    context: typer.Context,
    email: Email,
    name: Annotated[
        str, typer.Option(metavar=_("NAME"), help=_("What the token is for."), show_default=False)
    ],
    scope: Annotated[
        list[str],
        typer.Option(
            metavar=_("SCOPE"),
            help=_("What the program may do; may be repeated: {scopes}").format(
                scopes=", ".join(SCOPES)
            ),
            show_default=False,
        ),
    ],
    days: Annotated[
        int | None,
        typer.Option(
            metavar=_("DAYS"),
            min=1,
            max=_DAYS_MAX,
            help=_("For how many days it is valid (default: without end)."),
        ),
    ] = None,
) -> None:
    """Make a token, and print it: it cannot be shown again."""
    unknown = [each for each in scope if each not in SCOPES]
    with told():
        if unknown:
            raise Failure(
                _("there is no scope {scope}; there are {scopes}").format(
                    scope=unknown[0], scopes=", ".join(SCOPES)
                ),
                code=BAD_INPUT,
            )
        if not 0 < len(name.strip()) <= _NAME_MAX:
            raise Failure(
                _("a token's name has 1 to {limit} characters").format(limit=_NAME_MAX),
                code=BAD_INPUT,
            )
        with newsroom(settings_of(context)):
            from filrouge.accounts.role import Capability
            from filrouge.newsroom.actions import token as action
            from filrouge.newsroom.actor import Forbidden

            now, actor = datetime.now(UTC), _actor(email)
            if not actor.user.is_active:
                raise Failure(
                    _("the account {email} is closed: it needs no tokens").format(email=email)
                )
            try:
                created = action.create(
                    actor,
                    name=name.strip(),
                    scopes=[Capability(each) for each in scope],
                    expires_at=None if days is None else now + timedelta(days=days),
                    now=now,
                )
            except Forbidden as forbidden:
                raise Failure(
                    _("{email} may not {scope}: a token may do no more than the person").format(
                        email=email, scope=forbidden.capability.value
                    )
                ) from forbidden
            typer.echo(created.secret)
            typer.echo(_("It is shown this once; keep it like a password."), err=True)


def list_tokens(context: typer.Context, email: Email) -> None:
    """List tokens: number, name, scopes, last use; tabs between the columns."""
    with told(), newsroom(settings_of(context)):
        from filrouge.newsroom.actions import token as action

        for token in action.valid_tokens(_actor(email).user, now=datetime.now(UTC)):
            used = _("never used") if token.used_at is None else f"{token.used_at:%Y-%m-%d %H:%M}Z"
            typer.echo("\t".join((str(token.pk), token.name, ",".join(token.scopes), used)))


def revoke(
    context: typer.Context,
    email: Email,
    number: Annotated[
        int,
        typer.Argument(metavar=_("NUMBER"), help=_("The token's number, as `list` gives it.")),
    ],
) -> None:
    """Take a token back."""
    with told(), newsroom(settings_of(context)):
        from filrouge.newsroom.actions import token as action

        if not action.revoke(_actor(email), number, now=datetime.now(UTC)):
            raise Failure(
                _("{email} has no token {number} in force").format(email=email, number=number)
            )
        typer.echo(_("The token is revoked."))


def _actor(email: str) -> "Actor":
    from filrouge.newsroom.actor import Actor

    return Actor(person_of(email))
