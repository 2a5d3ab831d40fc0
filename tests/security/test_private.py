"""What is the newsroom's own stays so: words are planted in every private place, and looked for.

They are looked for in all that is public (tests/security/surface.py), and in what a colleague sees
who may not see it.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import pytest

from filrouge.domain.commands import Unpublish
from tests.media.pictures import encoded, photograph
from tests.security.house import API, CONSOLE, CSRF, Caller, File, House
from tests.security.surface import listening, recorded, refusals, surfaces
from tests.serving import Coverage

PUBLISHED = "zqpublished"
SOON_S = 15


class Planted(NamedTuple):
    """Where the words are: `private` says what each is; `heard` is what a page was told."""

    live: Coverage
    private: Mapping[str, str]
    drafts: list[str]
    slugs: list[str]
    media: list[str]
    heard: str


def words(*said: str, **more: object) -> dict[str, Any]:
    return {"headline": said[0], "blocks": [text(each) for each in said[1:]], **more}


def text(said: str) -> dict[str, Any]:
    return {"type": "text", "runs": [{"text": said}]}


def image(media: str, alt: str = "") -> dict[str, Any]:
    return {"type": "image", "media": media, "width": 20, "height": 20, "alt": alt}


def draft(content: Mapping[str, Any], *, version: int = 0, **more: object) -> dict[str, Any]:
    return {"version": version, "content": content, **more}


def in_a_day() -> str:
    return (datetime.now(UTC) + timedelta(days=1)).isoformat()


def picture(house: House, seed: int) -> str:
    """Bring a picture in, as nobody else did."""
    data = encoded(photograph(20 + seed, 20), "JPEG")
    return str(
        house.caller("contributor").upload(f"{API}/media", File("x.jpg", data)).json["media"]
    )


def rename(caller: Caller, name: str, undo_s: int = 0) -> None:
    sent = {"name": name, "signature": "La rédaction", "language": "en", "undo_s": str(undo_s)}
    assert caller.fill("/profile", {**sent, "csrfmiddlewaretoken": CSRF}).status == 302


def plant_accounts(house: House) -> Iterator[tuple[str, str]]:
    """Name everybody, invite somebody, make a token."""
    for role in house.cookies:
        name = f"zqaccount{role.replace('_', '')}"
        rename(house.caller(role), name, undo_s=60 if role == "copy_editor" else 0)
        yield f"the account of the {role}", name
    administrator = house.caller()
    sent = {"email": "zqinvited@example.org", "role": "lawyer", "csrfmiddlewaretoken": CSRF}
    assert "zqinvited" in administrator.fill("/people/invite", sent).text
    token = {"name": "zqtoken", "scopes": "view", "days": "", "csrfmiddlewaretoken": CSRF}
    secret = "frt_" + administrator.fill("/tokens", token).text.partition("frt_")[2][:43]
    assert (
        house.nobody.get(f"{API}/me", headers={"Authorization": f"Bearer {secret}"}).status == 200
    )
    yield from {
        "an account's address": "@example.org",
        "an invitation": "zqinvited",
        "a token's name": "zqtoken",
        "a token": secret[4:],
    }.items()


def plant_drafts(house: House, live: Coverage, media: str) -> Iterator[tuple[str, str]]:
    """Have drafts in every state but one, with notes and words between colleagues."""
    base = f"/lives/{live.slug}/drafts"
    contributor, editor = house.caller("contributor"), house.caller("live_editor")
    content = {**words("zqopen"), "blocks": [image(media)]}
    contributor.do("PUT", f"{base}/d-open", draft(content, note="zqdraftnote"))
    contributor.do("POST", f"{base}/d-submitted/submit", draft(words("zqsubmitted")))
    contributor.do("POST", f"{base}/d-returned/submit", draft(words("zqreturned")))
    editor.do("POST", f"{base}/d-returned/return", {"word": "zqsentback"})
    scheduled = draft(words("zqscheduled"), note="zqembargo", at=in_a_day())
    editor.do("POST", f"{base}/d-scheduled/schedule", scheduled)
    correction = draft(words("zqcorrection"), post="p1", base_revision=1, correction_note="zqwhy")
    house.caller("copy_editor").do("POST", f"{base}/d-held/publish", correction)
    yield from {
        "an open draft": "zqopen",
        "a draft's note": "zqdraftnote",
        "a draft handed in": "zqsubmitted",
        "a draft sent back": "zqreturned",
        "the word with it": "zqsentback",
        "a scheduled post": "zqscheduled",
        "its note": "zqembargo",
        "a correction that can be taken back": "zqcorrection",
        "its note of correction": "zqwhy",
    }.items()


def plant_failed(house: House, live: Coverage) -> Iterator[tuple[str, str]]:
    """Have a scheduled correction come too late."""
    base, editor = f"/lives/{live.slug}", house.caller("live_editor")
    editor.do("POST", f"{base}/posts", {"id": "moved", **words("As it was")})
    soon = (datetime.now(UTC) + timedelta(seconds=1)).isoformat()
    body = draft(words("zqfailed"), post="moved", base_revision=1, at=soon)
    editor.do("POST", f"{base}/drafts/d-failed/schedule", body)
    editor.do("PUT", f"{base}/posts/moved", words("As it is"), revision=1)
    until = datetime.now(UTC) + timedelta(seconds=SOON_S)
    while editor.do("GET", f"{base}/drafts/d-failed")["state"] != "failed":
        assert datetime.now(UTC) < until
    yield "a draft that could not go out", "zqfailed"


def plant_posts(house: House, live: Coverage, media: str) -> Iterator[tuple[str, str]]:
    """Write about posts what readers are not told, and take some out of their sight."""
    base, editor = f"/lives/{live.slug}/posts", house.caller("live_editor")
    editor.do("PUT", f"{base}/p1/note", {"text": "zqnote"})
    for name in ("hidden", "withdrawn", "many"):
        body = words(f"zq{name}head", f"zq{name}text", authors=[f"zq{name}author"])
        body["blocks"].append(image(media, f"zq{name}alt"))
        editor.do("POST", base, {"id": name, **body})
    editor.do("PUT", f"{base}/withdrawn", words("zqwithdrawnother"), revision=1)
    editor.do("POST", f"{base}/hidden/hide", {"reason": "zqreason"})
    editor.do("POST", f"{base}/withdrawn/withdraw", {"reason": "It was false"})
    bulk = {"action": "hide", "posts": ["many"], "reason": "zqbulkreason"}
    editor.do("POST", f"{base}/bulk", bulk)
    editor.do("PUT", f"/lives/{live.slug}/leases/p1", {})
    editor.do("POST", f"/lives/{live.slug}/presence", {"subject": "p1"})
    yield from {
        "a note on a post": "zqnote",
        "why a post was hidden": "zqreason",
        "why many were": "zqbulkreason",
        "a hidden post": "zqhidden",
        "another hidden post": "zqmany",
        "a withdrawn post": "zqwithdrawn",
    }.items()


def plant_lives(house: House) -> Iterator[tuple[str, str]]:
    """Have a live that was never public, and one that is not any more."""
    editor = house.caller("live_editor")
    opened = {"headline": "zqnever", "slug": "prepared-once", "standfirst": "zqneverstand"}
    editor.do("POST", "/lives", opened)
    editor.do("PUT", "/lives/prepared-once/slug", {"slug": "prepared"})
    editor.do("POST", "/lives/prepared/facts", {"text": "zqneverfact"})
    gone = house.live("zqgone")
    editor.do("POST", f"/lives/{gone.slug}/posts", words("zqgonehead"))
    gone.do(Unpublish())
    house.server.wait_for(gone.path, 410)
    yield "a live that was never public", "zqnever"
    yield "a live that is not any more", "zqgone"


@pytest.fixture(scope="module")
def planted(shared_house: House) -> Iterator[Planted]:
    house = shared_house
    live = house.live("Storm over the bay", posts=25)
    media = [picture(house, seed) for seed in (1, 2, 3)]
    with listening(house, live) as ear:
        private = dict(plant_accounts(house))
        private |= dict(plant_drafts(house, live, media[0]))
        private |= dict(plant_failed(house, live))
        private |= dict(plant_posts(house, live, media[0]))
        private |= dict(plant_lives(house))
        editor = house.caller("live_editor")
        published = words(PUBLISHED, authors=["La rédaction"])
        published["blocks"].append(image(media[2]))
        editor.do("POST", f"/lives/{live.slug}/posts", published)
        editor.do("POST", f"/lives/{live.slug}/facts", {"text": PUBLISHED, "posts": ["hidden"]})
        heard = ear.hear(PUBLISHED)
    drafts = [f"d-{state}" for state in "open submitted returned scheduled held failed".split()]
    yield Planted(live, private, drafts, ["prepared", "prepared-once"], media, heard)
    for role in house.cookies:
        rename(house.caller(role), f"Camille {role}")


def found(places: Iterator[tuple[str, str]], private: Mapping[str, str]) -> list[tuple[str, str]]:
    """Say where which private word stands."""
    return [
        (place, what) for place, said in places for what, word in private.items() if word in said
    ]


def test_readers_are_shown_none_of_it(house: House, planted: Planted) -> None:
    assert found(surfaces(house, planted.live), planted.private) == []


def test_what_was_published_is_found_everywhere(house: House, planted: Planted) -> None:
    """Were it not, the search would find nothing at all."""
    live = planted.live.path
    shown = [place for place, _what in found(surfaces(house, planted.live), {"": PUBLISHED})]

    assert {"/", live, f"{live}/post/p20", "jsonld"} <= set(shown)
    assert any(place.startswith(f"{live}/since/") for place in shown)
    assert any(place.startswith(f"{live}/at/") for place in shown)
    assert f"{live}/log.jsonl" in shown
    assert PUBLISHED in planted.heard
    assert PUBLISHED in dict(recorded(house, planted.live))["export"]


def test_a_page_that_follows_is_told_none_of_it(planted: Planted) -> None:
    """What was public for a moment was told then; what never was is not."""
    once = {"zqhidden", "zqwithdrawn", "zqmany"}
    never = {what: word for what, word in planted.private.items() if word not in once}

    assert found(iter([("stream", planted.heard)]), never) == []


def test_the_log_holds_none_of_it(house: House, planted: Planted) -> None:
    """But the words of posts: those that were taken back are in it until they are erased."""
    once = {"zqhidden", "zqwithdrawn", "zqmany"}
    never = {what: word for what, word in planted.private.items() if word not in once}

    assert found(recorded(house, planted.live), never) == []


def test_nobody_is_told_any_of_it_when_refused(house: House, planted: Planted) -> None:
    places = refusals(house, planted.live, *planted.slugs, drafts=planted.drafts)

    assert found(places, planted.private) == []


def test_an_unpublished_picture_is_the_newsrooms_alone(house: House, planted: Planted) -> None:
    out_of_sight, never_shown, shown = planted.media
    assert house.nobody.get(f"/media/{never_shown}").status == 404
    assert house.nobody.get(f"{CONSOLE}/media/{never_shown}").status == 302
    assert house.caller("read_only").get(f"{CONSOLE}/media/{never_shown}").status == 200
    assert house.nobody.get(f"/media/{shown}").status == 200
    # Readers were shown it: by posts that have been hidden or withdrawn since.
    assert house.nobody.get(f"/media/{out_of_sight}").status == 404
    assert house.caller("read_only").get(f"{CONSOLE}/media/{out_of_sight}").status == 200

    places = [*surfaces(house, planted.live), *recorded(house, planted.live)]

    assert [place for place, said in places if never_shown in said] == []


def test_a_live_in_preparation_is_as_if_it_were_not_there(house: House, planted: Planted) -> None:
    """Somebody guesses slugs, to learn what the newsroom prepares."""
    asked = [
        (f"/live/{slug}{rest}", f"/live/nowhere{rest}")
        for slug in planted.slugs
        for rest in ("", "/post/p1", "/since/1-1", "/at/1", "/stream", "/from/1")
    ]
    for paths in asked:
        there, none = map(house.nobody.get, paths)
        kept = {"date"}
        assert {n: v for n, v in there.headers.items() if n not in kept} == {
            n: v for n, v in none.headers.items() if n not in kept
        }
        assert (there.status, there.body) == (404, none.body)


COLLEAGUES = {
    "an open draft",
    "a draft's note",
    "a draft sent back",
    "the word with it",
    "a draft that could not go out",
    "why a post was hidden",
    "why many were",
    "an account's address",
    "an invitation",
    "a token's name",
    "a token",
}
"""What a colleague sees only who wrote it, or whose role has to."""


def test_a_colleague_sees_only_what_is_shared(house: House, planted: Planted) -> None:
    reader = house.caller("read_only")
    base = f"{API}/lives/{planted.live.slug}"
    paths = [CONSOLE + "/", f"{CONSOLE}/live/{planted.live.slug}", f"{CONSOLE}/tokens", base]
    paths += [f"{API}/lives", f"{API}/drafts", f"{base}/posts", f"{base}/posts/hidden"]
    paths += [f"{base}/posts/hidden/history", f"{base}/drafts", f"{base}/hands", f"{base}/facts"]
    paths += [f"{base}/drafts/{draft}" for draft in planted.drafts]
    paths += [f"{base}/dashboard", f"{base}/posts?q=zqreason", f"{API}/audit", f"{CONSOLE}/people"]
    paths += [f"{CONSOLE}/audit", f"{CONSOLE}/people/1"]
    private = {what: planted.private[what] for what in COLLEAGUES}
    answers = [(path, reader.get(path).whole) for path in paths]

    assert found(iter(answers), {**private, "an account's address": "administrator@"}) == []
    # And what is shared is seen: the search looks at the right pages.
    shared = {what: planted.private[what] for what in ("a draft handed in", "a scheduled post")}
    assert {what for _path, what in found(iter(answers), shared)} == set(shared)
