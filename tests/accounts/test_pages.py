"""Every page of accounts, looked at: by axe, at a phone's and a desktop's width, by keyboard."""

import time
from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.accounts.device import PasskeyDevice
from tests.accounts.house import House, open_house
from tests.browser import Device, OpenPage


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with open_house(tmp_path_factory.mktemp("house") / "data") as house:
        yield house


def outside(house: House, page: Page, *, guest: str) -> Iterator[str]:
    """Go through the pages before the door, and name each."""
    for path in ("login", "login/code", "login/closed", "password/reset", "password/reset/sent"):
        page.goto(f"{house.root}/{path}")
        yield path
    for path in ("password/reset/done", "password/reset/1/none", "invitation/none"):
        page.goto(f"{house.root}/{path}")
        yield path
    page.goto(f"{house.root}/login")
    page.fill("#id_login", guest)
    page.fill("#id_password", "not this one")
    page.keyboard.press("Enter")
    expect(page.locator("#id_password_error")).to_be_visible()
    yield "login, refused"
    page.goto(f"{house.root}/login/code")
    page.fill("#id_email", guest)
    page.keyboard.press("Enter")
    page.wait_for_url("**/login/code/confirm")
    yield "login/code/confirm"
    page.get_by_role("button", name="Begin again").click()
    page.wait_for_url(f"{house.root}/login")


def inside(house: House, page: Page, *, guest: str) -> Iterator[str]:
    """Go through an administrator's pages, and name each."""
    house.sign_in(page, "administrator")
    for path in ("profile", "security", "sessions", "people", "people/1", "people/2"):
        page.goto(f"{house.root}/{path}")
        yield path
    page.fill("#id_email", house.people["lawyer"].email)
    page.get_by_role("button", name="Save the address").click()
    expect(page.locator("#id_email_error")).to_be_visible()
    yield "people/2, the address refused"
    page.goto(f"{house.root}/people/invite")
    yield "people/invite"
    page.fill("#id_email", guest)
    page.keyboard.press("Enter")
    page.wait_for_selector("#link")
    yield "people/invite, sent"
    link = page.input_value("#link")
    page.goto(f"{house.root}/people")
    yield "people, with an invitation"
    page.goto(f"{house.root}/password/change")
    yield "password/change"
    yield from with_passkey(house, page, address=f"new-{guest}")
    yield from with_app(house, page)
    page.goto(link)
    yield "invitation, signed in"
    page.goto(f"{house.root}/logout")
    yield "logout"
    page.get_by_role("main").get_by_role("button").first.click()
    page.wait_for_url(f"{house.root}/login")
    page.goto(link)
    yield "invitation"
    page.fill("#id_name", "Camille")
    page.fill("#id_password", "short")
    page.keyboard.press("Enter")
    page.wait_for_selector("#id_password_error")
    yield "invitation, refused"


def with_passkey(house: House, page: Page, *, address: str) -> Iterator[str]:
    """Go through the pages of somebody who has a passkey; it is gone afterwards."""
    device = PasskeyDevice(page)
    page.goto(f"{house.root}/security/passkeys/add")
    yield "security/confirm"
    house.confirm(page, "administrator")
    page.get_by_role("button", name="Add the passkey").wait_for()
    yield "security/passkeys/add"
    page.get_by_role("button", name="Add the passkey").click()
    page.get_by_role("link", name="Rename").wait_for()
    yield "security, with a passkey"
    page.goto(f"{house.root}/security/email")
    yield "security/email"
    page.fill("#id_email", address)
    page.keyboard.press("Enter")
    page.wait_for_url("**/security/email/code")
    yield "security/email/code"
    page.goto(f"{house.root}/security/confirm/passkey?next=/redaction/security")
    yield "security/confirm/passkey"
    for name in ("Rename", "Remove"):
        page.goto(f"{house.root}/security")
        page.get_by_role("link", name=name).click()
        yield f"security/passkeys, {name}"
    page.get_by_role("button", name="Remove the passkey").click()
    page.get_by_role("status").wait_for()
    device.remove()


