"""The text of a live page as a browser copies it, in French or English.

There is no specification; `docs/formats/livetext.md` tells how the text is read, and its limits.
The stages, each a file, from top to bottom:

payload     bytes become text, or are refused; the language
line        text becomes lines, one for each paragraph
label       each line gets its part; `phrases` and `furniture` know the words of pages, `signature`
            who signs, `credit` what is said of pictures, `stamp` (giving `moment`) dates and hours
layout      lines become head, facts, posts and foot; `timeline` finds posts by their times,
            `rhythm` by headlines alone, `course` the words of welcome and goodbye
head, facts, post   each says what its lines mean
dating      posts get their instants, by the rules of `chronology`
importer    all of it becomes steps
"""

from filrouge.importers.livetext.importer import LiveText

__all__ = ["LiveText"]
