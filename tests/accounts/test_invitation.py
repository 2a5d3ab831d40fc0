"""Coming into the newsroom by an invitation."""

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client
from django.utils import timezone

from filrouge.accounts import invitation as invitations
from filrouge.accounts.models import Invitation, User
from filrouge.accounts.refusal import Refusal
from filrouge.accounts.role import Role
from tests.accounts.conftest import BreakMailServer, Happening, Mails
from tests.accounts.test_login import error_beside
from tests.accounts.test_password import link_in
from tests.newsroom.desk import Desk

INVITE = "/redaction/people/invite"
ADDRESS = "camille@example.org"
NEW = "un merle sous la pluie"


def office(desk: Desk) -> Client:
    """Give an administrator's browser, on the server itself."""
    client = desk.client(desk.person(Role.ADMINISTRATOR, name="Alix"))
    client.defaults["HTTP_HOST"] = "localhost"
    return client


def test_from_the_invitation_to_the_first_page(
    desk: Desk, mails: Mails, told: list[Happening]
) -> None:
    administrator = office(desk)
    sent = administrator.post(INVITE, {"email": "Camille@Example.org", "role": "copy_editor"})
    (mail,) = mails()
    guest = Client()

    form = guest.get(link_in(mail))
    answer = guest.post(link_in(mail), {"name": "Camille Roy", "password": NEW})

    assert "http://localhost" + link_in(mail) in sent.content.decode()
    assert (mail.to, mail.subject) == ([ADDRESS], "Come into the newsroom of Filrouge")
    assert "Alix invites you" in str(mail.body)
    assert f'value="{ADDRESS}"' in form.content.decode()
    assert answer.headers["location"] == "/redaction/"
    assert guest.get("/redaction/").status_code == 200
    user = User.objects.get(email=ADDRESS)
    assert (user.name, user.role, user.language) == ("Camille Roy", Role.COPY_EDITOR, "en")
    assert user.check_password(NEW)
    assert [(action, subject) for action, _who, subject, _detail in told] == [
        ("invited", ADDRESS),
        ("joined", ""),
        ("sign_in", ""),
    ]


def test_only_a_digest_of_the_secret_is_kept(desk: Desk, mails: Mails) -> None:
    office(desk).post(INVITE, {"email": ADDRESS, "role": "journalist"})

    secret = link_in(mails()[0]).rpartition("/")[2]
    (row,) = Invitation.objects.values()
    assert len(secret) == 43, "256 bits in base64"
    assert secret not in str(row)


def test_an_invitation_is_good_once(desk: Desk, mails: Mails) -> None:
    office(desk).post(INVITE, {"email": ADDRESS, "role": "journalist"})
    link = link_in(mails()[0])
    Client().post(link, {"name": "Camille", "password": NEW})

    again = Client().get(link)

    assert again.status_code == 404
    assert "This invitation no longer holds" in again.content.decode()


def test_an_invitation_is_good_for_seven_days(desk: Desk, mails: Mails) -> None:
    office(desk).post(INVITE, {"email": ADDRESS, "role": "journalist"})
    (invitation,) = Invitation.objects.all()
    assert timedelta(days=6) < invitation.expires_at - timezone.now() < timedelta(days=7.1)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    answer = Client().post(link_in(mails()[0]), {"name": "Camille", "password": NEW})

    assert answer.status_code == 404
    assert not User.objects.filter(email=ADDRESS).exists()


def test_sent_again_the_first_link_no_longer_holds(
    desk: Desk, mails: Mails, told: list[Happening]
) -> None:
    administrator = office(desk)
    administrator.post(INVITE, {"email": ADDRESS, "role": "journalist"})
    number = Invitation.objects.get().pk

    administrator.post(f"/redaction/people/invitations/{number}/send")

    first, second = (link_in(mail) for mail in mails())
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    assert [action for action, *_ in told] == ["invited", "invitation_renewed"]


