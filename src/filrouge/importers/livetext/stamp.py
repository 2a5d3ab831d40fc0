"""The dates and times that stand on a line of their own, or open one.

French and English ways of writing them: `14h32`, `2.32pm`, `09.45 GMT`, `Posted at 22:41 15 Aug`,
`Publié le 15/08/2025 à 22h41, mis à jour le 16/08/2025 à 3h`, `Il y a 5 minutes`.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from filrouge.importers.livetext.moment import Label, Moment, Stamp

_LONGEST_STAMP = 170
_MONTHS = (
    "janvier|janv|january|jan",
    "février|fevrier|févr|fév|february|feb",
    "mars|march|mar",
    "avril|avr|april|apr",
    "mai|may",
    "juin|june|jun",
    "juillet|juil|july|jul",
    "août|aout|august|aug",
    "septembre|september|sept|sep",
    "octobre|october|oct",
    "novembre|november|nov",
    "décembre|decembre|déc|december|dec",
)
_MONTH = f"(?P<month>{'|'.join(_MONTHS)})(?![a-zà-ÿ])\\.?"
_MONTH_NUMBERS = {
    name: number for number, names in enumerate(_MONTHS, 1) for name in names.split("|")
}
_HALF = r"(?P<half>[ap]\.?m\b\.?)"

Reader = Callable[[re.Match[str], Moment], Moment | None]


def _date(year: str | None, month: int, day: str, moment: Moment) -> Moment | None:
    if not (1 <= month <= 12 and 1 <= int(day) <= 31):
        return None
    full = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
    return replace(moment, year=full, month=month, day=int(day))


def _numbers_date(found: re.Match[str], moment: Moment) -> Moment | None:
    return _date(found["year"], int(found["month"]), found["day"], moment)


def _words_date(found: re.Match[str], moment: Moment) -> Moment | None:
    return _date(found["year"], _MONTH_NUMBERS[found["month"].casefold()], found["day"], moment)


def _time(found: re.Match[str], moment: Moment) -> Moment | None:
    groups = found.groupdict()
    hour, minute = int(groups["hour"]), int(groups.get("minute") or 0)
    half = groups.get("half")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    if hour > 23 or minute > 59:
        return None
    return replace(moment, minutes=hour * 60 + minute)


def _clock(minutes: int) -> Reader:
    return lambda _found, moment: replace(moment, minutes=minutes)


def _label(label: Label) -> Reader:
    return lambda _found, moment: replace(moment, label=label)


def _relative(_found: re.Match[str], moment: Moment) -> Moment:
    return replace(moment, relative=True)


def _zone(found: re.Match[str], moment: Moment) -> Moment | None:
    return replace(moment, zone=found["zone"]) if moment.minutes is not None else None


def _nothing(_found: re.Match[str], moment: Moment) -> Moment:
    return moment


_I = re.IGNORECASE
_TOKENS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (
        re.compile(
            r"(?:dernière mise à jour|mise? à jour|modifiée?|actualisée?|last (?:updated|modified)"
            r"|updated|update|modified)\b",
            _I,
        ),
        _label(Label.UPDATED),
    ),
    (
        re.compile(
            r"(?:première publication|first published|published|posted|publiée?|postée?"
            r"|mise? en ligne|created)\b",
            _I,
        ),
        _label(Label.PUBLISHED),
    ),
    (
        re.compile(
            r"il y a (?:\d{1,3}|une?|quelques) ?(?:s|sec\w*|min\w*|h|heures?|j|jours?|instants?)\b"
            r"|(?:(?:\d{1,3} ?|an? )"
            r"(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?) ){1,3}ago\b"
            r"|just now\b|moments ago\b|à l['’]instant\b",
            _I,
        ),
        _relative,
    ),
    (re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"), _numbers_date),
    (
        re.compile(r"(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4}|\d\d)(?!\d)"),
        _numbers_date,
    ),
    (re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?P<year>(?!))?(?![\d/])"), _numbers_date),
    (
        re.compile(
            rf"(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?[ \xa0](?:of )?{_MONTH}"
            r"(?:,?[ \xa0](?P<year>\d{4})(?!\d))?",
            _I,
        ),
        _words_date,
    ),
    (
        re.compile(
            rf"{_MONTH}[ \xa0](?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.h])"
            r"(?:,?[ \xa0](?P<year>\d{4})(?!\d))?",
            _I,
        ),
        _words_date,
    ),
    (
        re.compile(
            r"(?P<hour>\d{1,2})[ \xa0\u202f]?h[ \xa0\u202f]?(?P<minute>\d\d)(?:min)?(?![\d\w])", _I
        ),
        _time,
    ),
    (
        re.compile(
            rf"(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?:[:.]\d\d)?[ \xa0\u202f]?{_HALF}", _I
        ),
        _time,
    ),
    (re.compile(r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d)?(?!\d|[.,]\d)"), _time),
    (re.compile(rf"(?P<hour>\d{{1,2}})[ \xa0\u202f]?{_HALF}", _I), _time),
    (re.compile(r"(?:minuit|midnight)(?=\s*(?:[:–—-]|$))", _I), _clock(0)),
    (re.compile(r"(?:midi|noon|midday)(?=\s*(?:[:–—-]|$))", _I), _clock(12 * 60)),
    (re.compile(r"(?P<hour>\d{1,2})[ \xa0\u202f]?h(?:eures?)?(?![\w])", _I), _time),
    (
        re.compile(
            r"(?P<zone>BST|GMT|UTC|CEST|CET|EDT|EST|CDT|CST|MDT|MST|PDT|PST|ET|CT|MT|PT|AEST|AEDT"
            r"|IST|UK|EEST|EET|MSK|JST|Greenwich Mean Time|British Summer Time|Eastern Time"
            r"|Central European Time|Central European Summer Time|Pacific Time)\b"
        ),
        _zone,
    ),
    (
        re.compile(r"\(?(?:heures? (?:de |d['’])?(?P<zone>[A-ZÀ-Ýa-zà-ÿ][\w-]+))\)?", re.UNICODE),
        _zone,
    ),
    (re.compile(r"\(?(?P<zone>[A-Z][\w]+(?: York)?) time\b\)?"), _zone),
    (
        re.compile(
            r"(?:le|la|à|a|at|on|the|of|de|du|et|and|vers|depuis|since|today|yesterday|hier"
            r"|aujourd['’]hui|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
            r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)(?![\w])\.?",
            _I,
        ),
        _nothing,
    ),
    (re.compile(r"[^\w«“\"#'‘(\[!?]+|\((?=\W*\d)"), _nothing),
)
_PARTING = re.compile(r"[^\w«“\"#'‘(\[!?]*")
_HAS_TIME = re.compile(r"\d|ago\b|il y a|instant|just now|mi(?:nuit|di|dnight|dday)|noon", _I)


def read_stamp(text: str) -> Stamp | None:
    """Read the times with which a line begins; None where it begins with other words."""
    head = text[:_LONGEST_STAMP]
    if not _HAS_TIME.search(head):
        return None
    moments: list[Moment] = []
    current = Moment()
    at = told_at = 0
    while at < len(head):
        step = _next(head, at, current)
        if step is None:
            break
        end, after = step
        if _begins_another(current, after):
            moments.append(current)
            # The token is read again as the first of the next time.
            end, after = _next(head, at, Moment()) or step
        if after != current or (after.minutes is not None and head[at].isdigit()):
            told_at = end
        current = after
        at = end
    found = tuple(moment for moment in (*moments, current) if not moment.is_empty)
    if not found:
        return None
    if at == len(text):
        return Stamp(found)
    rest = _PARTING.match(text, told_at)
    assert rest is not None
    signs = rest[0].strip(" \xa0")
    marked = any(sign in signs for sign in ":-–—|•·\t") and "," not in signs
    return Stamp(found, text[rest.end() :], marked)


def _next(head: str, at: int, moment: Moment) -> tuple[int, Moment] | None:
    """Read the token at `at`; gives where it ends and what is known of the time after it."""
    for pattern, read in _TOKENS:
        found = pattern.match(head, at)
        if found and found.end() > at:
            after = read(found, moment)
            if after is not None:
                return found.end(), after
    return None


def _begins_another(before: Moment, after: Moment) -> bool:
    """Say whether a token opens a second time on the line ("published at …, updated at …")."""
    if after.label is not before.label:
        return not before.is_empty
    if before.day is not None and (after.month, after.day) != (before.month, before.day):
        return True
    return before.minutes is not None and after.minutes != before.minutes
