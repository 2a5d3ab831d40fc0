"""A device that makes passkeys, for a page in a real browser."""

from typing import Any

from playwright.sync_api import CDPSession, Page


class PasskeyDevice:
    """A device that keeps passkeys and asks for a finger (chromedevtools, WebAuthn domain)."""

    def __init__(self, page: Page) -> None:
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._session.send("WebAuthn.enable")
        made: dict[str, Any] = self._session.send(
            "WebAuthn.addVirtualAuthenticator",
            {
                "options": {
                    "protocol": "ctap2",
                    "transport": "internal",
                    "hasResidentKey": True,
                    "hasUserVerification": True,
                    "isUserVerified": True,
                    "automaticPresenceSimulation": True,
                }
            },
        )
        self._id = made["authenticatorId"]

    def know_the_finger(self, known: bool) -> None:
        """Have the device know the finger that is laid on it, or not."""
        self._session.send(
            "WebAuthn.setUserVerified", {"authenticatorId": self._id, "isUserVerified": known}
        )

    def count(self) -> int:
        """Give how many passkeys it keeps."""
        kept: dict[str, Any] = self._session.send(
            "WebAuthn.getCredentials", {"authenticatorId": self._id}
        )
        return len(kept["credentials"])

    def remove(self) -> None:
        """Take it away."""
        self._session.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": self._id})
        self._session.detach()
