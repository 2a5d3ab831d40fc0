"""The history of a post: all that readers may know of it, and nothing else."""

import re
from datetime import timedelta

import pytest
from msgspec.structs import replace

from filrouge.asgi.respond import App
from filrouge.domain.commands import (
    Correct,
    Erase,
    Hide,
    Mark,
    Move,
    Pin,
    Publish,
    Republish,
    Show,
    Unmark,
    Unpublish,
    Withdraw,
)
from tests.archive.asked import HERE, archive_of, house_with
from tests.reader.asking import Answer, ask
from tests.reader.house import BEGAN, SITE, House, words
from tests.reader.house import post as publication

OF_P1 = f"{HERE}/post/p1/history"


@pytest.fixture
def house() -> House:
    return house_with(posts=1)


@pytest.fixture
def app(house: House) -> App:
    return archive_of(house)


def told(answer: Answer) -> list[str]:
    """Name the changes that are told, in order."""
    assert answer.status == 200
    return re.findall(r"<li>\n<p[^>]*><b>([^<]*)</b>", answer.text)


def without_tags(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


async def test_every_change_is_told_with_its_time_and_its_note(house: House, app: App) -> None:
    house.do(
        Correct(post="p1", content=words("Titre p1", "Texte deux."), note="deux, et non un"),
        Correct(post="p1", content=words("Titre p1", "Texte trois.")),
        Mark(post="p1"),
        Unmark(post="p1"),
        Pin(post="p1"),
        Move(post="p1", published_at=BEGAN),
    )

    answer = await ask(app, OF_P1)

    assert len(told(answer)) == 7
    assert "deux, et non un" in answer.text
    assert [int(seq) for seq in re.findall(rf'href="{HERE}/at/(\d+)"', answer.text)] == [
        *range(4, 11)
    ]
    assert 'datetime="2026-08-12T15:02:00Z"' in answer.text


async def test_differences_are_told_in_words(house: House, app: App) -> None:
    house.do(Correct(post="p1", content=words("Titre p1", "Texte de p2."), note="p2"))

    text = (await ask(app, OF_P1)).text

    assert re.search(r"<del>.*p1.*</del><ins>.*p2.*</ins>\.</p>", text)
    assert 'class="difference"' in text


async def test_a_house_may_keep_differences_to_itself(house: House) -> None:
    house.do(Correct(post="p1", content=words("Titre p1", "Texte de p2."), note="la note"))
    app = archive_of(house, site=replace(SITE, differences=False))

    text = (await ask(app, OF_P1)).text

    assert "la note" in text
    assert "difference" not in text
    assert "Texte de p1" not in text


async def test_what_it_says_is_escaped(house: House, app: App) -> None:
    evil = "<script>alert(1)</script>"
    house.do(
        Correct(post="p1", content=words(evil, f"Texte de {evil}"), note=f"note {evil}"),
        Correct(post="p1", content=words("Sage", "Texte sage")),
    )

    text = (await ask(app, OF_P1)).text

    assert "<script>alert" not in text
    assert without_tags(text).count("&lt;script&gt;alert(1)") >= 2


async def test_words_of_a_withdrawn_post_are_not_told_the_reason_is(house: House, app: App) -> None:
    house.do(
        Correct(post="p1", content=words("Faux titre", "Faux texte"), note="fausse note"),
        Withdraw(post="p1", reason="Une autre éclipse."),
    )

    answer = await ask(app, OF_P1)

    assert len(told(answer)) == 3
    assert "Une autre éclipse." in answer.text
    for word in ("Titre p1", "Texte de p1", "Faux titre", "Faux texte", "fausse note"):
        assert word not in answer.text


async def test_words_that_were_kept_are_told(house: House, app: App) -> None:
    house.do(
        Correct(post="p1", content=words("Titre p1", "Texte de p2."), note="la note"),
        Withdraw(post="p1", reason="Dépassé.", words_kept=True),
    )

    text = (await ask(app, OF_P1)).text

    assert "la note" in text
    assert re.search(r"<del>.*p1", text)


async def test_of_an_erased_post_only_that_it_was_erased(house: House, app: App) -> None:
    house.do(
        Correct(post="p1", content=words("Nom", "Nom entier"), note="un nom"), Erase(post="p1")
    )

    answer = await ask(app, OF_P1)

    assert told(answer) == ["Publication effacée"]
    for word in ("Nom", "un nom", "Titre p1"):
        assert word not in answer.text


async def test_what_comes_after_an_erasure_is_not_told_either(house: House, app: App) -> None:
    house.do(Erase(post="p1"), Move(post="p1", published_at=BEGAN))

    assert told(await ask(app, OF_P1)) == ["Publication effacée"]


async def test_what_happened_while_the_live_was_away_leads_to_no_page(
    house: House, app: App
) -> None:
    house.do(
        Unpublish(),
        Correct(post="p1", content=words("Titre p1", "Texte secret.")),
        Correct(post="p1", content=words("Titre p1", "Texte de p9."), note="p9"),
        Republish(),
    )

    text = (await ask(app, OF_P1)).text

    assert "secret" not in text
    assert re.search(r"<del>.*p1.*</del><ins>.*p9", text)
    assert re.findall(rf'href="{HERE}/at/(\d+)"', text) == ["4"]


async def test_a_hidden_post_has_no_history(house: House, app: App) -> None:
    house.do(Hide(post="p1"))
    assert (await ask(app, OF_P1)).status == 404

    house.do(Show(post="p1"))
    assert len(told(await ask(app, OF_P1))) == 1  # and of its absence nothing is told


async def test_what_stood_there_only_while_hidden_is_not_told(house: House, app: App) -> None:
    house.do(
        Hide(post="p1"),
        Correct(post="p1", content=words("Titre p1", "Texte secret.")),
        Correct(post="p1", content=words("Titre p1", "Texte de p9.")),
        Show(post="p1"),
    )

    text = (await ask(app, OF_P1)).text

    assert "secret" not in text
    assert re.search(r"<del>.*p1.*</del><ins>.*p9", text)


async def test_replies_are_linked_both_ways(house: House, app: App) -> None:
    house.do(publication("p2", reply_to="p1"), publication("p3", reply_to="p1"), Hide(post="p3"))

    first, second = await ask(app, OF_P1), await ask(app, f"{HERE}/post/p2/history")

    assert f'<a href="{HERE}/post/p2#p-p2">Titre p2</a>' in first.text
    assert "Titre p3" not in first.text
    assert f'<a href="{HERE}/post/p1#p-p1">Titre p1</a>' in second.text


async def test_a_post_without_a_time_has_a_history_too(house: House, app: App) -> None:
    house.do(Publish(post="p2", content=words("Ajout"), published_at=BEGAN - timedelta(hours=2)))

    answer = await ask(app, f"{HERE}/post/p2/history")

    assert len(told(answer)) == 1
    assert "15\u00a0h\u00a000" in answer.text


async def test_what_is_not_there_is_404_and_what_was_taken_down_410(house: House, app: App) -> None:
    for path in (f"{HERE}/post/p9/history", "/live/unknown/post/p1/history"):
        assert (await ask(app, path)).status == 404

    house.do(Unpublish())
    assert (await ask(app, OF_P1)).status == 410