def test_taken_back_it_no_longer_holds(desk: Desk, mails: Mails, told: list[Happening]) -> None:
    administrator = office(desk)
    administrator.post(INVITE, {"email": ADDRESS, "role": "journalist"})
    number = Invitation.objects.get().pk

    administrator.post(f"/redaction/people/invitations/{number}/withdraw")

    assert Client().get(link_in(mails()[0])).status_code == 404
    assert [action for action, *_ in told] == ["invited", "invitation_withdrawn"]


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("camille", "Enter a valid email address."),
        ("here@example.org", "There is an account with this address already."),
        ("asked@example.org", "This address is invited already; the link can be sent again."),
    ],
)
def test_who_cannot_be_invited_is_said_beside_the_address(
    desk: Desk, mails: Mails, email: str, said: str
) -> None:
    administrator = office(desk)
    User.objects.create_user("here@example.org", None, name="Here")
    administrator.post(INVITE, {"email": "asked@example.org", "role": "journalist"})

    page = administrator.post(INVITE, {"email": email, "role": "lawyer"}).content.decode()

    assert error_beside(page, "email") == said
    assert f'value="{email}"' in page
    assert '<option value="lawyer" selected>' in page
    assert len(mails()) == 1


def test_when_the_mail_cannot_be_sent_there_is_no_invitation(
    desk: Desk, break_mail_server: BreakMailServer, told: list[Happening]
) -> None:
    break_mail_server()

    page = office(desk).post(INVITE, {"email": ADDRESS, "role": "lawyer"}).content.decode()

    assert error_beside(page, "email") == "The mail could not be sent; try again in a moment."
    assert not Invitation.objects.exists()
    assert told == []


def test_when_it_cannot_be_sent_again_the_first_link_still_holds(
    desk: Desk, mails: Mails, break_mail_server: BreakMailServer, told: list[Happening]
) -> None:
    administrator = office(desk)
    administrator.post(INVITE, {"email": ADDRESS, "role": "journalist"})
    number, link = Invitation.objects.get().pk, link_in(mails()[0])
    break_mail_server()

    page = administrator.post(f"/redaction/people/invitations/{number}/send", follow=True)

    assert "The mail could not be sent" in page.content.decode()
    assert Client().get(link).status_code == 200
    assert [action for action, *_ in told] == ["invited"]


def test_a_slow_mail_server_keeps_nobody_from_saving(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite has one writer at a time: who waits in a transaction makes every draft wait."""
    ours = len(connection.atomic_blocks)  # a test is a transaction itself
    seen: list[int] = []
    monkeypatch.setattr(EmailMessage, "send", lambda _: seen.append(len(connection.atomic_blocks)))
    administrator = office(desk)

    administrator.post(INVITE, {"email": ADDRESS, "role": "journalist"})
    administrator.post(f"/redaction/people/invitations/{Invitation.objects.get().pk}/send")

    assert seen == [ours, ours]


def test_a_weak_password_keeps_the_name_and_the_invitation(desk: Desk, mails: Mails) -> None:
    office(desk).post(INVITE, {"email": ADDRESS, "role": "journalist"})
    link = link_in(mails()[0])

    page = Client().post(link, {"name": "Camille", "password": "short"}).content.decode()

    assert "too short" in error_beside(page, "password")
    assert 'value="Camille"' in page
    assert Client().get(link).status_code == 200


def test_who_is_signed_in_is_asked_to_sign_out_first(desk: Desk, mails: Mails) -> None:
    administrator = office(desk)
    administrator.post(INVITE, {"email": ADDRESS, "role": "journalist"})

    answer = administrator.post(link_in(mails()[0]), {"name": "Camille", "password": NEW})

    assert "You are signed in as Alix" in answer.content.decode()
    assert not User.objects.filter(email=ADDRESS).exists()


def test_two_that_accept_at_the_same_moment_make_one_account(desk: Desk, mails: Mails) -> None:
    office(desk).post(INVITE, {"email": ADDRESS, "role": "journalist"})
    secret = link_in(mails()[0]).rpartition("/")[2]
    one, other = invitations.find(secret), invitations.find(secret)
    assert one
    assert other

    invitations.accept(one, name="One", password=NEW, language="en")
    with pytest.raises(Refusal, match="used already"):
        invitations.accept(other, name="Other", password=NEW, language="en")

    assert [user.name for user in User.objects.filter(email=ADDRESS)] == ["One"]


def test_an_account_made_in_the_meantime_refuses_and_keeps_the_invitation(
    desk: Desk, mails: Mails
) -> None:
    office(desk).post(INVITE, {"email": ADDRESS, "role": "journalist"})
    User.objects.create_user(ADDRESS, None, name="Made by hand")

    page = Client().post(link_in(mails()[0]), {"name": "Camille", "password": NEW})

    assert "There is an account with this address already." in page.content.decode()
    assert Invitation.objects.get().accepted_at is None
