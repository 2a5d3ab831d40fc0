"""The addresses of the console."""

from django.urls import URLPattern, URLResolver, path

from filrouge.newsroom.views import (
    audit,
    desk,
    live_course,
    live_description,
    live_new,
    live_settings,
    lives,
    media,
    stream,
    tokens,
)

_SETTINGS = "live/<str:slug>/settings/"

app_name = "newsroom"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", lives.lives, name="lives"),
    path("open", live_new.live_new, name="live_new"),
    path("live/<str:slug>", desk.desk, name="desk"),
    path(_SETTINGS, live_description.live_description, name="live_description"),
    path(f"{_SETTINGS}configuration", live_settings.configuration, name="live_configuration"),
    path(f"{_SETTINGS}address", live_settings.address, name="live_address"),
    path(f"{_SETTINGS}course", live_course.course, name="live_course"),
    path(f"{_SETTINGS}watch", live_settings.watch, name="live_watch"),
    path(f"{_SETTINGS}delete", live_settings.deletion, name="live_deletion"),
    path("media/<str:name>", media.media, name="media"),
    path("stream", stream.stream, name="stream"),
    path("audit", audit.audit, name="audit"),
    path("tokens", tokens.tokens, name="tokens"),
    path("tokens/<int:token>/revoke", tokens.revoke, name="token_revoke"),
]
