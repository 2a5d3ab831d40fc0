"""Forms as a browser sends them, and what a page says."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Protocol


class Answer(Protocol):
    """What Django's test client gives back."""

    status_code: int
    content: bytes


ROWS = {"related-TOTAL_FORMS": "2", "related-INITIAL_FORMS": "0"}


def text_of(answer: Answer) -> str:
    """Give the words of a page, without its marks."""
    html = re.sub(r"(?s)<script.*?</script>|<head.*?</head>", "", answer.content.decode())
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


def fields_of(answer: Answer) -> dict[str, str]:
    """Give what stands in the fields of a page, by their names."""
    html = answer.content.decode()
    found = {}
    for tag in re.findall(r"<input[^>]+>", html):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if attributes.get("type") not in {"checkbox", "file", "submit"} and "name" in attributes:
            found[attributes["name"]] = unescape(attributes.get("value", ""))
    for attributes, text in re.findall(r"(?s)<textarea([^>]*)>(.*?)</textarea>", html):
        name = re.search(r'name="([^"]+)"', attributes)
        if name:
            # HTML drops the newline that follows the tag (html.spec.whatwg.org, 13.2.6.4.7).
            found[name[1]] = unescape(text).removeprefix("\n")
    for name, options in re.findall(r'(?s)<select name="([^"]+)"[^>]*>(.*?)</select>', html):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


def description(**said: str) -> Mapping[str, str]:
    """Give the description's form as sent, with only the headline filled in but for `said`."""
    return {"headline": "The eclipse", **ROWS, **said}
