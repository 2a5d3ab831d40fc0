"""`filrouge demo`: two bundled lives, one ended, one under way."""

import threading

import typer
import uvloop

from filrouge.cli.commands.given import settings_of
from filrouge.cli.commands.serving import Host, Port
from filrouge.cli.failure import told
from filrouge.cli.installation import Installation, opened, served_alone
from filrouge.cli.newsroom import newsroom
from filrouge.cli.server import serve as run
from filrouge.cli.words import _
from filrouge.config import Settings
from filrouge.demo.lives import DemoLive, bundled_lives, bundled_media
from filrouge.formats.parts.address import live_path
from filrouge.service.perform import perform_steps
from filrouge.service.replay import replay_steps

POST_EVERY_S = 5.0
"""The pace of the replay: slow enough to read a headline, and all is told in five minutes."""

SHOWN_AT_ONCE = 14
"""Posts that are there when the first reader comes: a page to look at, not an empty one."""


def register(app: typer.Typer) -> None:
    """Put the command on the application."""
    app.command(help=_("Serve two bundled lives: one ended, one replayed while you look."))(demo)


def demo(context: typer.Context, host: Host = None, port: Port = None) -> None:
    """Serve the demo; what was published stays, and a replay goes on where it stopped."""
    settings = settings_of(context)
    with told(), served_alone(settings), opened(settings) as installation:
        people = _make_people(settings)
        lives = bundled_lives()
        for data in bundled_media():
            installation.media.put(data)
        for live in lives:
            if not live.replayed:
                _take_in(installation, live)
        stop = threading.Event()
        replays = [
            threading.Thread(target=_replay, args=(installation, live, stop), daemon=True)
            for live in lives
            if live.replayed
        ]

        def announce(address: str) -> None:
            typer.echo(_("Filrouge serves {address}/").format(address=address))
            for live in lives:
                words = _("ended") if _has_ended(installation, live) else _("being replayed")
                typer.echo(f"  {address}{live_path(live.slug)}  ({words})")
            typer.echo(
                _("The newsroom: {address}, with one of these accounts:").format(
                    address=address + settings.newsroom_path
                )
            )
            for role, email, password in people:
                typer.echo(f"  {email:<30}  {password}  ({role})")
            typer.echo(_("Ctrl+C stops it; `make demo` goes on, `make demo-reset` starts over."))
            for replay in replays:
                replay.start()

        try:
            uvloop.run(
                run(
                    installation,
                    announce=announce,
                    host=settings.host if host is None else host,
                    port=settings.port if port is None else port,
                )
            )
        finally:
            stop.set()
            for replay in replays:
                if replay.ident is not None:
                    replay.join()


def _make_people(settings: Settings) -> list[tuple[str, str, str]]:
    """Make somebody of each role; give role, address and password of each."""
    with newsroom(settings):
        from filrouge.accounts.demo import make_people

        return [(str(each.role.label), each.email, each.password) for each in make_people()]


def _has_ended(installation: Installation, live: DemoLive) -> bool:
    loaded = installation.context.states.load(live.id)
    return loaded is not None and loaded.live.is_over


def _take_in(installation: Installation, live: DemoLive) -> None:
    perform_steps(installation.context, live.id, live.steps, slug=live.slug, key=f"demo:{live.id}")


class _Stopped(Exception):
    """The server stops; the replay goes on at the next start."""


def _replay(installation: Installation, live: DemoLive, stop: threading.Event) -> None:
    def wait(_seconds: float) -> None:
        if stop.wait(POST_EVERY_S):
            raise _Stopped

    try:
        for _appended in replay_steps(
            installation.context,
            live.id,
            live.steps,
            slug=live.slug,
            speed=1.0,
            wait=wait,
            at_once=SHOWN_AT_ONCE,
            beside_others=True,
        ):
            if stop.is_set():
                return
    except _Stopped:
        return
