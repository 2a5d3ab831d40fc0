"""The app, as Django is told of it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and roles."""

    name = "filrouge.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Begin to tell what happens to accounts."""
        # allauth's signals can be imported only once its models are loaded.
        from filrouge.accounts.record import connect

        connect()
