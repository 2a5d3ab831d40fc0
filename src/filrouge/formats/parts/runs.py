"""Runs to HTML."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from filrouge.domain.text import Run
from filrouge.formats.parts.address import link

_BREAK = Markup("<br>")


def render_runs(runs: Iterable[Run]) -> Markup:
    """Write a paragraph's runs as phrasing content; line feeds become `<br>`."""
    return Markup("").join(_run(run) for run in runs)


def _run(run: Run) -> Markup:
    html = _BREAK.join(escape(line) for line in run.text.split("\n"))
    if run.italic:
        html = Markup("<em>{}</em>").format(html)
    if run.bold:
        html = Markup("<strong>{}</strong>").format(html)
    address = link(run.link)
    if address:
        html = Markup('<a href="{}">{}</a>').format(address, html)
    return html
