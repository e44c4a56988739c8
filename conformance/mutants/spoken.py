"""What clients say: frames and bodies, right ones and wrong ones."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "origin"))
import key as keys  # noqa: E402
from frame import Names  # noqa: E402

sys.path.pop(0)
for _module in ("key", "frame", "cbor"):
    sys.modules.pop(_module, None)

BYTES, TEXT, ARRAY, MAP, TAG = 0x40, 0x60, 0x80, 0xA0, 0xC0


def head(kind, number, width=0):
    """Encode a head; width is the least number of octets for the number, which may be more than it needs."""
    needed = 0 if number < 24 else 1 if number < 256 else 2 if number < 1 << 16 else 4
    width = max(width, needed)
    if width == 0:
        return bytes([kind | number])
    return bytes([kind | {1: 24, 2: 25, 4: 26, 8: 27}[width]]) + number.to_bytes(width, "big")


def string(kind, value, width=0):
    """Encode a string in one piece."""
    return head(kind, len(value), width) + value


def chunked(kind, value, octets):
    """Encode a string in chunks; the names of the conversations have no character that this would cut."""
    pieces = [value[at : at + octets] for at in range(0, len(value), octets)]
    return bytes([kind | 31]) + b"".join(string(kind, piece) for piece in pieces) + b"\xff"


def pairs_of(uid, channel, message):
    """Encode the three pairs."""
    return [
        string(TEXT, b"uid") + string(TEXT, uid),
        string(TEXT, b"channel") + string(TEXT, channel),
        string(TEXT, b"message") + string(BYTES, message),
    ]


def mapped(pairs):
    """Encode a map of pairs that are encoded already."""
    return head(MAP, len(pairs)) + b"".join(pairs)


def body(uid, channel, message=b""):
    """Encode a body in the canonical form."""
    return mapped(pairs_of(uid, channel, message))


def resync(items, more=()):
    """Encode a body that brings frames back."""
    wrapped = b"".join(mapped([string(TEXT, b"encoded_msg") + string(BYTES, item)]) for item in items)
    return mapped([string(TEXT, b"resync_message") + head(ARRAY, len(items)) + wrapped, *more])


def frame(octets, cid, key, kind=0x4D, length=None):
    """Put a header in front of a body."""
    length = len(octets) if length is None else length
    return bytes([kind]) + length.to_bytes(3, "big") + cid.to_bytes(4, "big") + key.to_bytes(8, "big") + octets


def key_for(options, address, uid, channel):
    """Compute the key that a client at an address needs."""
    said = type("Said", (), {"key": options.get("key"), "address_key": options.get("address_key")})
    return keys.key_of(keys.join_strings(said, keys.endpoint_text(address), Names(uid, channel)))
