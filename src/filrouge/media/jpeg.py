"""How many scans a JPEG file is made of (ITU-T T.81, annex B).

Each scan of a progressive file runs over the whole picture again. Half a megabyte can hold 2,646
of them, all within the rules, and take half a minute to decode.
"""

import re
import struct

_STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_SOS, _EOI = 0xDA, 0xD9
# Inside a scan, 0xFF is followed by a zero (a real 0xFF), a restart or another 0xFF (filling).
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def scan_count(data: bytes, *, limit: int) -> int:
    """Count the scans of a JPEG file until there are more than `limit`.

    What follows its end (a telephone's film, a gain map) does not count.
    """
    at, count = 2, 0
    while count <= limit and (found := _NEXT_MARKER.search(data, at)):
        marker, at = data[found.end() - 1], found.end()
        if marker == _EOI:
            break
        if marker in _STANDALONE or at + 2 > len(data):
            continue
        count += marker == _SOS
        at += struct.unpack_from(">H", data, at)[0]
    return count
