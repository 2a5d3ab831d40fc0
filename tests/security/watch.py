"""A browser's page with traps: nothing in it may run, load or lead anywhere but to the house.

That the policy keeps something out is no excuse: it had become markup before. So the traps take
what the policy reports as well as what gets past it.
"""

from collections.abc import Mapping
from urllib.parse import urlsplit

from playwright.sync_api import Dialog, Page, Request, Route

from filrouge.formats.early import EARLY

_TRAPS = """
window.breaches = [];
addEventListener("securitypolicyviolation", (event) => {
  window.breaches.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
});
"""

_MARKUP = r"""(early) => {
  const found = [];
  const runs = /^(javascript|vbscript|data:text|data:image.svg)/i;
  const addresses = /^(href|src|action|formaction|data|srcdoc|poster|xlink:href)$/i;
  const foreign = /^(iframe|object|embed|base|frame|applet|math|marquee|foreignobject|xss)$/i;
  const bare = /[\u0000-\u0020]/g;
  const walk = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (foreign.test(one.localName)) found.push(one.localName);
      const isOurs = /^application\/(ld\+)?json$/.test(one.type) || one.text === early;
      if (one.localName === "script" && !one.src && !isOurs) found.push("script");
      for (const { name, value } of one.attributes) {
        if (/^on/i.test(name)) found.push(`${one.localName} ${name}`);
        if (addresses.test(name) && runs.test(value.replace(bare, "")) && !isIcon(one))
          found.push(`${one.localName} ${name}=${value}`);
      }
      if (one.shadowRoot) walk(one.shadowRoot);
      if (one.content instanceof DocumentFragment) walk(one.content);
    }
  };
  const isIcon = (one) => one.localName === "link" && one.rel === "icon";
  walk(document);
  return found;
}"""

_WORDS = """() => {
  const said = [document.documentElement.innerText];
  const walk = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.value) said.push(one.value);
      if (one.shadowRoot) { said.push(one.shadowRoot.textContent); walk(one.shadowRoot); }
    }
  };
  walk(document);
  return said.join(" ");
}"""


class Watch:
    """Watches a page from before it loads anything."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.said: list[str] = []
        self._house = urlsplit(address).netloc
        page.add_init_script(_TRAPS)
        page.on("dialog", self._refuse)
        page.context.on("page", lambda opened: self.said.append(f"opened {opened.url}"))
        page.context.route("**/*", self._route)
        page.on("request", self._note)

    def _refuse(self, dialog: Dialog) -> None:
        # "beforeunload" is the desk's own question, which only the browser words.
        if dialog.type != "beforeunload":
            self.said.append(f"dialog {dialog.message}")
        dialog.accept()

    def _is_ours(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.netloc == self._house or parts.scheme in {"blob", "data"}

    def _route(self, route: Route) -> None:
        if self._is_ours(route.request.url):
            route.continue_()
        else:
            route.abort()

    def _note(self, request: Request) -> None:
        if not self._is_ours(request.url):
            self.said.append(f"asked for {request.url}")

    def found(self) -> list[str]:
        """Give what was caught on the page as it is now."""
        breaches: list[str] = self.page.evaluate("window.breaches")
        markup: list[str] = self.page.evaluate(_MARKUP, EARLY)
        caught = [*self.said, *breaches, *markup]
        if urlsplit(self.page.url).netloc != self._house:
            caught.append(f"led to {self.page.url}")
        return caught

    def words(self) -> str:
        """Give all that is to be read on the page, in fields and previews too."""
        words: str = self.page.evaluate(_WORDS)
        return words

    def rest(self) -> None:
        """Give what fails a moment to fail: pictures are asked for, elements get their focus."""
        self.page.evaluate(_REST)

    def follow(self, paths: Mapping[str, str], address: str) -> dict[str, list[str]]:
        """Open pages one after the other; gives what was caught on each."""
        caught = {}
        for name, path in paths.items():
            self.page.goto(address + path)
            self.rest()
            if found := self.found():
                caught[name] = found
            self.said.clear()
        return caught


_REST = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))"""
