"""Whatever is pasted, a live or one clear refusal comes out; no word is lost, time is linear."""

import time
from contextlib import suppress
from itertools import count, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.domain.blocks import Image, List, Text
from filrouge.domain.commands import AddFact, Command, Describe, Publish
from filrouge.domain.decide import decide
from filrouge.domain.fold import fold
from filrouge.domain.record import Entry
from filrouge.domain.state import Live
from filrouge.domain.text import plain
from filrouge.importers.base import Imported, NotALive
from filrouge.importers.livetext import LiveText
from filrouge.importers.livetext.furniture import part_of
from filrouge.importers.livetext.line import Part, read_lines
from filrouge.importers.livetext.moment import Label, Moment
from filrouge.importers.livetext.stamp import read_stamp

FURNITURE = ["Partager", "Share", "Publicité", "Voir plus", "S’abonner à la newsletter", "/", "▶"]
LABELS = ["L'essentiel", "Key events", "What we don't know", "Le direct", "Les plus lus", "Summary"]
TIMES = ["14h32", "09.45 GMT", "2:32 PM BST", "Samedi 16 août 2025", "Il y a 5 minutes", "0:12"]
NAMES = ["By Jo Marsh", "Par Nadia Ferrand", "Jo Marsh", "avec AFP", "Crédit : Jo Marsh / AFP"]
SPOKEN = st.integers(0, 999).map(lambda n: f"La phrase numéro {n} dit quelque chose de précis.")
TITLES = st.integers(0, 999).map(lambda n: f"Un titre numéro {n}")
BULLETS = st.integers(0, 999).map(lambda n: f"• le point numéro {n}")
LINES = st.one_of(
    SPOKEN, TITLES, BULLETS, st.sampled_from(["", *FURNITURE, *LABELS, *TIMES, *NAMES])
)
PAGES = st.lists(LINES, max_size=40).map("\n".join)


def read(payload: bytes) -> Imported:
    numbers = count(1)
    return LiveText().commands(payload, lambda: f"id{next(numbers)}")


HEADLINES = st.builds(
    "{0}{1} numéro {2}{3}".format,
    st.sampled_from(["Un titre", "LE POINT", "la suite", "« La peur »", "Paris : le record"]),
    st.sampled_from(["", " de la préfecture", " du général"]),
    st.integers(0, 999),
    st.sampled_from(["", " ?", " !", "...", "…", ' "en direct"']),
)
PARAGRAPHS = st.lists(
    st.one_of(
        SPOKEN,
        SPOKEN.map(lambda said: f'"{said}"'),
        SPOKEN.map(lambda said: f"{said} Quelle journée !"),
        SPOKEN.map(lambda said: said * 40),
        st.sampled_from(["Plus d'infos à venir.", "La suite de l'entretien ⤵️"]),
    ),
    min_size=1,
    max_size=4,
)


def words_of(command: Command) -> list[str]:
    match command:
        case Describe(description=said):
            lead = [said.lead.caption, said.lead.credit] if said.lead else []
            return [said.headline, plain(said.standfirst), *said.byline, said.section or "", *lead]
        case AddFact(content=fact):
            return [plain(runs) for runs in fact.paragraphs]
        case Publish(content=post):
            words = [post.headline or "", *post.authors]
            for block in post.blocks:
                match block:
                    case Text(runs=runs):
                        words.append(plain(runs))
                    case List(items=items):
                        words += map(plain, items)
                    case Image(caption=caption, credit=credit):
                        words += [caption, credit]
            return words
    return []


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_any_bytes_give_a_live_or_a_refusal(payload: bytes) -> None:
    try:
        live = read(payload)
    except NotALive:
        return

    assert sum(isinstance(step.command, Publish) for step in live.steps) >= 2


@given(PAGES)
def test_no_word_of_a_page_is_lost(page: str) -> None:
    try:
        live = read(page.encode())
    except NotALive:
        return

    said = [word for step in live.steps for word in words_of(step.command)]
    said += [missed.detail for missed in live.missed if missed.code == "words"]
    everything = "\n".join(said)

    for line in read_lines(page):
        known = part_of(line.text)
        if (known is None or known is Part.DOUBTFUL) and read_stamp(line.text) is None:
            words = line.text.removeprefix("By ").removeprefix("Par ").removeprefix("Crédit : ")
            assert words in everything


