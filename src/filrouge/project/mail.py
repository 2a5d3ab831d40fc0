"""Where mails go: a server, or files in the data folder."""

from typing import Any
from urllib.parse import unquote, urlsplit

from filrouge.config import Settings


def mail_settings(settings: Settings) -> dict[str, Any]:
    """Give Django's `EMAIL_*` settings and the sender (docs.djangoproject.com, Sending email)."""
    host = urlsplit(settings.site_address).hostname or "localhost"
    sender = settings.mail_from or f"{settings.site_name} <filrouge@{host}>"
    if not settings.mail:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": settings.data / "mail",
            "DEFAULT_FROM_EMAIL": sender,
        }
    parts = urlsplit(settings.mail)
    is_tls = parts.scheme == "smtps"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if is_tls else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": is_tls,
        # Port 25 of one's own machine has no certificate; everywhere else words travel sealed.
        "EMAIL_USE_TLS": not is_tls and parts.hostname not in {"localhost", "127.0.0.1"},
        "EMAIL_TIMEOUT": 10,
        "DEFAULT_FROM_EMAIL": sender,
    }
