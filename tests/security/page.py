"""What a page would have a browser run, as it is written and not as it is meant."""

from html.parser import HTMLParser

from filrouge.formats.early import EARLY

DATA = {"application/json", "application/ld+json"}
FOREIGN = frozenset({"iframe", "object", "embed", "base", "frame", "applet", "portal"})
ADDRESSES = frozenset({"href", "src", "action", "formaction", "data", "poster", "xlink:href"})


class _Inline(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name.lower(): value or "" for name, value in attrs}
        if tag == "style" or tag in FOREIGN:
            self.found.append(tag)
        self._in_script = tag == "script" and "src" not in said and said.get("type") not in DATA
        for name, value in said.items():
            scheme = "".join(value.split()).lower().partition(":")[0]
            if name == "style" or name.startswith("on") or name == "srcdoc":
                self.found.append(f"{tag} {name}")
            elif name in ADDRESSES and scheme in {"javascript", "vbscript"}:
                self.found.append(f"{tag} {name}={value}")
        if tag == "meta" and said.get("http-equiv", "").lower() == "refresh":
            self.found.append("meta refresh")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        # The one that the policy names by its hash (tests/formats/test_early.py).
        if self._in_script and data != EARLY:
            self.found.append("script")


def inline(html: str) -> list[str]:
    """List what of a page is a script, a style or a frame of its own text."""
    parser = _Inline()
    parser.feed(html)
    parser.close()
    return parser.found


def breaches(policy: str) -> list[str]:
    """List what a Content-Security-Policy lets by that ours must not."""
    directives = {
        name: values
        for name, *values in (part.split() for part in policy.split(";") if part.strip())
    }
    wrong = [f"{name} {value}" for name, value in _loose(directives)]
    missing = [
        name for name in ("base-uri", "form-action", "frame-ancestors") if name not in directives
    ]
    if directives.get("default-src") != ["'none'"]:
        wrong.append("default-src is not 'none'")
    if "'self'" not in directives.get("script-src", []):
        wrong.append("script-src is not 'self'")
    return wrong + [f"no {name}" for name in missing]


def _loose(directives: dict[str, list[str]]) -> list[tuple[str, str]]:
    loose = {"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "http:", "https:"}
    runs = {"script-src", "style-src", "default-src", "connect-src", "object-src", "worker-src"}
    return [
        (name, value)
        for name, values in directives.items()
        for value in values
        if value in loose or (name in runs and value in {"data:", "blob:"})
    ]
