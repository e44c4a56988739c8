"""Frames and what is in them."""

from typing import NamedTuple

import cbor

HEADER = 16
TYPE = 0x4D


class Header(NamedTuple):
    octets: int
    cid: int
    key: int


class Names(NamedTuple):
    uid: bytes
    channel: bytes


class Resync(NamedTuple):
    items: list


def header_of(data):
    """Read the header in front of some octets, or give None for a bad one (V1-HDR-05, V1-HDR-06)."""
    octets = int.from_bytes(data[1:4], "big")
    if data[0] != TYPE or octets == 0:
        return None
    return Header(octets, int.from_bytes(data[4:8], "big"), int.from_bytes(data[8:16], "big"))


def whole(item):
    """Read the header of one whole frame, or give None if it is none (RSY-11)."""
    if len(item) < HEADER:
        return None
    header = header_of(item)
    if header is None or len(item) != HEADER + header.octets:
        return None
    return header


def body_of(data):
    """Decode a first body as Names or Resync; what is neither is a ValueError (V1-CBOR-06, V1-CBOR-09)."""
    reader = cbor.Reader(data)
    kind, number = reader.head()
    if kind != cbor.MAP:
        raise ValueError("a body is a map")
    pairs = {}
    for _ in reader.entries(number):
        key = reader.string(cbor.TEXT)
        if key not in READS:
            reader.skip()
        elif key in pairs:
            raise ValueError("a pair that comes twice")
        else:
            pairs[key] = READS[key](reader)
    if reader.at < len(data):
        raise ValueError("octets after the map")
    return meaning_of(pairs)


def meaning_of(pairs):
    """Say what pairs mean together (RSY-22, RSY-13, V1-CBOR-09)."""
    if pairs.get(b"resync_message"):
        return Resync(pairs[b"resync_message"])
    for key in (b"uid", b"channel", b"message"):
        if key not in pairs:
            raise ValueError("a pair is missing")
    return Names(pairs[b"uid"], pairs[b"channel"])


def read_items(reader):
    """Read the frames of a resync; an array of anything else has none (RSY-03, RSY-13)."""
    start = reader.at
    kind, number = reader.head()
    try:
        if kind != cbor.ARRAY:
            raise ValueError("items are an array")
        return [read_item(reader) for _ in reader.entries(number)]
    except ValueError:
        reader.at = start
        reader.skip()
        return []


def read_item(reader):
    """Read the map around one frame (RSY-03)."""
    kind, number = reader.head()
    items = []
    if kind == cbor.MAP:
        for _ in reader.entries(number):
            if reader.string(cbor.TEXT) != b"encoded_msg":
                raise ValueError("an item has one pair")
            items.append(reader.string(cbor.BYTES))
    if len(items) != 1:
        raise ValueError("an item has one pair")
    return items[0]


READS = {
    b"uid": lambda reader: reader.string(cbor.TEXT),
    b"channel": lambda reader: reader.string(cbor.TEXT),
    b"message": lambda reader: reader.skip_bytes(),
    b"resync_message": read_items,
}
