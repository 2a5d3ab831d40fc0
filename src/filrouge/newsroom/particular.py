"""What the audit trail keeps of an action besides its name, in words."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.utils.translation import pgettext_lazy as pgettext

from filrouge.accounts.models import User
from filrouge.accounts.role import Role
from filrouge.formats.parts.moment import Moments
from filrouge.newsroom.models import Entry
from filrouge.newsroom.refused import REFUSED

Words = str | Promise

PROGRAM = "token"
"""Names the token by which it was done: it is said beside the person."""

_FROM_USER = "from_user"

_MEANS: Mapping[str, Words] = {
    "password": pgettext("means", "password"),
    "passkey": pgettext("means", "passkey"),
    "totp": pgettext("means", "authenticator app"),
    "recovery_codes": pgettext("means", "recovery code"),
    "code": pgettext("means", "code by mail"),
    "invitation": pgettext("means", "invitation"),
}

_FIELDS: Mapping[str, Words] = {
    "name": pgettext("profile", "name"),
    "signature": pgettext("profile", "signature"),
    "language": pgettext("profile", "language"),
    "undo_s": pgettext("profile", "seconds to take back"),
}

_FAILURES: Mapping[str, Words] = {
    "conflict": _("The post had changed meanwhile."),
    "forbidden": _("Whoever decided it may not do so any more."),
    "broken": _("The draft could not be read."),
}


class Told(NamedTuple):
    """What an entry's details are told with: people's names by their number, and the zone."""

    people: Mapping[int, str]
    moments: Moments

    def of(self, entry: Entry) -> list[str]:
        """Say every detail of an entry; one that has no words yet is given by its name."""
        said = [
            WORDS[key](value, self) if key in WORDS else f"{key} {value}"
            for key, value in entry.detail.items()
            if key != PROGRAM
        ]
        return [each for each in said if each]


def people_in(entries: Iterable[Entry]) -> dict[int, str]:
    """Name the people whom the details of entries only number."""
    numbers = {number for each in entries if isinstance(number := each.detail.get(_FROM_USER), int)}
    found = User.objects.filter(pk__in=numbers) if numbers else ()
    return {user.pk: str(user) for user in found}


def _saying(sentence: Words, names: Mapping[str, Words] | None = None) -> "_Teller":
    """Make what puts a value into a sentence: by its name, or those of its parts (`a+b`)."""
    known = names or {}

    def tell(value: object, _told: Told) -> str:
        text = str(value)
        parts = text.split("+")
        # An address may have a plus in it too.
        if all(part in known for part in parts):
            text = ", ".join(str(known[part]) for part in parts)
        return str(sentence).format(value=text)

    return tell


def _moment(value: object, told: Told) -> str:
    at = datetime.fromisoformat(str(value))
    return str(_("goes out {when}")).format(when=told.moments.when_dated(at))


def _size(value: object, _told: Told) -> str:
    return str(filesizeformat(str(value)))


def _silence(value: object, _told: Told) -> str:
    match value:
        case None:
            return str(_("silence: as the house has it"))
        case 0:
            return str(_("never warns of silence"))
        case number:
            return str(_("warns after {value} min of silence")).format(value=number)


def _archive(value: object, _told: Told) -> str:
    match value:
        case None:
            return str(_("archiving: as the house has it"))
        case 0:
            return str(_("never archived by itself"))
        case number:
            return str(_("archived after {value} d")).format(value=number)


def _holder(value: object, told: Told) -> str:
    name = told.people.get(value, "") if isinstance(value, int) else ""
    return str(_("{name} was writing")).format(name=name) if name else ""


def _count(value: object, _told: Told) -> str:
    number = value if isinstance(value, int) else 0
    return ngettext("{number} browser", "{number} browsers", number).format(number=number)


def _method(value: object, told: Told) -> str:
    if value == "closed":
        return str(_("the account is closed"))
    return _saying(pgettext("signed in", "by {value}"), _MEANS)(value, told)


def _failure(value: object, _told: Told) -> str:
    code = str(value)
    sentence = _FAILURES.get(code) or REFUSED.get(code, (0, code))[1]
    # What a refusal counts or names is not kept: its code says more than a sentence with holes.
    return code if "{" in str(sentence) else str(sentence)


_Teller = Callable[[object, Told], str]

_ROLES: Mapping[str, Words] = {role.value: role.label for role in Role}

WORDS: Mapping[str, _Teller] = {
    "after": _saying(_("after: {value}"), _ROLES),
    "archive_days": _archive,
    "at": _moment,
    "before": _saying(_("before: {value}"), _ROLES),
    "bytes": _size,
    "code": _failure,
    "count": _count,
    "fields": _saying("{value}", _FIELDS),
    _FROM_USER: _holder,
    "ip": _saying(pgettext("address of a computer", "from {value}")),
    "method": _method,
    "role": _saying(_("role: {value}"), _ROLES),
    "seq": _saying(_("event no. {value}")),
    "silence_min": _silence,
    "slug": _saying(_("after: {value}")),
    "was": _saying(_("before: {value}")),
    "words_seq": _saying(_("the words of event no. {value}")),
}
"""How each detail is said; those of an email's change are addresses, which no role is called."""
