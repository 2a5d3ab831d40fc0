"""Setting Django up, in a process of its own: that can be done once a process."""

import subprocess
import sys
from pathlib import Path

from tests.serving import START_S, environment

_START = """
import sys
from pathlib import Path
from filrouge.config import load
from filrouge.project.start import start
start(load(data=Path(sys.argv[1])))
from datetime import timedelta
from django.contrib.sessions.models import Session
from django.utils import timezone
print(*Session.objects.order_by("session_key").values_list("session_key", flat=True))
for key, days in (("gone", -1), ("open", 1)):
    Session.objects.get_or_create(
        session_key=key, defaults={"expire_date": timezone.now() + timedelta(days=days)}
    )
"""


def started(data: Path) -> str:
    """Start, and give the sessions that are there then; afterwards there is an expired one too."""
    done = subprocess.run(
        [sys.executable, "-c", _START, str(data)],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=environment(),
        timeout=START_S * 2,
    )
    return done.stdout.strip()


def test_a_start_makes_the_tables_and_sweeps_out_sessions_that_have_expired(tmp_path: Path) -> None:
    assert started(tmp_path) == ""
    assert started(tmp_path) == "open"