def with_app(house: House, page: Page) -> Iterator[str]:
    """Go through the pages of somebody who has an app for codes; it is gone afterwards."""
    page.goto(f"{house.root}/security/app")
    key = page.locator(".key code").inner_text()
    yield "security/app"
    page.fill("#id_code", format_hotp_value(hotp_value(key, int(time.time()) // 30)))
    page.keyboard.press("Enter")
    page.wait_for_url("**/security/codes")
    codes = page.locator(".codes code").all_inner_texts()
    yield "security/codes"
    for path in ("security", "security/codes", "security/codes/new"):
        page.goto(f"{house.root}/{path}")
        yield f"{path}, with an app"
    page.goto(f"{house.root}/logout")
    page.get_by_role("main").get_by_role("button").first.click()
    page.wait_for_url(f"{house.root}/login")
    person = house.people["administrator"]
    page.fill("#id_login", person.email)
    page.fill("#id_password", person.password)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{house.root}/login/step")
    yield "login/step"
    page.fill("#id_code", codes[0])
    page.keyboard.press("Enter")
    page.wait_for_url(f"{house.root}/")
    page.goto(f"{house.root}/security/app/remove")
    house.confirm(page, "administrator")
    page.get_by_role("button", name="Remove the app").wait_for()
    yield "security/app/remove"
    page.get_by_role("button", name="Remove the app").click()
    page.get_by_role("status").wait_for()


def amiss(page: Page) -> list[str]:
    """Give what is wrong with the page that is open: axe's findings, and what runs off its side."""
    found = [
        f"{violation['id']}: {[node['target'] for node in violation['nodes']]}"
        for violation in Axe().run(page).response["violations"]
    ]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("it runs off the side")
    return found


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_axe_finds_nothing_and_nothing_runs_off_the_side(
    house: House, open_page: OpenPage, device: Device, dark: bool
) -> None:
    page = open_page(device, dark=dark, language="en-GB")

    guest = f"{device}-{dark}@example.org".lower()
    found = {name: amiss(page) for name in outside(house, page, guest=guest)}
    found |= {name: amiss(page) for name in inside(house, page, guest=guest)}

    assert len(found) == 40
    assert {name: each for name, each in found.items() if each} == {}


def test_one_signs_in_and_out_by_keyboard_alone(house: House, open_page: OpenPage) -> None:
    page = open_page(language="en-GB")
    person = house.people["journalist"]
    page.goto(f"{house.root_by_number}/login")
    seen = []

    def tab_to(name: str) -> None:
        for _ in range(12):
            page.keyboard.press("Tab")
            label = page.evaluate(
                "document.activeElement.labels?.[0]?.innerText ?? document.activeElement.innerText"
            )
            seen.append(label)
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"nothing shows that one is at {label}"
            if label == name:
                return
        raise AssertionError(f"{name} was not reached; only {seen}")

    expect(page.get_by_label("Email")).to_be_focused()
    page.keyboard.type(person.email)
    tab_to("Password")
    page.keyboard.type(person.password)
    tab_to("Sign in")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{house.root_by_number}/")

    page.goto(f"{house.root_by_number}/logout")
    tab_to("Stay")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    page.wait_for_url(f"{house.root_by_number}/login")


def test_a_new_password_can_be_looked_at(house: House, open_page: OpenPage) -> None:
    page = open_page(language="en-GB")
    house.sign_in(page, "lawyer")
    page.goto(f"{house.root}/password/change")
    field = page.get_by_label("New password")
    field.fill("un merle sous la pluie")

    page.get_by_role("button", name="Show").click()
    expect(field).to_have_attribute("type", "text")
    page.get_by_role("button", name="Hide").click()

    expect(field).to_have_attribute("type", "password")
    expect(field).to_have_value("un merle sous la pluie")