@given(st.lists(st.tuples(HEADLINES, PARAGRAPHS), min_size=2, max_size=12))
def test_a_page_without_times_gives_back_the_posts_it_was_written_from(
    posts: list[tuple[str, list[str]]],
) -> None:
    written = "\n\n".join("\n\n".join([headline, *said]) for headline, said in posts)

    live = read(f"Un long samedi dans la capitale\n\nCrédit : AFP\n\n{written}".encode())

    contents = [step.command.content for step in live.steps if isinstance(step.command, Publish)]
    assert [
        (content.headline, [plain(b.runs) for b in content.blocks if isinstance(b, Text)])
        for content in reversed(contents)
    ] == posts


@given(PAGES)
def test_times_never_decrease_and_reading_twice_gives_the_same(page: str) -> None:
    try:
        live = read(page.encode())
    except NotALive:
        return

    known = [step.at for step in live.steps if step.at]
    assert all(before <= after for before, after in pairwise(known))
    assert read(page.encode()) == live


def test_a_text_of_two_megabytes_takes_seconds() -> None:
    part = "Un titre sans point\n\nUne phrase qui se termine bien, et qui dure.\n\n"
    payload = ("Une page entière en direct\n\n" + part * (2_000_000 // len(part))).encode()

    before = time.process_time()
    live = read(payload)

    assert time.process_time() - before < 30
    assert len(live.steps) > 20_000


@given(PAGES)
def test_the_domain_takes_every_step(page: str) -> None:
    try:
        steps = read(page.encode()).steps
    except NotALive:
        return

    live: Live | None = None
    for step in steps:
        for event in decide(live, step.command, step.at):
            seq = live.seq + 1 if live else 1
            live = fold(live, Entry(seq=seq, event=event, occurred_at=step.at), live_id="live")

    assert live is not None
    assert len(live.posts) == sum(isinstance(step.command, Publish) for step in steps)


@pytest.mark.parametrize(
    "part",
    [
        "14:32\nUn titre\nUne phrase.\nPartager\n",
        "L'essentiel\n• un point\n",
        "• un point\n",
        "14:32\n",
        "Lire aussi\nUn titre\n",
        "Par Jo Marsh\n",
        '"' * 100,
        "La légende d'une image / " * 20 + "\n",
    ],
)
def test_a_page_made_to_be_slow_is_not(part: str) -> None:
    payload = (part * (200_000 // len(part))).encode()

    before = time.process_time()
    with suppress(NotALive):
        read(payload)

    # Some ten times what the slowest takes; reading in quadratic time would take an hour.
    assert time.process_time() - before < 20


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        ("14h32", [Moment(minutes=872)]),
        ("14 h 32", [Moment(minutes=872)]),
        ("2.32pm", [Moment(minutes=872)]),
        ("2:32 p.m. EDT", [Moment(minutes=872, zone="EDT")]),
        ("12:05 AM", [Moment(minutes=5)]),
        ("09.45 GMT", [Moment(minutes=585, zone="GMT")]),
        ("14h32 (heure de Paris)", [Moment(minutes=872, zone="Paris")]),
        ("Publié à 18h05", [Moment(label=Label.PUBLISHED, minutes=1085)]),
        ("Il y a 5 minutes", [Moment(relative=True)]),
        ("Updated 3 mins ago", [Moment(label=Label.UPDATED, relative=True)]),
        ("Samedi 16 août 2025", [Moment(year=2025, month=8, day=16)]),
        ("August 15, 2025, 2:32 p.m.", [Moment(year=2025, month=8, day=15, minutes=872)]),
        ("Posted at 22:41 15 Aug", [Moment(label=Label.PUBLISHED, month=8, day=15, minutes=1361)]),
        (
            "Publié le 15/08/2025 à 22h41, mis à jour le 16/08/2025 à 3h",
            [
                Moment(label=Label.PUBLISHED, year=2025, month=8, day=15, minutes=1361),
                Moment(label=Label.UPDATED, year=2025, month=8, day=16, minutes=180),
            ],
        ),
    ],
)
def test_a_line_that_is_a_time_is_read_whole(text: str, moments: list[Moment]) -> None:
    stamp = read_stamp(text)

    assert stamp is not None
    assert (list(stamp.moments), stamp.rest) == (moments, "")


@pytest.mark.parametrize("text", ["48h", "25:61", "En 2025", "Le pire", "3-1", "12,5 %", ""])
def test_a_line_that_is_no_time_is_left_alone(text: str) -> None:
    assert read_stamp(text) is None
