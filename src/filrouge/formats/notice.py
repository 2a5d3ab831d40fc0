"""What is said in place of a page that cannot be shown."""

from typing import Literal

from filrouge.formats.base import Site, Theme, Words

Code = Literal["not_found", "withdrawn", "busy", "offline"]


def render_notice(theme: Theme, site: Site, code: Code) -> str:
    """Write the page for what is not there (404), no longer there (410), or too busy (503).

    "offline" is what the browser shows by itself for a page that it has not kept.
    """
    words = theme.words(site.language)
    heading, sentence = _sentences(words, code)
    return theme.render(
        "notice.html",
        words.language,
        site=site,
        body="page",
        title=f"{heading} – {site.short}",
        description="",
        heading=heading,
        sentence=sentence,
    )


def _sentences(words: Words, code: Code) -> tuple[str, str]:
    match code:
        case "not_found":
            return (
                words.gettext("There is nothing at this address"),
                words.gettext("The link may be incomplete, or the page may have moved."),
            )
        case "withdrawn":
            return (
                words.gettext("This page has been withdrawn"),
                words.gettext("The newsroom has taken it down."),
            )
        case "busy":
            return (
                words.gettext("Very many people are reading at the moment"),
                words.gettext("Reload the page in a minute: it will be there."),
            )
        case "offline":
            return (
                words.gettext("You are offline"),
                words.gettext(
                    "This page has not been read on this device yet. It opens once the"
                    " connection is back."
                ),
            )
