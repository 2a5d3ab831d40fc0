"""Every setting, once: its name, type, default and help. `docs/settings.md` is made from it."""

from filrouge.config.failure import BadSetting
from filrouge.config.settings import SETTINGS, Settings, load, table
from filrouge.config.site import SiteSettings

__all__ = ["SETTINGS", "BadSetting", "Settings", "SiteSettings", "load", "table"]
