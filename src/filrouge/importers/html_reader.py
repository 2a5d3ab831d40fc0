"""Reads the events of clean HTML (start tag, words, end tag) into pieces."""

import msgspec

from filrouge.domain.blocks import AnyBlock, Audio, LinkCard, Text, Video
from filrouge.domain.text import Run, Runs, plain
from filrouge.importers.base import Missed
from filrouge.importers.html_frame import FRAMES, HEADINGS, Frame, Note, blocks, finished
from filrouge.importers.words import address, collapse, is_blank, printable, squeeze, web_address

BLOCKS = (
    HEADINGS
    | FRAMES
    | frozenset(
        "address article aside br caption center dd details div dl dt fieldset footer header hr "
        "main nav p pre section summary table tbody td tfoot th thead tr".split()
    )
)
"""Elements that begin and end a paragraph."""

INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr".split()
)
MEDIA = frozenset("audio embed iframe img object source video".split())

MAX_DETAIL = 300
"""Characters of a missed thing's address that are quoted."""

_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em"})
_PLAYERS: dict[str, type[Audio | Video]] = {"audio": Audio, "video": Video}


class Line:
    """One paragraph while it is being read; white space is collapsed as a browser does."""

    def __init__(self) -> None:
        self._runs: list[tuple[list[str], Run]] = []
        self._ends_in_space = True

    @property
    def is_empty(self) -> bool:
        """Say whether no word has come yet."""
        return not self._runs

    def add(self, text: str, marks: Run) -> None:
        """Append words that carry `marks`."""
        text = squeeze(printable(text))
        if self._ends_in_space:
            text = text.removeprefix(" ")
        if not text:
            return
        self._ends_in_space = text.endswith(" ")
        if self._runs and self._runs[-1][1] == marks:
            self._runs[-1][0].append(text)
        else:
            self._runs.append(([text], marks))

    def take(self) -> Runs:
        """Give the paragraph and begin the next one; one in which nothing is seen is empty."""
        runs = [Run("".join(texts), m.bold, m.italic, m.link) for texts, m in self._runs]
        self._runs, self._ends_in_space = [], True
        if is_blank(plain(runs)):
            return ()
        last = runs.pop()
        kept = last.text.removesuffix(" ")
        return (*runs, msgspec.structs.replace(last, text=kept)) if kept else tuple(runs)


class _Player(msgspec.Struct):
    """An open `iframe`, `object`, `audio` or `video`; what stands inside is for old browsers."""

    tag: str
    source: str
    url: str | None
    title: str
    depth: int = 1


class Reader:
    """The target of an lxml parser: afterwards `blocks` and `missed` hold what was read."""

    def __init__(self, *, base: str | None, where: str) -> None:
        self.blocks: tuple[AnyBlock, ...] = ()
        self.missed: list[Missed] = []
        self._base = base
        self._where = where
        self._frames = [Frame("")]
        self._line = Line()
        self._beside: list[Note | AnyBlock] = []
        self._bold = self._italic = self._paragraphs = 0
        self._links: list[str | None] = []
        self._player: _Player | None = None

    def start(self, tag: str, attrib: dict[str, str]) -> None:
        """Take in a start tag."""
        if self._player is not None:
            self._start_inside(self._player, tag, attrib)
        elif tag == "img":
            self._picture(attrib)
        elif tag in MEDIA:
            self._start_player(tag, attrib)
        elif tag in {"td", "th"}:
            self._line.add(" ", Run(""))
        elif tag in FRAMES or self._is_note(tag):
            self._break()
            self._frames.append(Frame(tag))
        elif tag in BLOCKS:
            self._break()
            self._paragraphs += tag == "p"
            if tag == "table":
                self._miss("table", "")
        elif tag == "a":
            self._links.append(address(attrib.get("href"), self._base))
        else:
            self._bold += tag in _BOLD
            self._italic += tag in _ITALIC or tag == "cite"

    def end(self, tag: str) -> None:
        """Take in an end tag."""
        if self._player is not None:
            self._player.depth -= tag == self._player.tag
            if self._player.depth == 0:
                self._end_player(self._player)
        elif tag == self._frames[-1].tag:
            self._break()
            frame = self._frames.pop()
            self._frames[-1].pieces.extend(finished(frame))
        elif tag in BLOCKS and tag not in {"td", "th"}:
            self._break()
            self._paragraphs -= tag == "p"
        elif tag == "a" and self._links:
            self._links.pop()
        else:
            self._bold -= tag in _BOLD
            self._italic -= tag in _ITALIC or tag == "cite"

    def data(self, text: str) -> None:
        """Take in words."""
        if self._player is None:
            link = self._links[-1] if self._links else None
            self._line.add(text, Run("", self._bold > 0, self._italic > 0, link))

    def close(self) -> None:
        """End what is still open."""
        if self._player is not None:
            self._end_player(self._player)
        self._break()
        while len(self._frames) > 1:
            frame = self._frames.pop()
            self._frames[-1].pieces.extend(finished(frame))
        self.blocks = blocks(self._frames[0].pieces)

    def _break(self) -> None:
        """End the paragraph; what was shown inside it stands below it."""
        runs = self._line.take()
        pieces = self._frames[-1].pieces
        if runs:
            pieces.append(Text(runs=runs))
        pieces.extend(self._beside)
        self._beside.clear()

    def _is_note(self, tag: str) -> bool:
        """Say whether a `cite` or `footer` names the speaker of a quote, a `small` the credit.

        Inside a sentence, `cite` is the title of a work and stands in italics.
        """
        around = self._frames[-1].tag
        if tag == "cite":
            alone = self._line.is_empty and self._paragraphs == 0
            return alone and around == "blockquote"
        if tag == "footer":
            return around == "blockquote"
        return tag == "small" and around == "figcaption"

    def _picture(self, attrib: dict[str, str]) -> None:
        alt = collapse(printable(attrib.get("alt", "")))
        if alt and len(alt) <= 8 and not alt.isascii() and not any(c.isalnum() for c in alt):
            self.data(alt)  # an emoji, drawn
            return
        if {attrib.get("width"), attrib.get("height")} & {"0", "1"}:
            return  # a counter of visits, not a picture
        sources = [attrib.get("data-src", ""), attrib.get("src", "")]
        urls = (web_address(source, self._base) for source in sources if source)
        self._miss("picture", next(filter(None, urls), None) or alt)
        self._beside.append(Note("picture", alt))

    def _start_player(self, tag: str, attrib: dict[str, str]) -> None:
        sources = [attrib.get(name, "") for name in ("src", "data-src", "data")]
        source = next(filter(None, sources), "")
        title = collapse(printable(attrib.get("title", "")))
        player = _Player(tag, source, web_address(source, self._base), title)
        if tag == "embed":
            self._end_player(player)
        elif tag != "source":
            self._player = player

    def _start_inside(self, player: _Player, tag: str, attrib: dict[str, str]) -> None:
        player.depth += tag == player.tag
        if tag in {"source", "embed"} and player.url is None:
            player.source = attrib.get("src", "")
            player.url = web_address(player.source, self._base)

    def _end_player(self, player: _Player) -> None:
        self._player = None
        form = _PLAYERS.get(player.tag)
        if form is None:
            self._miss("embed", player.url or player.source)
        elif player.url is None:
            self._miss("player", player.source)
        if player.url is not None:
            card = LinkCard(url=player.url, title=player.title)
            self._beside.append(form(url=player.url, title=player.title) if form else card)

    def _miss(self, code: str, detail: str) -> None:
        quoted = printable(detail)[:MAX_DETAIL]
        self.missed.append(Missed(code=code, where=self._where, detail=quoted))
