"""At run time too, a reader process holds no Django: it would cost memory and start-up time."""

import json
import subprocess
import sys

IMPORT_ALL = """
import importlib, json, pkgutil, sys
import filrouge.reader
found = pkgutil.walk_packages(filrouge.reader.__path__, "filrouge.reader.")
names = [module.name for module in found]
for name in names:
    importlib.import_module(name)
print(json.dumps({"imported": names, "modules": sorted(sys.modules)}))
"""


def test_the_reader_loads_no_django() -> None:
    # when every module of the reader is imported in a fresh process
    result = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL], capture_output=True, text=True, check=True, timeout=60
    )

    # then nothing of Django came along
    answer = json.loads(result.stdout)
    assert answer["imported"] != []
    assert [name for name in answer["modules"] if name.split(".")[0] == "django"] == []
