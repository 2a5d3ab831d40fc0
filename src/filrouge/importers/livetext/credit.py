"""The captions and credits of pictures that the copied text no longer shows."""

import re
from dataclasses import dataclass

from filrouge.domain.blocks import Image

_LABEL = (
    r"(?:crédits?(?: (?:photo|image|vidéo)s?)?|photograph(?:s|y|er)?|photographie|photos?"
    r"|image source|image credit|picture(?: credit)?|photo credit)"
)
_LINE = re.compile(
    rf"(?:{_LABEL}[ \xa0]*[:,][ \xa0]*(?:©[ \xa0]*)?|©[ \xa0]*|\(c\) )(?P<credit>\S.*)$",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:image caption|media caption|légende|illustration)[ \xa0]*[:,][ \xa0]*", re.IGNORECASE
)
_AGENCY = r"(?:AFP|AP|REUTERS|Reuters|EPA|MAXPPP|SIPA|Sipa|PA|Getty)"
_AGENCY_LINE = re.compile(
    r"\(?(?P<credit>(?:AP Photo|AP)/\S.*?|Photo by \S.*?|Getty Images)\)?$"
    # A name and an agency, and nothing else: "(Photo Jo Marsh / AFP)"
    rf"|\(?(?:photo[ \xa0])?(?P<named>[^.:;!?\"()/]{{3,50}} ?/ ?{_AGENCY}(?: Images)?)\)?$",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?<=[\w.!?»”\"…)])[ \xa0]*"
    r"(?:[ \xa0](?:Crédits?(?: photos?)?|Photograph|Photographie|Photo|Picture)[ \xa0]*:[ \xa0]*"
    r"|[ \xa0]©[ \xa0]*|[ \xa0]\((?=AP Photo/|Photo by )"
    # "A wave, 3 May 2024 - JO MARSH / AFP", "Une vague. JO MARSH / AFP", "Une vague. LP/Jo Marsh"
    rf"|[ \xa0][—–-][ \xa0](?=[^:!?]{{0,90}}(?<![\w]){_AGENCY}(?: Images)?$)"
    rf"|(?<=[.»”\")])[ \xa0](?=[^.:]{{3,60}} ?/ ?{_AGENCY}\b|[A-Z]{{2,7}}/[^:]{{3,40}}$))"
)
_LONGEST_CREDIT = 140
_LONGEST = 700
_WORD = re.compile(r"\w+")


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
    caption = text[label.end() :] if label and label.end() < len(text) else None
    alone = _LINE.match(text) or _AGENCY_LINE.match(text)
    if caption is None and alone and len(text) <= _LONGEST_CREDIT:
        return Credit(credit=next(filter(None, alone.groups())))
    said = text if caption is None else caption
    inline = _INLINE.search(said)
    if inline is None or not 0 < len(said) - inline.end() <= _LONGEST_CREDIT:
        return None if caption is None else Credit(caption=caption)
    credit = said[inline.end() :]
    if said[inline.start() : inline.end()].endswith("("):
        credit = credit.removesuffix(")")
    elif credit.startswith("(") and credit.endswith(")"):
        credit = credit[1:-1]
    return Credit(caption=said[: inline.start()], credit=credit)


def repeats(text: str, caption: str) -> bool:
    """Say whether a line holds the words of a caption: then it describes the same picture."""
    words = set(_WORD.findall(text.casefold()))
    return 2 * len(words & set(_WORD.findall(caption.casefold()))) >= max(len(words), 1)


def joined(image: Image | None, said: Credit) -> Image | None:
    """Add to a picture what one more line says; None where the line is of another picture.

    A caption that comes twice was the text for those who do not see the picture, then the caption.
    """
    if image is None:
        return Image(caption=said.caption, credit=said.credit)
    if image.credit and said.credit and image.credit != said.credit:
        return None
    caption, alt = image.caption or said.caption, image.alt
    if image.caption and said.caption:
        if not repeats(image.caption, said.caption):
            return None
        caption = said.caption
        alt = image.caption if image.caption != caption else alt
    return Image(caption=caption, credit=image.credit or said.credit, alt=alt)
