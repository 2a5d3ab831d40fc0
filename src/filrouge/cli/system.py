"""Why the system said no, in the language of the terminal.

Python gives the words of the C library and of SQLite in English, whatever the locale. Those that
who runs a house is likely to meet are in the catalogue; any other is said as it is.
"""

from filrouge.cli.words import _, gettext_noop

KNOWN = (
    gettext_noop("No such file or directory"),
    gettext_noop("Permission denied"),
    gettext_noop("Operation not permitted"),
    gettext_noop("Is a directory"),
    gettext_noop("Not a directory"),
    gettext_noop("File exists"),
    gettext_noop("File too large"),
    gettext_noop("Read-only file system"),
    gettext_noop("No space left on device"),
    gettext_noop("Input/output error"),
    gettext_noop("Address already in use"),
    gettext_noop("Cannot assign requested address"),
    gettext_noop("Name or service not known"),
    # Of SQLite: https://sqlite.org/rescode.html
    gettext_noop("unable to open database file"),
    gettext_noop("attempt to write a readonly database"),
    gettext_noop("database or disk is full"),
    gettext_noop("disk I/O error"),
    gettext_noop("database is locked"),
    gettext_noop("database disk image is malformed"),
    gettext_noop("file is not a database"),
)


def reason(why: object) -> str:
    """Give the words for what the system, or a part of the house, said in English."""
    said = str(why)
    return _(said) if said else said
