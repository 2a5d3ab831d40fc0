"""A day and an hour, as somebody types them, in the zone of a live."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

FORM = "%Y-%m-%dT%H:%M"
"""As browsers send it (html.spec.whatwg.org, 2.3.5.5, a valid local date and time string)."""


class MomentField(forms.CharField):
    """Gives a datetime without a zone, which `in_zone` puts into one."""

    def __init__(self, **named: object) -> None:
        named.setdefault(
            "widget", forms.DateTimeInput(format=FORM, attrs={"type": "datetime-local"})
        )
        super().__init__(**named)  # type: ignore[arg-type] # handed on as they came

    def to_python(self, value: object) -> datetime | None:  # type: ignore[override] # a field may give what it likes
        """Read it; a browser without the control sends what was typed."""
        if isinstance(value, datetime):
            return value
        text = str(value or "").strip().replace(" ", "T")
        if not text:
            return None
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is not None:
            raise ValidationError(_("Write day and hour like this: 2026-08-12 20:30."))
        return moment

    def validate(self, value: object) -> None:
        """Ask for one where one is needed."""
        if value is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: object) -> None:
        """There is nothing more to it."""

    def prepare_value(self, value: object) -> object:
        """Write it as browsers expect."""
        return value.strftime(FORM) if isinstance(value, datetime) else value


def in_zone(moment: datetime, time_zone: str) -> datetime:
    """Give the moment in UTC; raises ValidationError for an hour that the clocks leave out."""
    aware = moment.replace(tzinfo=ZoneInfo(time_zone))
    found = aware.astimezone(UTC)
    if found.astimezone(aware.tzinfo).replace(tzinfo=None) != moment:
        raise ValidationError(
            _("The clocks go forward then: there is no such hour in %(zone)s on that day."),
            params={"zone": time_zone},
        )
    return found


def local(moment: datetime | None, time_zone: str) -> datetime | None:
    """Give a moment as the clocks of a zone show it, for a field to begin with."""
    return None if moment is None else moment.astimezone(ZoneInfo(time_zone)).replace(tzinfo=None)
