"""After a restore, the newsroom's tables know again what was erased and closed meanwhile."""

from django.contrib.sessions.models import Session

from filrouge.accounts.role import Role
from filrouge.domain.commands import AddFact, Erase, EraseFact
from filrouge.domain.content import Content, FactContent
from filrouge.domain.text import paragraph
from filrouge.newsroom.actions import draft as drafts
from filrouge.newsroom.models import Draft, Look, Note
from filrouge.newsroom.restoration import settle
from filrouge.newsroom.writing import Writing
from tests.newsroom.desk import Desk


def test_what_was_erased_since_is_blank_again(desk: Desk) -> None:
    # given tables from before an erasure, beside a log from after it
    live = desk.open_live(posts=2)
    writer = desk.actor(Role.JOURNALIST)
    for post in ("p1", "p2"):
        Note.objects.create(live=live, post=post, text="Whom to call", user=writer.user)
        content = Content(headline=f"A correction of {post}")
        writing = Writing(content=content, post=post, base_revision=1)
        drafts.save(desk.house, writer, live, f"d-{post}", version=0, writing=writing)
    desk.do(live, Erase(post="p1"))

    settle(desk.context)

    assert [note.post for note in Note.objects.all()] == ["p2"]
    assert bytes(Draft.objects.get(pk="d-p1").content) == b"{}"
    assert b"A correction of p2" in bytes(Draft.objects.get(pk="d-p2").content)


def test_looks_at_facts_that_were_erased_since_are_gone(desk: Desk) -> None:
    live = desk.open_live(posts=1)
    for fact in ("f1", "f2"):
        content = FactContent(paragraphs=(paragraph("The bridge is shut."),), known=True)
        desk.do(live, AddFact(fact=fact, content=content))
        Look.objects.create(live=live, fact=fact, seq=1, user=desk.person(Role.JOURNALIST))
    desk.do(live, EraseFact(fact="f1"))

    settle(desk.context)

    assert [look.fact for look in Look.objects.all()] == ["f2"]


def test_everybody_signs_in_again(desk: Desk) -> None:
    desk.client(desk.person(Role.LAWYER))
    assert Session.objects.count() == 1

    settle(desk.context)

    assert Session.objects.count() == 0
