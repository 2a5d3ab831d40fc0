"""Who reads French is written to in French, and reads the console in it."""

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from playwright.sync_api import expect

from tests.browser import OpenPage
from tests.e2e.console.house import House

LINK = re.compile(r"^http\S+$", re.MULTILINE)
NEW_PASSWORD = "quatre mots mis bout à bout"


def mail_to(data: Path, email: str) -> EmailMessage:
    """Give the mail that was written to somebody: without a server they lie in a folder."""
    written = [
        message_from_bytes(file.read_bytes(), _class=EmailMessage, policy=default)
        for file in (data / "mail").iterdir()
    ]
    [found] = [mail for mail in written if mail["to"] == email]
    return found


def test_who_is_invited_comes_in_by_a_french_mail_onto_french_pages(
    console: House, open_page: OpenPage
) -> None:
    page = open_page("phone")
    console.sign_in(page.context, "Odile")
    page.goto(f"{console.server.address}/redaction/people")
    page.get_by_role("link", name="Inviter quelqu’un").click()
    page.get_by_label("Courriel").fill("agathe@example.org")
    page.get_by_label("Rôle", exact=True).select_option("Journaliste")
    page.get_by_role("button", name="Envoyer l’invitation").click()
    expect(page.get_by_label("Lien")).to_be_visible()

    mail = mail_to(console.newsroom.data, "agathe@example.org")
    words = mail.get_content()
    assert mail["subject"].split() == ["Rejoignez", "la", "rédaction", "de", "«", "Filrouge", "»"]
    assert "Odile vous invite" in words
    assert not re.search(r"\b(the|you|your|link)\b", LINK.sub("", words))

    live = console.live("La grande marée")
    agathe = open_page()
    agathe.goto(LINK.findall(words)[0])
    assert agathe.locator("html").get_attribute("lang") == "fr"
    agathe.get_by_label("Votre nom").fill("Agathe")
    agathe.get_by_label("Mot de passe").fill(NEW_PASSWORD)
    agathe.get_by_role("button", name="Créer mon compte").click()
    expect(agathe.get_by_role("heading", name="Directs", level=1)).to_be_visible()
    agathe.get_by_role("link", name="La grande marée", exact=True).click()
    agathe.get_by_role("textbox", name="Titre (facultatif)").fill("Premier titre")
    agathe.keyboard.press("Control+Enter")
    expect(agathe.locator(".sent")).to_contain_text("Publiée")
    assert len(console.posts(live, "Premier titre")) == 1


def test_who_forgot_the_password_is_written_to_in_their_own_language(
    console: House, open_page: OpenPage
) -> None:
    email = console.people["Odile"].email
    page = open_page(language="en-GB")  # on somebody else's computer
    page.goto(f"{console.server.address}/redaction/password/reset")
    page.get_by_label("Email").fill(email)
    page.get_by_role("button", name="Send the link").click()
    page.wait_for_url("**/reset/sent")

    mail = mail_to(console.newsroom.data, email)
    words = mail.get_content()
    assert "mot de passe" in mail["subject"]
    assert "Bonjour Odile" in words
    assert not re.search(r"\b(the|you|your|link)\b", LINK.sub("", words))
    page.goto(LINK.findall(words)[0])
    expect(page.get_by_label("New password")).to_be_visible()
