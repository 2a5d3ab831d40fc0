"""Bytes that a browser keeps so that like bytes can be sent as what differs (RFC 9842)."""

from base64 import b64encode
from hashlib import sha256

import zstandard

MAGIC = bytes.fromhex("5e2a4d1820000000")
"""Begins whatever is coded as `dcz`; the dictionary's SHA-256 follows (RFC 9842, 4.2)."""

LEVEL = 9
"""A page of 60 kB takes half a millisecond; level 19 would take 4 ms for a tenth fewer bytes."""

NAME_CHARACTERS = 16
"""Of the digest, in addresses: enough to tell bytes apart in every cache they may be in."""


class Dictionary:
    """Bytes against which others are coded.

    `name` is theirs in addresses, `available` what the header Available-Dictionary says of them.
    """

    def __init__(self, body: bytes) -> None:
        self.body = body
        self._digest = sha256(body).digest()
        self.name = self._digest.hex()[:NAME_CHARACTERS]
        self.available = b":%s:" % b64encode(self._digest)

    def code(self, body: bytes) -> bytes:
        """Code a body as `dcz`.

        What zstandard prepares of a dictionary is let go afterwards: it is ten times as large, and
        each page is coded only once.
        """
        words = zstandard.ZstdCompressionDict(self.body, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
        compressor = zstandard.ZstdCompressor(level=LEVEL, dict_data=words)
        return MAGIC + self._digest + compressor.compress(body)
