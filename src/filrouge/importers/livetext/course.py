"""Words by which a live says that it begins, or that it is over."""

import re

_OVER = re.compile(
    r"\b(?:ce|cet|notre|le) (?:live|direct|fil)\b.{0,30}\b(?:est|touche)\b.{0,25}"
    r"(?:terminé|fini|clos|fermé|à sa fin)"
    r"|(?:merci|thank you|thanks)\b.{0,40}\b(?:suivi(?:e?s)?|following|reading|joining)\b"
    r"|\b(?:live|direct) terminé\b|\bfin (?:de ce|du|de notre) (?:live|direct)\b"
    r"|\bthis (?:live|liveblog|live blog|blog|page|live page|coverage)\b.{0,20}"
    r"\b(?:is|has|was)\b.{0,12}"
    r"\b(?:closed|ended|over|finished|concluded|closing|ending)\b"
    r"|\b(?:live )?coverage\b.{0,20}\b(?:has ended|is over|is closed|has concluded|is now closed"
    r"|has now ended|ends here|is now over|has finished)\b"
    r"|\b(?:we're|we are|i'm) (?:now )?(?:closing|ending|wrapping up)\b.{0,30}"
    r"\b(?:blog|coverage|page|live)\b"
    r"|\bthat's (?:all|it)\b.{0,20}\b(?:from|for)\b.{0,40}"
    r"\b(?:today|now|us|live|coverage|blog|me)\b"
    r"|\b(?:live )?(?:blog|page) (?:is )?(?:now )?closed\b"
)
_OVER_HEADLINE = re.compile(
    r"\bas it happened\b|^(?:revivez|revivre|relisez)\b|\b(?:direct|live) terminé\b"
)
_BEGUN = re.compile(
    r"^(?:bonjour|bienvenue|bonsoir|good (?:morning|afternoon|evening)|hello|welcome)\b"
    r"|\bbienvenue (?:sur|dans) (?:ce|notre) (?:live|direct)\b"
    r"|\bwelcome to (?:our|the|this)\b.{0,30}\b(?:live|coverage|blog)\b"
    r"|\b(?:ouverture|début) (?:de ce|du|de notre) (?:live|direct)\b"
)
_LOOKED_AT = 400


def _fold(text: str) -> str:
    return text[:_LOOKED_AT].casefold().replace("’", "'").replace("\xa0", " ")


def says_over(text: str) -> bool:
    """Say whether a line of a post or of the page announces the end of the live."""
    return _OVER.search(_fold(text)) is not None


def headline_says_over(text: str) -> bool:
    """Say whether the page's headline tells of a live that is over."""
    return _OVER_HEADLINE.search(_fold(text)) is not None or says_over(text)


def says_begun(text: str) -> bool:
    """Say whether a line welcomes readers to the live."""
    return _BEGUN.search(_fold(text)) is not None
