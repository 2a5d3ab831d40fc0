"""Every setting, once: its name, type, default and help. `docs/settings.md` is made from it."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
from platformdirs import user_data_path

from filrouge.config import value
from filrouge.config.failure import BadSetting
from filrouge.config.redirects import Redirect, load_redirects
from filrouge.config.site import SiteSettings, load_sites
from filrouge.config.value import Unusable

PREFIX = "FILROUGE_"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What an installation may set, by environment variables; the command line goes before them."""

    data: Path
    host: str = "127.0.0.1"
    port: int = 8000
    site_name: str = "Filrouge"
    site_language: str = "fr"
    site_address: str = ""
    time_zone: str = ""
    poll_s: int = 10
    newsroom_path: str = "/redaction"
    secret_key: str = ""
    mail: str = ""
    mail_from: str = ""
    trusted_proxies: int = 0
    upload_mb: int = 25
    silence_min: int = 45
    archive_days: int = 14
    media_days: int = 30
    offline: bool = True
    diffs: bool = True
    sites: tuple[SiteSettings, ...] = ()
    site_short_name: str = ""
    live_path: str = "/live"
    theme: Path | None = None
    style: Path | None = None
    logo: Path | None = None
    icon: Path | None = None
    word: Literal["direct", "live"] = "direct"
    csp_extra: tuple[str, ...] = ()
    redirects: tuple[Redirect, ...] = ()


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table; `read` raises Unusable with the reason for a value it cannot use."""

    name: str
    help: str
    default: str
    read: Callable[[str], Any] = str
    secret: bool = False

    @property
    def variable(self) -> str:
        """The environment variable that carries it."""
        return PREFIX + self.name.upper()

    @property
    def variable_of_file(self) -> str:
        """The variable that names a file with the value, for a secret; "" for others."""
        return f"{self.variable}_FILE" if self.secret else ""


SETTINGS = (
    Setting(
        name="data",
        help="The folder that holds everything: the log, the media.",
        default="the platform's data folder",
        read=value.folder,
    ),
    Setting(name="host", help="The address to listen on.", default="127.0.0.1"),
    Setting(
        name="port",
        help="The port to listen on; 0 takes any free one.",
        default="8000",
        read=value.port,
    ),
    Setting(
        name="site_name",
        help="The house's name, on every page.",
        default="Filrouge",
        read=value.name,
    ),
    Setting(
        name="site_language",
        help="The language of the front page: fr or en. A live's page is in the live's own.",
        default="fr",
        read=value.language,
    ),
    Setting(
        name="site_address",
        help="Where readers find the site, such as https://direct.example.org: for links that"
        " leave the page (canonical addresses, share pictures).",
        default="none: links are relative",
        read=value.address,
    ),
    Setting(
        name="time_zone",
        help="The zone of the newsroom, such as Europe/Paris: hours of the audit trail are in it,"
        " and a new live begins with it.",
        default="the machine's; where it has none, UTC",
        read=value.zone,
    ),
    Setting(
        name="poll_s",
        help="Seconds between two questions of a page that cannot hold a stream open.",
        default="10",
        read=value.seconds,
    ),
    Setting(
        name="newsroom_path",
        help="Where the newsroom's console is.",
        default="/redaction",
        read=value.path,
    ),
    Setting(
        name="secret_key",
        help="Signs sessions and links in mails; the same on every machine of one installation.",
        default="made at the first start, kept in the data folder",
        read=value.key,
        secret=True,
    ),
    Setting(
        name="mail",
        help="The server that sends mail (invitations, new passwords):"
        " `smtp://user:password@host:port`, or `smtps://`.",
        default="none: mails are kept as files in the data folder's `mail`",
        read=value.mail,
        secret=True,
    ),
    Setting(
        name="mail_from",
        help="Who mails are from, such as `La rédaction <direct@example.org>`.",
        default="`filrouge@` and the site's host",
        read=value.name,
    ),
    Setting(
        name="trusted_proxies",
        help="How many proxies stand in front and may say whom they speak for"
        " (`X-Forwarded-For`, `X-Forwarded-Proto`).",
        default="0",
        read=value.proxies,
    ),
    Setting(
        name="upload_mb",
        help="The largest picture that the newsroom may upload, in megabytes.",
        default="25",
        read=value.megabytes,
    ),
    Setting(
        name="silence_min",
        help="Minutes after which a live without a new post warns the newsroom; 0: never.",
        default="45",
        read=value.minutes,
    ),
    Setting(
        name="archive_days",
        help="Days after which a live that has ended, or was forgotten, is archived; 0: never.",
        default="14",
        read=value.days,
    ),
    Setting(
        name="media_days",
        help="Days after which a picture that was uploaded, and that nothing shows, is deleted;"
        " 0: never.",
        default="30",
        read=value.days,
    ),
    Setting(
        name="offline",
        help="Whether browsers keep the pages that a reader has read, to show them without a"
        " connection: on or off. Off, they also forget what they kept.",
        default="on",
        read=value.switch,
    ),
    Setting(
        name="diffs",
        help="Whether the history of a post shows what each correction changed, word by word:"
        " on or off. Words of hidden, erased and withdrawn posts are never shown, save those that"
        " a withdrawal kept on purpose.",
        default="on",
        read=value.switch,
    ),
    Setting(
        name="sites",
        help="A TOML file that names further sites (brands) of the house, each with its key,"
        " `name`, `language` and `address`; and where they differ from the house's, its"
        " `short_name`, `style`, `logo`, `icon` and `diffs`.",
        default="none: the house is one site",
        read=value.file,
    ),
    Setting(
        name="site_short_name",
        help="The house's name where room is short, as behind the title of a page.",
        default="the name",
        read=value.name,
    ),
    Setting(
        name="live_path",
        help="Where lives are, such as `/direct`; addresses under `/live` then lead there.",
        default="/live",
        read=value.live_path,
    ),
    Setting(
        name="theme",
        help="The look of readers' pages: `tabloid` or `night`, which ship, or a folder with"
        " templates, styles and words of the house's own; see `docs/theming.md`.",
        default="Filrouge's own",
        read=value.theme,
    ),
    Setting(
        name="style",
        help="A style sheet of the house, after that of the theme. Fonts and pictures that it names"
        " are files of its folder.",
        default="none",
        read=value.existing_file,
    ),
    Setting(
        name="logo",
        help="A picture in place of the house's name, at the head of every page: SVG, PNG, WebP,"
        " JPEG or AVIF.",
        default="the theme's, else the name in letters",
        read=value.existing_file,
    ),
    Setting(
        name="icon",
        help="The picture in browsers' tabs, of the same kinds.",
        default="the theme's, else Filrouge's",
        read=value.existing_file,
    ),
    Setting(
        name="word",
        help="What readers' pages call a live in French: `direct` or `live`.",
        default="direct",
        read=value.word,
    ),
    Setting(
        name="csp_extra",
        help="Origins, between spaces, from which readers' pages may also load scripts, pictures"
        " and frames, and which their scripts may ask: what the house puts into the theme's slots.",
        default="none: nothing of others is loaded",
        read=value.origins,
    ),
    Setting(
        name="redirects",
        help="A TOML file of addresses that have moved: each old path and its new one.",
        default="none",
        read=value.file,
    ),
)


def load(environment: Mapping[str, str] = os.environ, *, data: Path | None = None) -> Settings:
    """Read the settings; `data`, from the command line, goes before the variable.

    Raises BadSetting for an unknown FILROUGE_* variable or a value that cannot be used.
    """
    known = {setting.variable: setting for setting in SETTINGS}
    in_files = {s.variable_of_file: s for s in SETTINGS if s.secret}
    values: dict[str, Any] = {}
    for variable, text in environment.items():
        if not variable.startswith(PREFIX):
            continue
        setting = known.get(variable) or in_files.get(variable)
        if setting is not None and setting.name in values:
            raise BadSetting(
                "{variable} and {twin} say the same; leave one out",
                variable=setting.variable,
                twin=setting.variable_of_file,
            )
        if setting is None:
            names = ", ".join(sorted([*known, *in_files]))
            raise BadSetting(
                "{variable} is no setting; there are {names}", variable=variable, names=names
            )
        given = _content(variable, text) if variable in in_files else text
        try:
            values[setting.name] = setting.read(given)
        except Unusable as error:
            # A secret is not told, not even a wrong one: what this raises is printed and logged.
            shown = "…" if setting.secret else text
            raise BadSetting(
                "{variable}={value}: {why}", variable=variable, value=shown, why=error
            ) from error
    if "sites" in values:
        own = values.get("site_address", "")
        values["sites"] = load_sites(f"{PREFIX}SITES", values["sites"], own_address=own)
    if "redirects" in values:
        values["redirects"] = load_redirects(f"{PREFIX}REDIRECTS", values["redirects"])
    _keep_apart(values.get("live_path"), values.get("newsroom_path", "/redaction"))
    if data is not None:
        values["data"] = data
    values.setdefault("data", user_data_path("filrouge", appauthor=False))
    return Settings(**values)


def _keep_apart(live_path: str | None, newsroom_path: str) -> None:
    """Refuse lives under the console's path, or it under theirs: one would hide the other."""
    if live_path is None:
        return
    lives, newsroom = f"{live_path}/", f"{newsroom_path}/"
    if lives.startswith(newsroom) or newsroom.startswith(lives):
        why = Unusable("the newsroom's console is under that path")
        variable = f"{PREFIX}LIVE_PATH"
        raise BadSetting("{variable}={value}: {why}", variable=variable, value=live_path, why=why)


def _content(variable: str, name: str) -> str:
    try:
        return Path(name).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise BadSetting(
            "{variable}={value}: {why}", variable=variable, value=name, why=why
        ) from error


def table() -> str:
    """Write the settings as a Markdown table, as it stands in docs/settings.md."""
    rows = [f"| `{s.variable}`{_twin(s)} | {s.default} | {s.help} |" for s in SETTINGS]
    return "\n".join(["| variable | default | what |", "|---|---|---|", *rows]) + "\n"


def _twin(setting: Setting) -> str:
    return f" or `{setting.variable_of_file}`" if setting.secret else ""
