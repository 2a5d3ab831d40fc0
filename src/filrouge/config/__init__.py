"""Every setting, once: its name, type, default and help. `docs/settings.md` is made from it."""

from filrouge.config.failure import BadSetting
from filrouge.config.settings import SETTINGS, Settings, load, table
from filrouge.config.site import SiteSettings
from filrouge.config.zone import system_zone

__all__ = ["SETTINGS", "BadSetting", "Settings", "SiteSettings", "load", "system_zone", "table"]
