"""The app, as Django is told of it."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """Drafts, schedules, leases, audit."""

    name = "filrouge.newsroom"
    label = "newsroom"

    def ready(self) -> None:
        """Have accounts tell the audit trail what happens to them."""
        # Models cannot be imported before Django has loaded the apps.
        from filrouge.accounts.happening import listen
        from filrouge.newsroom.audit import hear

        listen(hear)
