"""Sites by their names."""

from django import template

from filrouge.newsroom.house import house

register = template.Library()


@register.filter
def site_name(key: str) -> str:
    """Name the site of this key."""
    return house().sites.of(key).name
