"""Passkeys, in a real browser with a device that makes them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.accounts.device import PasskeyDevice
from tests.accounts.house import House, open_house
from tests.browser import OpenPage


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with open_house(tmp_path_factory.mktemp("house") / "data") as house:
        yield house


def add_passkey(house: House, page: Page, role: str, name: str) -> None:
    """Sign in, and add a passkey."""
    house.sign_in(page, role)
    page.goto(f"{house.root}/security")
    page.get_by_role("link", name="Add a passkey").click()
    house.confirm(page, role)
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_role("status")).to_have_text("The passkey is added.")


def sign_out(house: House, page: Page) -> None:
    """Sign out by the page."""
    page.goto(f"{house.root}/logout")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{house.root}/login")


def test_a_passkey_is_added_opens_the_door_is_renamed_and_removed(
    house: House, open_page: OpenPage
) -> None:
    page = open_page(language="en-GB")
    device = PasskeyDevice(page)
    add_passkey(house, page, "journalist", "Office")
    assert device.count() == 1
    sign_out(house, page)

    first = page.get_by_role("main").get_by_role("button").first
    expect(first).to_have_text("Sign in with a passkey")
    first.click()
    page.wait_for_url(f"{house.root}/")

    page.goto(f"{house.root}/security")
    page.get_by_role("link", name="Rename Office").click()
    house.confirm(page, "journalist")
    page.get_by_label("Name").fill("Old office")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Remove Old office").click()
    page.get_by_role("button", name="Remove the passkey").click()
    expect(page.get_by_role("status")).to_have_text("The passkey is removed.")
    expect(page.get_by_text("Old office")).to_have_count(0)

    sign_out(house, page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("status")).to_have_text("This passkey is not known here.")


def test_a_passkey_confirms_who_one_is(house: House, open_page: OpenPage) -> None:
    page = open_page(language="en-GB")
    PasskeyDevice(page)
    add_passkey(house, page, "lawyer", "Phone")
    sign_out(house, page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(f"{house.root}/")

    page.goto(f"{house.root}/security/app")
    page.get_by_role("link", name="Use a passkey").click()
    page.get_by_role("button", name="Use a passkey").click()

    expect(page.get_by_role("heading", name="Set up an app")).to_be_visible()


def test_one_comes_to_the_page_that_was_asked_for(house: House, open_page: OpenPage) -> None:
    page = open_page(language="en-GB")
    PasskeyDevice(page)
    add_passkey(house, page, "copy_editor", "Phone")
    sign_out(house, page)

    page.goto(f"{house.root}/profile")
    page.get_by_role("button", name="Sign in with a passkey").click()

    page.wait_for_url(f"{house.root}/profile")


def test_a_strange_finger_opens_nothing_and_it_is_said(house: House, open_page: OpenPage) -> None:
    page = open_page(language="en-GB")
    device = PasskeyDevice(page)
    add_passkey(house, page, "contributor", "Phone")
    sign_out(house, page)
    device.know_the_finger(False)

    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_role("alert")).to_have_text(
        "No passkey was used. Try again, or sign in with your password."
    )
    assert page.url == f"{house.root}/login"


def test_one_device_makes_one_passkey_for_a_person(house: House, open_page: OpenPage) -> None:
    page = open_page(language="en-GB")
    device = PasskeyDevice(page)
    add_passkey(house, page, "live_editor", "Phone")

    page.goto(f"{house.root}/security/passkeys/add")
    page.get_by_role("button", name="Add the passkey").click()

    expect(page.get_by_role("alert").filter(visible=True)).to_have_text(
        "This device has a passkey for you already."
    )
    assert device.count() == 1


def test_the_desk_signs_in_by_passkey_and_stays(house: House, open_page: OpenPage) -> None:
    page = open_page(language="en-GB")
    PasskeyDevice(page)
    add_passkey(house, page, "read_only", "Phone")
    sign_out(house, page)

    # What the desk's dialog does, in the words of web/newsroom/account/credential.ts.
    answer = page.evaluate(
        """async ([root]) => {
            const json = { headers: { accept: "application/json" } };
            const { csrf } = await (await fetch(`${root}/session`, json)).json();
            const { request_options } = await (await fetch(`${root}/login/passkey`, json)).json();
            const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
                request_options.publicKey);
            const credential = (await navigator.credentials.get({ publicKey })).toJSON();
            const response = await fetch(`${root}/session`, {
                method: "POST",
                headers: { "content-type": "application/json", "x-csrftoken": csrf },
                body: JSON.stringify({ credential }),
            });
            return { status: response.status, ...(await response.json()) };
        }""",
        [house.root],
    )

    assert (answer["status"], answer["signed_in"], answer["name"]) == (200, True, "Andrea Corail")


def test_where_passkeys_cannot_work_none_is_offered(house: House, open_page: OpenPage) -> None:
    page = open_page(language="en-GB")

    page.goto(f"{house.root_by_number}/login")

    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()


def test_without_script_none_is_offered(house: House, open_page: OpenPage) -> None:
    page = open_page(script=False, language="en-GB")

    page.goto(f"{house.root}/login")

    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    house.sign_in(page, "administrator")
