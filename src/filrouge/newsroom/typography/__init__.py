"""Typography by the rules of a language, for what comes in plain fields.

The same rules as the composer's (web/newsroom/composer/typography.ts), checked against the same
table of examples (tests/newsroom/typography.json).
"""

from filrouge.newsroom.typography.keyboard import retype

__all__ = ["retype"]
