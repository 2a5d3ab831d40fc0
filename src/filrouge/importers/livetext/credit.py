"""The captions and credits of pictures that the copied text no longer shows."""

import re
from dataclasses import dataclass

_LABEL = (
    r"(?:crédits?(?: (?:photo|image|vidéo)s?)?|photograph(?:s|y|er)?|photographie|photos?"
    r"|image source|image credit|picture(?: credit)?|photo credit|visuel|illustration)"
)
_LINE = re.compile(
    rf"(?:{_LABEL}[ \xa0]*[:,][ \xa0]*|©[ \xa0]*|\(c\) )(?P<credit>\S.*)$", re.IGNORECASE
)
_AGENCY_LINE = re.compile(r"\(?(?P<credit>(?:AP Photo|AP)/\S.*?|Photo by \S.*?|Getty Images)\)?$")
_CAPTION = re.compile(r"(?:image caption|media caption|légende)[ \xa0]*[:,][ \xa0]*", re.IGNORECASE)
_AGENCY = r"(?:AFP|AP|REUTERS|Reuters|EPA|MAXPPP|SIPA|PA|Getty)"
_INLINE = re.compile(
    r"(?<=[\w.!?»”\"…)])[ \xa0]*"
    r"(?:[ \xa0](?:Crédits?(?: photos?)?|Photograph|Photographie|Photo|Picture)[ \xa0]*:[ \xa0]*"
    r"|[ \xa0]©[ \xa0]*|[ \xa0]\((?=AP Photo/|Photo by )"
    rf"|(?<=[.»”\")])[ \xa0](?=[^.:]{{3,60}} ?/ ?{_AGENCY}\b))"
)
_LONGEST_CREDIT = 140
_LONGEST = 700


@dataclass(frozen=True, slots=True)
class Credit:
    """What a line says of a picture; either part may be empty."""

    caption: str = ""
    credit: str = ""


def read_credit(text: str) -> Credit | None:
    """Read a line that credits a picture, with its caption where both share the line."""
    if len(text) > _LONGEST:
        return None
    label = _CAPTION.match(text)
    if label and label.end() < len(text):
        return Credit(caption=text[label.end() :])
    alone = _LINE.match(text) or _AGENCY_LINE.match(text)
    if alone and len(text) <= _LONGEST_CREDIT:
        return Credit(credit=alone["credit"])
    inline = _INLINE.search(text)
    if inline is None or not 0 < len(text) - inline.end() <= _LONGEST_CREDIT:
        return None
    credit = text[inline.end() :]
    if text[inline.start() : inline.end()].endswith("("):
        credit = credit.removesuffix(")")
    elif credit.startswith("(") and credit.endswith(")"):
        credit = credit[1:-1]
    return Credit(caption=text[: inline.start()], credit=credit)
