"""Any live that a newsroom could write: commands drawn at random, the refused ones left out."""

from contextlib import suppress
from datetime import timedelta

from hypothesis import strategies as st

from filrouge.domain.commands import (
    AddFact,
    Archive,
    Command,
    Configure,
    Correct,
    Describe,
    End,
    Erase,
    EraseDescriptions,
    EraseFact,
    Hide,
    Mark,
    Move,
    Pause,
    Pin,
    Publish,
    RemoveFact,
    Resume,
    ReviseFact,
    Show,
    Step,
    Unmark,
    Unpin,
    Withdraw,
)
from filrouge.domain.content import Content, Description, FactContent
from filrouge.domain.errors import Refused
from filrouge.domain.text import paragraph
from filrouge.service.context import Context
from filrouge.service.perform import perform_steps
from tests.service.house import LIVE, SLUG, START, content, opening

WORDS = st.sampled_from(["Neuf blessés.", "« Non »", 'a "b" \\ c', "🌊", "\u202f!", "é" * 300])
LANGUAGES = st.sampled_from(["fr", "en-GB"])
ZONES = st.sampled_from(["Europe/Paris", "Asia/Tokyo"])
IDS = st.sampled_from([f"p{number}" for number in range(6)])
FACTS = st.sampled_from(["f1", "f2"])
FACT_CONTENTS = st.builds(lambda w: FactContent(paragraphs=(paragraph(w),)), WORDS)
CONTENTS = st.builds(content, WORDS) | st.builds(lambda w: Content(headline=w), WORDS)
TIMES = st.integers(0, 100_000).map(lambda seconds: START + timedelta(seconds=seconds))

COMMANDS: st.SearchStrategy[Command] = st.one_of(
    st.builds(Publish, post=IDS, content=CONTENTS, published_at=st.none() | TIMES),
    st.builds(Correct, post=IDS, content=CONTENTS, note=st.none() | WORDS),
    st.builds(Withdraw, post=IDS, reason=WORDS, words_kept=st.booleans()),
    st.builds(Move, post=IDS, published_at=TIMES),
    *(st.builds(kind, post=IDS) for kind in (Hide, Show, Erase, Pin, Unpin, Mark, Unmark)),
    st.builds(AddFact, fact=FACTS, content=FACT_CONTENTS),
    st.builds(ReviseFact, fact=FACTS, content=FACT_CONTENTS),
    *(st.builds(kind, fact=FACTS) for kind in (RemoveFact, EraseFact)),
    st.builds(Describe, description=st.builds(Description, headline=WORDS)),
    st.builds(Configure, language=LANGUAGES, time_zone=ZONES, series=st.none() | WORDS),
    *(st.builds(kind) for kind in (Pause, Resume, End, Archive, EraseDescriptions)),
)


def written(house: Context, data: st.DataObject) -> None:
    """Open a live and do what is drawn to it; some of it at no known time."""
    perform_steps(house, LIVE, opening(), slug=SLUG)
    at = START
    for command in data.draw(st.lists(COMMANDS, max_size=40)):
        at += timedelta(seconds=data.draw(st.integers(0, 90)))
        when = at if data.draw(st.booleans()) else None
        with suppress(Refused):
            perform_steps(house, LIVE, [Step(command=command, at=when)])
