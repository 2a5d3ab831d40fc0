"""A measured program: somebody who asks for one page of the past after the other, until ended.

python -m bench.asker HOST PORT SLUG EVENTS
"""

import sys
from http.client import HTTPConnection
from random import Random


def main() -> None:
    """Ask for moments all over the day; says so once the first is answered."""
    host, port, slug, events = sys.argv[1:]
    connection = HTTPConnection(host, int(port), timeout=20)
    random = Random(1)
    told = False
    while True:
        connection.request("GET", f"/live/{slug}/at/{random.randint(4, int(events))}")
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"a page of the past answered {answer.status}")
        if not told:
            print("asking", flush=True)
            told = True


if __name__ == "__main__":
    main()
