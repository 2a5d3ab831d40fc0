"""The house's settings, as Django's settings are made from them.

Django reads its settings from a module. What the command line was given (`--data`) has to reach it
before that module is imported.
"""

from filrouge.config import Settings, load

_given: Settings | None = None


def give(settings: Settings) -> None:
    """Say which settings are in force, before Django is set up."""
    global _given  # noqa: PLW0603, Django's settings are a module: there is one of them a process
    _given = settings


def given() -> Settings:
    """Give the settings in force: those that were given, else those of the environment."""
    return _given or load()
