"""Reads HTML back. The trees are `Any`: what `xpath` gives depends on the path it is asked."""

from typing import Any

import lxml.html


def parse_page(html: str) -> Any:
    return lxml.html.document_fromstring(html)


def parse_element(html: str) -> Any:
    return lxml.html.fragment_fromstring(html)
