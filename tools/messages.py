"""Brings the catalogues of the interface up to date with the code: `python -m tools.messages`.

New sentences are added without a translation, and those that are no longer said are dropped. The
test of the catalogues uses the same extraction.
"""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

SOURCE = Path("src/filrouge")
LANGUAGES = ("fr", "en")

PATTERNS = {
    "reader": ("formats/**/*.py", "formats/templates/*.html"),
    "cli": (
        "cli/**/*.py",
        "domain/**/*.py",
        "log/**/*.py",
        "service/*.py",
        "importers/**/*.py",
        "config.py",
    ),
}
"""Which files speak with which catalogue."""

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "Stated": None,
    "Broken": None,
    "StoreError": None,
    "NotALive": None,
    "BadSetting": None,
    "Unusable": None,
}
TRANSLATORS = "Translators:"

HEADER = """\
# The words of the {domain} in {language}; brought up to date by `make messages`.
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: nplurals=2; plural=(n {plural} 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
PLURALS = {"fr": ">", "en": "!="}


def extract(domain: str) -> Catalog:
    """Collect a catalogue's sentences from the code, with the notes for who translates them."""
    catalog = Catalog(fuzzy=False)
    for pattern in PATTERNS[domain]:
        for path in sorted(SOURCE.glob(pattern)):
            method = "jinja2" if path.suffix == ".html" else "python"
            options = {"trim_blocks": "true"} if method == "jinja2" else {}
            for _line, message, comments, _context in extract_from_file(
                method, path, keywords=KEYWORDS, comment_tags=[TRANSLATORS], options=options
            ):
                catalog.add(message, auto_comments=comments)
    return catalog


def path_of(domain: str, language: str) -> Path:
    """Name the file of a catalogue."""
    return SOURCE / "locale" / language / "LC_MESSAGES" / f"{domain}.po"


def read(domain: str, language: str) -> Catalog:
    """Read a catalogue as it stands."""
    with path_of(domain, language).open("rb") as source:
        return read_po(source, locale=language, abort_invalid=True)


def write(catalog: Catalog, domain: str, language: str) -> None:
    """Write a catalogue, with what its header has to say and no more."""
    body = BytesIO()
    write_po(body, catalog, omit_header=True, no_location=True, sort_output=True)
    header = HEADER.format(domain=domain, language=language, plural=PLURALS[language])
    path_of(domain, language).write_bytes(header.encode() + body.getvalue())


def untranslated(catalog: Catalog) -> list[str]:
    """Give the sentences without a translation; English needs none, but for plurals."""
    english = str(catalog.locale) == "en"
    return [
        str(message.id)
        for message in catalog
        if message.id and not (english and not message.pluralizable) and not _is_whole(message)
    ]


def _is_whole(message: Message) -> bool:
    said = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(said)


def main() -> int:
    """Rewrite every catalogue; say what has no translation yet."""
    missing = 0
    for domain in PATTERNS:
        wanted = extract(domain)
        for language in LANGUAGES:
            catalog = read(domain, language)
            catalog.update(wanted, no_fuzzy_matching=True)
            catalog.obsolete.clear()
            if language == "en":
                for message in catalog:
                    if message.pluralizable and not _is_whole(message):
                        message.string = message.id
            write(catalog, domain, language)
            for sentence in untranslated(catalog):
                missing += 1
                print(f"{path_of(domain, language)}: {sentence}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
