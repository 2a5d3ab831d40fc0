"""`filrouge user`: the newsroom's people, without the console."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from filrouge.cli.commands.given import person_of, settings_of
from filrouge.cli.failure import BAD_INPUT, Failure, told
from filrouge.cli.newsroom import newsroom
from filrouge.cli.usage import Command, Group
from filrouge.cli.words import _

# As in accounts/role.py, which cannot be imported before Django is set up; a test compares them.
ROLES = (
    "administrator",
    "live_editor",
    "journalist",
    "contributor",
    "copy_editor",
    "lawyer",
    "read_only",
)

_ROLES_HELP = _("The role: {roles}.").format(roles=", ".join(ROLES))

Email = Annotated[
    str, typer.Argument(metavar=_("EMAIL"), help=_("The address that the person signs in with."))
]
RoleName = Annotated[
    str,
    typer.Option(metavar=_("ROLE"), help=_ROLES_HELP),
]


def register(app: typer.Typer) -> None:
    """Put the commands on the application."""
    users = typer.Typer(name="user", cls=Group, subcommand_metavar=_("COMMAND [ARGUMENTS]"))
    users.command("add", cls=Command, help=_("Make an account, or invite somebody by mail."))(add)
    users.command("list", cls=Command, help=_("List the accounts: address, name, role, state."))(
        list_users
    )
    users.command("role", cls=Command, help=_("Give somebody another role."))(change_role)
    users.command(
        "close", cls=Command, help=_("Close an account: it is signed out everywhere at once.")
    )(close)
    users.command("reopen", cls=Command, help=_("Open a closed account again."))(reopen)
    users.command("email", cls=Command, help=_("Give somebody another address to sign in with."))(
        change_email
    )
    users.command(
        "password",
        cls=Command,
        help=_("Give somebody another password, or make a link with which they choose one."),
    )(change_password)
    app.add_typer(users, name="user", help=_("The people of the newsroom."))


def add(
    context: typer.Context,
    email: Email,
    name: Annotated[
        str, typer.Option(metavar=_("NAME"), help=_("The name that colleagues see."))
    ] = "",
    role: RoleName = "journalist",
    password_stdin: Annotated[
        bool,
        typer.Option("--password-stdin", help=_("Read the password from standard input.")),
    ] = False,
    invite: Annotated[
        bool,
        typer.Option("--invite", help=_("Send a link with which they choose name and password.")),
    ] = False,
) -> None:
    """Make an account with a password that is asked for, or read; or send an invitation."""
    with told():
        _check_role(role)
        if invite and (name or password_stdin):
            raise Failure(
                _("who is invited chooses name and password; leave --name and --password-stdin"),
                code=BAD_INPUT,
            )
        if not invite and not name:
            raise Failure(_("a name is needed: --name NAME, or --invite"), code=BAD_INPUT)
        password = "" if invite else _password(email, from_stdin=password_stdin)
        with _accounts(context):
            from filrouge.accounts import invitation, person
            from filrouge.accounts.role import Role

            if invite:
                invited = invitation.invite(
                    email,
                    Role(role),
                    by=None,
                    request=None,
                    language=settings_of(context).site_language,
                )
                typer.echo(
                    _("{email} is invited; the link works once, within {days} days:").format(
                        email=invited.invitation.email, days=invitation.VALID_FOR.days
                    )
                )
                typer.echo(invited.link)
                return
            user = person.add(
                email,
                name=name,
                role=Role(role),
                password=password,
                language=settings_of(context).site_language,
            )
            typer.echo(_("{email} can sign in.").format(email=user.email))


def list_users(context: typer.Context) -> None:
    """List the accounts; tabs between the columns when piped."""
    with told(), _accounts(context):
        from filrouge.accounts.models import User

        rows = [
            (user.email, user.name, user.role, _("open") if user.is_active else _("closed"))
            for user in User.objects.order_by("email")
        ]
    console = Console()
    if not rows:
        typer.echo(_("There is nobody yet. `filrouge user add EMAIL` makes an account."), err=True)
    elif console.is_terminal:
        table = Table(box=None)
        for heading in (_("address"), _("name"), _("role"), _("state")):
            table.add_column(heading, overflow="fold")
        for row in rows:
            table.add_row(*row)
        console.print(table)
    else:
        for row in rows:
            typer.echo("\t".join(row))


def change_role(
    context: typer.Context,
    email: Email,
    role: Annotated[str, typer.Argument(metavar=_("ROLE"), help=_ROLES_HELP)],
) -> None:
    """Give somebody another role."""
    with told():
        _check_role(role)
        with _accounts(context):
            from filrouge.accounts import person
            from filrouge.accounts.role import Role

            person.change_role(person_of(email), Role(role), by=None)
            typer.echo(_("{email}: {role}").format(email=email.lower(), role=role))


def close(context: typer.Context, email: Email) -> None:
    """Close an account."""
    with told(), _accounts(context):
        from filrouge.accounts import person

        person.close(person_of(email), by=None)
        typer.echo(_("{email} is closed.").format(email=email.lower()))


def reopen(context: typer.Context, email: Email) -> None:
    """Open a closed account again."""
    with told(), _accounts(context):
        from filrouge.accounts import person

        person.reopen(person_of(email), by=None)
        typer.echo(_("{email} can sign in.").format(email=email.lower()))


def change_email(
    context: typer.Context,
    email: Email,
    new: Annotated[str, typer.Argument(metavar=_("NEW"), help=_("The new address."))],
) -> None:
    """Give somebody another address; both are told by mail."""
    with told(), _accounts(context):
        from filrouge.accounts import mail, person

        user = person_of(email)
        person.change_email(user, person.address(new), by=None)
        mail.wait_until_sent()
        typer.echo(_("{before} is {email} now.").format(before=email.lower(), email=user.email))


def change_password(
    context: typer.Context,
    email: Email,
    password_stdin: Annotated[
        bool,
        typer.Option("--password-stdin", help=_("Read the password from standard input.")),
    ] = False,
    link: Annotated[
        bool,
        typer.Option("--link", help=_("Make a link with which they choose one themselves.")),
    ] = False,
) -> None:
    """Give somebody a password that is asked for, or read; or make a link to a new one."""
    with told():
        if link and password_stdin:
            raise Failure(_("choose one: --link or --password-stdin"), code=BAD_INPUT)
        with _accounts(context):
            from filrouge.accounts import mail, person

            user = person_of(email)
            if link:
                address = person.reset_link(user)
                typer.echo(
                    _("With this link, {email} chooses a new password; it works once:").format(
                        email=user.email
                    )
                )
                typer.echo(address)
                return
            person.set_password(
                user, _password(email, from_stdin=password_stdin, otherwise="--link")
            )
            mail.wait_until_sent()
            typer.echo(_("{email} has a new password.").format(email=user.email))


@contextmanager
def _accounts(context: typer.Context) -> Iterator[None]:
    """Have the people at hand, and turn what accounts refuse into a failure of the command."""
    with newsroom(settings_of(context)):
        from filrouge.accounts.refusal import Refusal

        try:
            yield
        except Refusal as refusal:
            raise Failure(refusal.sentence) from refusal


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise Failure(
            _("there is no role {role}; there are {roles}").format(
                role=role, roles=", ".join(ROLES)
            ),
            code=BAD_INPUT,
        )


def _password(email: str, *, from_stdin: bool, otherwise: str = "--invite") -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise Failure(
            _("no terminal to ask for a password; use --password-stdin or {option}").format(
                option=otherwise
            ),
            code=BAD_INPUT,
        )
    return str(
        typer.prompt(
            _("Password for {email}").format(email=email), hide_input=True, confirmation_prompt=True
        )
    )
