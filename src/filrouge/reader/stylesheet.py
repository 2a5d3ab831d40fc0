"""A style sheet of the house: its files are found, and nothing of others is loaded."""

import re
from collections.abc import Callable

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_URL = re.compile(r"""url\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^)\s"']*))\s*\)""", re.IGNORECASE)
_IMPORT = re.compile(r"@import\b", re.IGNORECASE)


def with_addresses(css: str, address_of: Callable[[str], str]) -> str:
    """Put in place of each file that `url()` names the address it is served at.

    Comments go, since every reader would download them. `data:` and fragments stay as they are.
    Raises ValueError, with an English sentence, for what would be loaded from elsewhere; so may
    `address_of` for a file that cannot be used.
    """
    css = _COMMENT.sub("", css)
    if _IMPORT.search(css):
        raise ValueError("it has an @import: put the rules into the style sheet itself")

    def addressed(match: re.Match[str]) -> str:
        named = next(group for group in match.groups() if group is not None)
        if named.startswith(("data:", "#")):
            return match[0]
        if re.match(r"[a-z][a-z0-9+.-]*:|/", named, re.IGNORECASE):
            raise ValueError(f"url({named}) is not a file of its own folder")
        return f'url("{address_of(named)}")'

    return _URL.sub(addressed, css).strip() + "\n"
