"""What every format is given: the house, its theme, and the range of posts to show."""

import gettext
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

import msgspec
from jinja2 import Environment
from markupsafe import Markup

from filrouge.formats.early import EARLY

RTL = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Primary language subtags that are written from right to left."""

FALLBACK = "en"
"""The interface language of a live whose own language has no catalogue."""


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What a house puts on its pages beside templates: paths of files, "" for none.

    `styles` come after our own; `paper` and `night` are what browsers paint their own bar with.
    """

    styles: tuple[str, ...] = ()
    logo: str = ""
    icon: str = ""
    paper: str = "#fffdfa"
    night: str = "#141210"


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """The house that publishes, or one of its sites: `key` is "" for the house's own.

    `address` is its absolute base URL without a final slash, or "" when only relative links can be
    made; `script` and `style` are the paths of the reader's assets, `worker` that of what keeps
    pages to be read offline, "" for none; `scripts` are those of single pages, by name.
    `differences` says whether readers are shown what a correction changed, word by word.
    """

    key: str = ""
    name: str = "Filrouge"
    language: str = "fr"
    address: str = ""
    script: str = ""
    style: str = ""
    worker: str = ""
    scripts: Mapping[str, str] = {}
    differences: bool = True
    short_name: str = ""
    look: Look = Look()

    @property
    def short(self) -> str:
        """The name where room is short: after a page's title."""
        return self.short_name or self.name


class Range(msgspec.Struct, frozen=True, kw_only=True):
    """The span of posts on a page: `floor < order <= ceiling`, "" being open.

    `number` is that of the sealed chunk, None for the window of the newest posts. `oldest_first`
    says that the page is read from the beginning of the live.
    """

    floor: str = ""
    ceiling: str = ""
    number: int | None = None
    oldest_first: bool = False


class Step(NamedTuple):
    """An event that changed the page, and when it occurred."""

    seq: int
    at: datetime | None = None


class AsOf(NamedTuple):
    """The moment of the past that a page shows: after event `seq`, which occurred `at`.

    `earlier` and `later` are the nearest steps on either side of it, `first` and `last` the ends of
    all that can be shown.
    """

    seq: int
    at: datetime | None = None
    earlier: Step | None = None
    later: Step | None = None
    first: Step | None = None
    last: Step | None = None


class Words:
    """The interface in one language. What it gives may stand in HTML as it is.

    Catalogues are ours and hold no markup; `format` on what is given here escapes its arguments.
    """

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def gettext(self, msgid: str) -> Markup:
        """Give the words for an English sentence."""
        return Markup(self._catalogue.gettext(msgid))  # noqa: S704, our own catalogue

    def ngettext(self, one: str, other: str, number: int) -> Markup:
        """Give the words that go with a number."""
        return Markup(self._catalogue.ngettext(one, other, number))  # noqa: S704, as above


class Theme:
    """Compiled templates, and the words of the interface by primary language subtag.

    `slots` are the places that the house fills with something of its own, by the names of their
    templates; between posts, it does so after each `between_every`.
    """

    def __init__(
        self,
        environment: Environment,
        words: Mapping[str, gettext.NullTranslations],
        *,
        slots: frozenset[str] = frozenset(),
        between_every: int = 0,
    ) -> None:
        self._environment = environment
        self.slots = slots
        self.between_every = between_every
        self._words = {
            language: Words(language, catalogue) for language, catalogue in words.items()
        }

    def words(self, language: str) -> Words:
        """Give the words for a BCP 47 tag, or the English ones where the language has none."""
        return self._words.get(primary(language)) or self._words[FALLBACK]

    def render(self, template: str, language: str, **values: object) -> str:
        """Fill a template for a page or fragment in `language`."""
        words = self.words(language)
        return self._environment.get_template(template).render(
            _=words.gettext,
            ngettext=words.ngettext,
            language=language,
            dir=direction(language),
            slots=self.slots,
            early=EARLY,
            ui=_foreign(words.language, language),
            **values,
        )


def primary(language: str) -> str:
    """Give the primary subtag of a BCP 47 tag: "fr" for "fr-CA"."""
    return language.partition("-")[0].lower()


def direction(language: str) -> str:
    """Give the value of `dir` for a language."""
    return "rtl" if primary(language) in RTL else "ltr"


def _foreign(interface: str, content: str) -> Markup:
    """Give the attribute that marks interface words in another language (WCAG 2.2, 3.1.2)."""
    if interface == primary(content):
        return Markup("")
    return Markup(' lang="{}"').format(interface)
