"""Who signs: the names under a headline, above or below a post."""

import re

_PARTICLE = r"(?:de|du|des|la|le|von|van|der|den|di|da|el|al|bin|ben|ter|d['’])"
_NAME_WORD = r"(?:(?![LDCSNJMQ]['’][a-zà-ÿ])[A-ZÀ-ÖØ-Þ][\w’'.-]*)"
_NAME = rf"{_NAME_WORD}(?:[ \xa0](?:{_PARTICLE}[ \xa0]){{0,2}}(?:d['’])?{_NAME_WORD}){{1,4}}"
_AND = r"(?:[ \xa0]*(?:,|;|/|&|\|)[ \xa0]*(?:and |et )?|[ \xa0](?:and|et|with|avec)[ \xa0])"
_WHEN = r"(?:[ \xa0]\((?:now|earlier|maintenant|plus tôt)\))?"
_INITIALS = r"(?:[A-ZÀ-Þ][a-zà-ÿ]?\.(?:[ \xa0-]?[A-Za-zÀ-ÿ]{1,2}\.?){1,3})"
_SIGNER = rf"(?:{_NAME}{_WHEN}|{_INITIALS})"
_NAMES = re.compile(rf"{_SIGNER}(?:{_AND}{_SIGNER}){{0,6}}$")
_ONE_SIGNER = re.compile(rf"{_SIGNER}$")
_ONE_NAME = re.compile(rf"{_NAME}$")
_EACH_NAME = re.compile(_NAME)
_SPLIT = re.compile(f"({_AND})")
_AGENCY = re.compile(
    r"\(?(?:(?:[\w’' -]{2,30} )?(?:avec|with)|et|and)(?: l['’])? ?"
    r"(?:AFP|AP|Reuters|agences?|agencies|PA|EFE|dpa|ANSA)(?:,? (?:et|and) \w+)*"
    r"\)?$"
    r"|\(?(?:AFP|Reuters|AP|PA Media|(?:The )?Associated Press|Agence France-Presse)\)?$"
)
_SIGNED = re.compile(
    r"(?:par|by|propos recueillis par|reported by|reporting by|written by|edited by|live animé par"
    r"|direct animé par|rédigé par|animé par|édité par|analysis by|from cnn['’]s"
    r"|from)[ \xa0:]+(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_STAFF = re.compile(r"[A-Z][\w’' -]{1,30} [Ss]taff$")
_NEWSROOM = re.compile(
    r"(?:la |le )?(?:rédaction|service (?:étranger|international|politique|société|sports?|monde))"
    r"\b[^.!?]{0,70}$",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    rf"{_NAME}(?:, [\w’' -]{{2,40}})?,? (?:reporting from|reporting in|en direct de(?:puis)?"
    r"|envoyée? spéciale?|correspondante?)\b[^.!?]{0,60}$"
)
_ROLE = re.compile(
    r"(?:.{0,50}\b)?(?:reporting (?:from|in)|en direct de(?:puis)?|correspondent"
    r"|editor|reporter|journalist|analyst|producer|correspondante?"
    r"|journaliste|envoyée? spéciale?|rédact(?:eur|rice)|chef du service|grand reporter)"
    r"\b[^.!?]{0,60}$",
    re.IGNORECASE,
)
_LONGEST = 140
_SHOUTED_WORDS = 2
"""More words than this in capitals are a headline, and not two names."""


def is_name(text: str) -> bool:
    """Say whether a line may be the name of one person and nothing else."""
    return len(text) <= 60 and not text.isupper() and _ONE_NAME.match(text) is not None


def is_role(text: str) -> bool:
    """Say whether a line may say what the person named above does."""
    return len(text) <= 90 and _ROLE.match(text) is not None


def is_names(text: str) -> bool:
    """Say whether a line may hold the names of one person or several, and nothing else."""
    shouted = text.isupper() and len(text.split()) > _SHOUTED_WORDS
    return len(text) <= _LONGEST and not shouted and _NAMES.match(text) is not None


def is_signature(text: str) -> bool:
    """Say whether a line signs by its form: "By …", "Par …", "avec AFP", "… reporting from …"."""
    if len(text) > _LONGEST:
        return False
    if _AGENCY.match(text) or _REPORTING.match(text) or _NEWSROOM.match(text):
        return True
    signed = _SIGNED.match(text)
    if signed is None:
        return ("(" in text and is_names(text)) or _names_and_newsroom(text)
    names = text[signed.end() :]
    return bool(
        _NAMES.match(names)
        or _AGENCY.match(names)
        or _NEWSROOM.match(names)
        or _STAFF.match(names)
        or _NAMES.match(names.partition(",")[0])
        or _NAMES.match(names.partition(" in ")[0])
    )


def _names_and_newsroom(text: str) -> bool:
    """Say whether a line joins names with a newsroom or agency: "Jo Marsh et la rédaction"."""
    first, *others = _SPLIT.split(text)
    parts = [first, *others[1::2]]
    return any(_NEWSROOM.match(part) or _AGENCY.match(part) for part in parts) and all(
        _NEWSROOM.match(part) or _ONE_SIGNER.match(part) or _AGENCY.match(part) for part in parts
    )


def signers(text: str) -> tuple[str, ...]:
    """Give those who sign a line, without "By" or "Par"; what follows a name stays with it."""
    signed = _SIGNED.match(text)
    names = text[signed.end() :] if signed else text
    first, *others = _SPLIT.split(names)
    found = [first]
    for joint, part in zip(others[::2], others[1::2], strict=True):
        if _ONE_SIGNER.match(part) or _NEWSROOM.match(part):
            found.append(part)
        elif joint.strip() == ",":
            found[-1] += joint + part
        else:
            return (names,)
    return tuple(found) if _ONE_SIGNER.match(first) else (names,)


def names_in(text: str) -> tuple[str, ...]:
    """Give every name of a line that signs."""
    return tuple(_EACH_NAME.findall(text))
