"""Another address for one's own account: it counts once a code sent there has come back."""

from typing import Any, Self

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from django.http import HttpRequest

from filrouge.accounts import mail
from filrouge.accounts import person as persons
from filrouge.accounts.guard import person_of

_KEY = "new_address"


class NewAddress(AbstractCodeVerificationProcess):  # type: ignore[misc] # allauth ships no types
    """An address that waits for its code: it is kept in the session of who asked, nowhere else."""

    def __init__(self, request: HttpRequest, state: dict[str, Any]) -> None:
        self._request = request
        self._person = person_of(request)
        # As long, and with as many tries, as a code for signing in.
        super().__init__(
            state=state,
            max_attempts=app_settings.LOGIN_BY_CODE_MAX_ATTEMPTS,
            timeout=app_settings.LOGIN_BY_CODE_TIMEOUT,
        )

    @classmethod
    def ask(cls, request: HttpRequest, email: str) -> None:
        """Send a code there, in place of any that was sent before.

        Raises Refusal when the address is somebody's already, or the mail cannot be sent.
        """
        person = person_of(request)
        persons.refuse_taken(email)
        state = cls.initial_state(person, email)
        state |= {"from": person.email, "code": get_adapter().generate_login_code()}
        asked = cls(request, state)
        asked.send()
        asked.persist()

    @classmethod
    def asked(cls, request: HttpRequest) -> Self | None:
        """Give what was asked for; None when nothing was, or it no longer holds."""
        state = request.session.get(_KEY)
        found: Self | None = cls(request, state).abort_if_invalid() if state else None
        return found

    @property
    def email(self) -> str:
        """The new address."""
        return str(self.state["email"])

    def is_valid(self) -> bool:
        """Say whether its code is still good: for ten minutes, in place of the address of then.

        Once an administrator has changed that one, it is not: it may have been a thief who asked.
        """
        return bool(super().is_valid()) and self._person.email == self.state["from"]

    def send(self) -> None:
        """Send the code to the new address, in the language of who asked."""
        facts = {"code": self.code}
        message = mail.write("address", self.email, language=self._person.language, facts=facts)
        mail.send(message)

    def persist(self) -> None:
        """Keep it in the session."""
        self._request.session[_KEY] = self.state

    def abort(self) -> None:
        """Forget it."""
        self._request.session.pop(_KEY, None)

    def take(self) -> None:
        """Make it the account's address, now that the code has come back.

        Raises Refusal when it became somebody else's in the meantime.
        """
        self.abort()
        persons.change_email(self._person, self.email, by=self._person)
