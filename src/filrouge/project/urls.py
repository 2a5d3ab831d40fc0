"""Every address that Django answers."""

from django.conf import settings
from django.urls import include, path

from filrouge.newsroom.api.api import api

_PREFIX = settings.HOUSE.newsroom_path.removeprefix("/")

urlpatterns = [
    path("api/v1/", api.urls),
    path(f"{_PREFIX}/", include("filrouge.newsroom.urls")),
    path(f"{_PREFIX}/", include("filrouge.accounts.urls")),
]

handler403 = "filrouge.newsroom.views.failure.forbidden"
handler404 = "filrouge.newsroom.views.failure.not_found"
handler500 = "filrouge.newsroom.views.failure.broken"
