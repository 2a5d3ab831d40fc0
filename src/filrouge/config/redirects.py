"""Addresses of the house that have moved: a file that says where to.

    "/sport/live/finale.html" = "/live/finale"
    "/direct/*" = "/live/*"
    "/archives/*" = "https://archives.example.org/"

A `*` stands for the rest of the path, and is put in place of that of the new address.
"""

import re
import tomllib
from pathlib import Path

import msgspec

from filrouge.config.failure import BadSetting
from filrouge.config.value import Unusable

_OLD = re.compile(r"/[^?#*\s]*\*?")
_NEW = re.compile(r"(https?://[^/?#*\s]+)?/[^*\s]*\*?|https?://[^/?#*\s]+")


class Redirect(msgspec.Struct, frozen=True):
    """A path that leads elsewhere now; `old` may end in "*", and then `new` too."""

    old: str
    new: str

    def target(self, path: str) -> str | None:
        """Say where a path leads now, None for one that this is not about."""
        start = self.old.removesuffix("*")
        if path != self.old if start == self.old else not path.startswith(start):
            return None
        rest = path[len(start) :]
        return self.new[:-1] + rest if self.new.endswith("*") else self.new


def load_redirects(variable: str, file: str) -> tuple[Redirect, ...]:
    """Read the file that `variable` names, "" for none; raises BadSetting with the reason.

    The first that fits holds: those without `*` come before those with it, longer before shorter.
    """
    if not file:
        return ()
    try:
        text = Path(file).read_text(encoding="utf-8")
        rows = msgspec.convert(tomllib.loads(text), dict[str, str])
    except (OSError, UnicodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise BadSetting(
            "{variable}={value}: {why}", variable=variable, value=file, why=why
        ) from error
    redirects = [Redirect(old, new) for old, new in rows.items()]
    redirects.sort(key=lambda one: (one.old.endswith("*"), -len(one.old)))
    for redirect in redirects:
        try:
            _check(redirect, redirects)
        except Unusable as error:
            raise BadSetting(
                "{variable}={value}: {old}: {why}",
                variable=variable,
                value=file,
                old=redirect.old,
                why=error,
            ) from error
    return tuple(redirects)


def _check(redirect: Redirect, others: list[Redirect]) -> None:
    old, new = redirect.old, redirect.new
    if not (old.isascii() and _OLD.fullmatch(old)) or old in {"/", "/*"}:
        raise Unusable("an old address is a path below /, such as /sport/live.html or /a/*")
    if not (new.isascii() and _NEW.fullmatch(new)) or new.startswith("//"):
        raise Unusable("a new address is a path, or begins with https:// and a host")
    if new.endswith("*") and not old.endswith("*"):
        raise Unusable("the * of the new address has none in the old one to stand for")
    # A reader would go round, or take two steps.
    if any(other.target(new.removesuffix("*")) is not None for other in others):
        raise Unusable("the new address is an old one as well, and leads on")
