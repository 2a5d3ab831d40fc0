"""How the command line says no: one line on stderr, and an exit code. Never a traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from filrouge.asgi.assets import NotBuilt
from filrouge.cli.refused import refused_in_words
from filrouge.cli.system import reason
from filrouge.cli.words import _
from filrouge.config import BadSetting
from filrouge.domain.errors import Broken, Conflict, Refused, Stated
from filrouge.importers.base import NotALive
from filrouge.log.port import KeyReused, SlugTaken, StoreError
from filrouge.service.perform import Busy

BAD_INPUT = 2
"""What was given cannot be used. Also what the shell gives for a wrong option."""

FAILED = 1
"""What was asked cannot be done as things stand."""


class Failure(Exception):
    """A sentence for the user, and an exit code."""

    def __init__(self, sentence: str, *, code: int = FAILED) -> None:
        super().__init__(sentence)
        self.code = code


@contextmanager
def told() -> Iterator[None]:
    """Turn the house's refusals into one line on stderr, and an exit."""
    try:
        yield
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        sys.stderr.close()
        raise typer.Exit(FAILED) from None
    except Exception as error:
        known = sentence_of(error)
        if known is None:
            raise
        sentence, code = known
        line = " ".join(part.strip() for part in sentence.splitlines())
        typer.echo(f"filrouge: {line}", err=True)
        raise typer.Exit(code) from error


def sentence_of(error: Exception) -> tuple[str, int] | None:
    """Give the sentence and the exit code for an error of the house; None for any other."""
    match error:
        case Failure(code=code):
            return str(error), code
        case Broken(seq=int() as seq):
            where = _("event {n}: {what}").format(n=seq, what=_said(error))
            return where, BAD_INPUT
        case NotALive() | Broken() | BadSetting():
            return _said(error), BAD_INPUT
        case StoreError():
            return _said(error), FAILED
        case SlugTaken():
            return _("the slug {slug} is taken; choose another").format(slug=error), FAILED
        case Conflict(actual=actual):
            return _("it was changed meanwhile (revision {n}); look again").format(n=actual), FAILED
        case KeyReused():
            return _("this idempotency key was used for another request"), FAILED
        case Busy():
            return _("others kept writing first; try again"), FAILED
        case Refused():
            return refused_in_words(error), FAILED
        case UnicodeError():
            return _("what was given is not text in UTF-8"), BAD_INPUT
        case OSError(strerror=str() as why, filename=str() | Path() as name):
            return _("{path}: {why}").format(path=name, why=reason(why)), FAILED
        case OSError(strerror=str() as why):
            return reason(why), FAILED
        case NotBuilt() | OSError():
            return str(error), FAILED
        case _:
            return None


def _said(error: Stated | BadSetting) -> str:
    facts = dict(error.facts)
    if "why" in facts:
        why = facts["why"]
        facts["why"] = _why(why)
    return _(error.sentence).format(**facts)


def _why(why: object) -> str:
    match why:
        case Stated():
            return _said(why)
        case Refused():
            return refused_in_words(why)
        case _:
            return reason(why)
