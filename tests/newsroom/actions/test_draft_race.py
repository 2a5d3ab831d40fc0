"""Several at once on one draft: one post, and no words lost."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from filrouge.accounts.role import Role
from filrouge.newsroom.actions.draft import save
from filrouge.newsroom.actions.publication import Out, publish
from filrouge.newsroom.declined import Declined
from filrouge.newsroom.models import Draft, DraftState, Entry
from filrouge.newsroom.writing import writing_of
from tests.newsroom.desk import Desk
from tests.newsroom.disk import at_once, on_disk
from tests.newsroom.written import saved, written
from tests.serving import words

TIMES = range(5)


@pytest.fixture
def desk(tmp_path: Path, db: None) -> Iterator[Desk]:
    with on_disk(tmp_path):
        yield Desk(tmp_path)


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_draft_that_is_published_by_two_requests_at_once_is_one_post(
    desk: Desk, is_kept: bool
) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    for number in TIMES:
        draft_id, version = f"d{number}", 0
        if is_kept:
            version = saved(desk.house, actor, live, draft_id, written()).version
        send = partial(
            publish, desk.house, actor, live, draft_id, version=version, writing=written()
        )

        outs = at_once(*[send] * 4)

        published = {out.published for out in outs if isinstance(out, Out)}
        assert len(published) == 1, outs
        assert [out for out in outs if isinstance(out, Exception)] == []

    assert sorted(desk.live(live).posts) == [f"d{number}" for number in TIMES]
    assert desk.live(live).seq == 3 + len(TIMES)
    assert Entry.objects.filter(action="publish").count() == len(TIMES)
    assert set(Draft.objects.values_list("state", "content")) == {("published", b"{}")}


def test_of_two_texts_published_at_once_one_goes_out_and_the_other_is_told(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    texts = ["From the phone", "From the laptop"]
    for number in TIMES:
        draft_id = f"d{number}"
        saved(desk.house, actor, live, draft_id, written("Kept"))

        outs = at_once(
            *(
                partial(
                    publish,
                    desk.house,
                    actor,
                    live,
                    draft_id,
                    version=1,
                    writing=written(text),
                )
                for text in texts
            )
        )

        out = [text for text, each in zip(texts, outs, strict=True) if isinstance(each, Out)]
        told = [each for each in outs if isinstance(each, Declined)]
        assert (len(out), len(told)) == (1, 1), outs
        assert told[0].code in {"draft_changed", "already_published"}
        assert desk.live(live).posts[draft_id].content == words(out[0])


def test_a_save_against_a_publication_is_kept_or_refused_and_never_swallowed(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    for number in TIMES:
        draft_id = f"d{number}"
        saved(desk.house, actor, live, draft_id, written("Kept"))

        out, kept = at_once(
            partial(
                publish,
                desk.house,
                actor,
                live,
                draft_id,
                version=1,
                writing=written("Published"),
            ),
            partial(
                save,
                desk.house,
                actor,
                live,
                draft_id,
                version=1,
                writing=written("Typed on"),
            ),
        )

        draft = Draft.objects.get(pk=draft_id)
        if isinstance(kept, Draft):
            # The save came first: the publication knew less, and was told.
            assert isinstance(out, Declined)
            assert out.code == "draft_changed"
            assert (draft.state, writing_of(draft)) == (DraftState.OPEN, written("Typed on"))
        else:
            assert isinstance(kept, Declined)
            assert kept.code in {"draft_changed", "draft_waits", "already_published"}
            assert isinstance(out, Out)
            assert desk.live(live).posts[draft_id].content == words("Published")


def test_of_two_saves_at_once_one_is_shown_the_other(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    for version in (0, 1):
        texts = [f"{version}, from the phone", f"{version}, from the laptop"]

        results = at_once(
            *(
                partial(save, desk.house, actor, live, "d1", version=version, writing=written(text))
                for text in texts
            )
        )

        (kept,) = (each for each in results if isinstance(each, Draft))
        (told,) = (each for each in results if isinstance(each, Declined))
        current = told.facts["current"]
        assert isinstance(current, dict)
        assert current["version"] == kept.version == version + 1
        assert current["content"]["headline"] == writing_of(kept).content.headline
