"""The address that a page proposes is the one that the server makes."""

import json
import re

from filrouge.service.slug import slugify
from tests.require import ROOT


def test_the_pairs_of_the_script_s_test_hold_here_too() -> None:
    source = (ROOT / "web/newsroom/pages/opening.test.ts").read_text(encoding="utf-8")
    pairs = re.findall(r'^ +\[("[^"]*"), ("[^"]*")\],$', source, re.MULTILINE)

    assert len(pairs) >= 5
    for headline, slug in pairs:
        assert slugify(json.loads(headline)) == json.loads(slug)
    assert slugify("mot " * 40) == "mot-" * 19 + "mot"
    assert slugify("x" * 100) == "x" * 80
