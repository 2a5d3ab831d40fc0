"""The app, as Django is told of it."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """Drafts, schedules, leases, audit."""

    name = "filrouge.newsroom"
    label = "newsroom"

    def ready(self) -> None:
        """Hear what happens to accounts: the audit trail notes it, tokens end with them."""
        # Models cannot be imported before Django has loaded the apps.
        from filrouge.accounts.happening import listen
        from filrouge.newsroom import audit
        from filrouge.newsroom.actions import token

        listen(audit.hear)
        listen(token.hear)
