"""Brings the catalogues of the interface up to date with the code: `python -m tools.messages`.

New sentences are added without a translation, and those that are no longer said are dropped. The
test of the catalogues uses the same extraction.
"""

import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract, extract_from_file
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

SOURCE = Path("src/filrouge")
METHODS = {".py": "python", ".html": "jinja2", ".ts": "javascript", ".tsx": "javascript"}
LANGUAGES = ("fr", "en")

PATTERNS = {
    "reader": ("formats/**/*.py", "formats/templates/*.html"),
    "newsroom": (
        "newsroom/**/*.py",
        "accounts/**/*.py",
        "newsroom/templates/**/*.html",
        "accounts/templates/**/*.html",
        "newsroom/templates/**/*.txt",
        "accounts/templates/**/*.txt",
        "../../web/newsroom/**/*.ts",
        "../../web/newsroom/**/*.tsx",
        "media/**/*.py",
    ),
    "cli": (
        "cli/**/*.py",
        "domain/**/*.py",
        "log/**/*.py",
        "service/*.py",
        "importers/**/*.py",
        "config/*.py",
    ),
}
"""Which files speak with which catalogue."""

KEYWORDS = {
    "_": None,
    "_now": None,
    "say": None,
    "sayMany": (1, 2),
    "pgettext": ((1, "c"), 2),
    "gettext": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "Stated": None,
    "Broken": None,
    "StoreError": None,
    "NotALive": None,
    "BadMedia": None,
    "CannotFetch": None,
    "BadSetting": None,
    "Unusable": None,
}
TRANSLATORS = "Translators:"

if not settings.configured:
    settings.configure()  # Django's templates are read without a project

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


def collect(domain: str) -> Catalog:
    """Collect a catalogue's sentences from the code, with the notes for who translates them."""
    catalog = Catalog(fuzzy=False)
    for pattern in PATTERNS[domain]:
        for path in sorted(SOURCE.glob(pattern)):
            if ".test." in path.name:
                continue
            for _line, message, comments, context in _sentences(path):
                catalog.add(message, auto_comments=comments, context=context)
    return catalog


def _sentences(path: Path) -> Iterable[tuple[int, Any, list[str], str | None]]:
    if "/templates/" in str(path) and "formats" not in path.parts:
        # Django makes Python of its templates, for just this use.
        source = templatize(path.read_text(encoding="utf-8"))
        return extract("python", BytesIO(source.encode()), KEYWORDS, [TRANSLATORS])
    method = METHODS[path.suffix]
    options = {"trim_blocks": "true"} if method == "jinja2" else {}
    return extract_from_file(
        method, path, keywords=KEYWORDS, comment_tags=[TRANSLATORS], options=options
    )


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
        wanted = collect(domain)
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
