"""Where mails go."""

from pathlib import Path

from filrouge.config import Settings
from filrouge.project.mail import mail_settings


def test_without_a_server_mails_are_files_in_the_data_folder(tmp_path: Path) -> None:
    assert mail_settings(Settings(data=tmp_path)) == {
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": tmp_path / "mail",
        "DEFAULT_FROM_EMAIL": "Filrouge <filrouge@localhost>",
    }


def test_a_server_is_spoken_to_sealed(tmp_path: Path) -> None:
    settings = Settings(
        data=tmp_path,
        mail="smtp://desk%40example.org:p%2Fw@mail.example.org",
        mail_from="Le Phare <direct@example.org>",
    )

    assert mail_settings(settings) == {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "mail.example.org",
        "EMAIL_PORT": 587,
        "EMAIL_HOST_USER": "desk@example.org",
        "EMAIL_HOST_PASSWORD": "p/w",
        "EMAIL_USE_SSL": False,
        "EMAIL_USE_TLS": True,
        "EMAIL_TIMEOUT": 10,
        "DEFAULT_FROM_EMAIL": "Le Phare <direct@example.org>",
    }


def test_smtps_is_sealed_from_the_start_and_ones_own_machine_is_not(tmp_path: Path) -> None:
    sealed = mail_settings(Settings(data=tmp_path, mail="smtps://mail.example.org"))
    own = mail_settings(Settings(data=tmp_path, mail="smtp://localhost:25"))

    assert [sealed[f"EMAIL_{name}"] for name in ("PORT", "USE_SSL", "USE_TLS")] == [
        465,
        True,
        False,
    ]
    assert [own[f"EMAIL_{name}"] for name in ("PORT", "USE_SSL", "USE_TLS")] == [25, False, False]


def test_the_sender_is_of_the_sites_own_host(tmp_path: Path) -> None:
    settings = Settings(
        data=tmp_path, site_name="Le Phare", site_address="https://direct.example.org"
    )

    assert mail_settings(settings)["DEFAULT_FROM_EMAIL"] == (
        "Le Phare <filrouge@direct.example.org>"
    )
