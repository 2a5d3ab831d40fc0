"""`filrouge publish` and `filrouge erase`."""

import sys
from hashlib import sha256
from typing import Annotated

import typer

from filrouge.cli.commands.given import Slug, live_of, settings_of
from filrouge.cli.failure import Failure, told
from filrouge.cli.installation import Installation, opened
from filrouge.cli.words import _
from filrouge.domain.blocks import Text
from filrouge.domain.commands import Erase, Publish
from filrouge.domain.content import Content
from filrouge.domain.text import paragraph
from filrouge.formats.parts.address import post_path
from filrouge.service.perform import perform

Headline = Annotated[
    str | None, typer.Option(metavar=_("HEADLINE"), help=_("The post's headline."))
]
Words = Annotated[
    str,
    typer.Option(
        metavar=_("TEXT"),
        help=_("The post's text, or - for standard input; an empty line parts paragraphs."),
    ),
]
Author = Annotated[
    list[str] | None,
    typer.Option(
        metavar=_("NAME"),
        help=_("Who signs, such as «La rédaction»; may be repeated."),
    ),
]
KeyMoment = Annotated[bool, typer.Option("--key-moment", help=_("What a latecomer must not miss."))]
Key = Annotated[
    str | None,
    typer.Option(
        metavar=_("KEY"),
        help=_("An idempotency key: the same key never publishes twice."),
    ),
]


def register(app: typer.Typer) -> None:
    """Put the commands on the application."""
    app.command(help=_("Publish a post in a live."))(publish)
    app.command(
        short_help=_("Destroy the words of a post, for ever."),
        help=_(
            "Destroy the words of a post, in every revision, for ever. The chain stays verifiable."
        ),
    )(erase)


def publish(
    context: typer.Context,
    slug: Slug,
    headline: Headline = None,
    text: Words = "",
    author: Author = None,
    key_moment: KeyMoment = False,
    key: Key = None,
) -> None:
    """Publish a post, and print its address once it is durable."""
    if text == "-":
        text = typer.get_text_stream("stdin").read()
    paragraphs = [" ".join(part.split("\n")).strip() for part in text.split("\n\n")]
    content = Content(
        headline=headline,
        blocks=tuple(Text(runs=paragraph(part)) for part in paragraphs if part),
        authors=tuple(author or ()),
    )
    with told(), opened(settings_of(context)) as installation:
        live = live_of(installation, slug).live
        post = installation.context.new_id() if key is None else f"k-{_digest(live, key)}"
        command = Publish(post=post, content=content, key_moment=key_moment)
        perform(installation.context, live, command, key=key)
        typer.echo(post_path(slug, post))
        loaded = installation.context.states.load(live)
        if loaded is not None and loaded.live.is_over:
            typer.echo(_("Note: this live has ended; open pages no longer follow it."), err=True)


def _digest(live: str, key: str) -> str:
    """Name the post of an idempotency key: the same each time, so that the request is the same."""
    return sha256(f"{live}:{key}".encode()).hexdigest()[:24]


def erase(
    context: typer.Context,
    slug: Slug,
    post: Annotated[
        str, typer.Argument(metavar=_("POST"), help=_("The post's id: the end of its address."))
    ],
    yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask again."))] = False,
) -> None:
    """Erase a post, after a question on a terminal."""
    with told(), opened(settings_of(context)) as installation:
        live = live_of(installation, slug).live
        # A script that names the post has said what it wants; a person is asked once more.
        if not yes and on_a_terminal() and not _agreed(_question(installation, live, post)):
            raise Failure(_("nothing was erased"))
        perform(installation.context, live, Erase(post=post))
        typer.echo(_("Erased. The words are gone; the chain still verifies."))


def on_a_terminal() -> bool:
    """Say whether a person can answer."""
    return sys.stdin.isatty()


def _question(installation: Installation, live: str, post_id: str) -> str:
    """Name the post by its headline where it has one: nobody knows posts by their ids."""
    loaded = installation.context.states.load(live)
    post = None if loaded is None else loaded.live.posts.get(post_id)
    name = (post and post.content.headline) or post_id
    return _("Destroy the words of {post} for ever? [y/N]").format(post=name)


def _agreed(question: str) -> bool:
    """Ask on the terminal; anything but yes, and the end of the input, are a no."""
    try:
        answer = typer.prompt(question, default="", show_default=False, prompt_suffix=" ", err=True)
    except typer.Abort:
        typer.echo(err=True)
        return False
    return str(answer).strip().lower() in {"y", "yes", _("y"), _("yes")}
