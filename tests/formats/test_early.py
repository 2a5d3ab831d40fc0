"""The one inline script: the policy of the readers' pages lets it run, and nothing else inline."""

import re
from base64 import b64encode
from hashlib import sha256

from filrouge.asgi.respond import SECURITY
from filrouge.formats.base import Site, Theme
from filrouge.formats.early import EARLY
from filrouge.formats.notice import render_notice

POLICY = dict(SECURITY)[b"content-security-policy"].decode()


def test_policy_names_the_script_by_its_hash() -> None:
    hashed = b64encode(sha256(EARLY.encode()).digest()).decode()

    assert re.findall(r"'sha256-([^']+)'", POLICY) == [hashed]
    assert "unsafe" not in POLICY


def test_script_stands_in_the_page_as_it_was_hashed(theme: Theme) -> None:
    html = render_notice(theme, Site(style="/assets/reader.css"), "not_found")

    assert html.count("<script") == 1
    assert f"<script>{EARLY}</script>" in html


def test_script_runs_before_styles_are_waited_for(theme: Theme) -> None:
    """A script after a style sheet waits for it; and the colours it looks for stand before it."""
    html = render_notice(theme, Site(style="/assets/reader.css"), "not_found")

    order = [html.index(part) for part in ('"theme-color"', "<script>", 'rel="stylesheet"')]
    assert order == sorted(order)


def test_script_cannot_be_closed_by_its_own_words() -> None:
    assert "</" not in EARLY
    assert "<!--" not in EARLY
    assert "//" not in EARLY, "it stands on one line: a comment would swallow the rest"
