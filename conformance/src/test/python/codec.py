#!/usr/bin/env python3
"""A Mles codec for the vector packs: Python's standard library and nothing else."""
import ipaddress
import json
import sys

from codec_common import MAX_BODY, MAX_JSON, Refused, no_constant, octets, require, siphash, spell, text
from codec_v2 import op_v2_auth, op_v2_decode, op_v2_encode, op_ws_decode, op_ws_encode

MAX_DEPTH = 128


def join_key(*strings):
    return siphash(b"".join(s.encode() + b"\xff" for s in strings))


def ids(cid, key):
    return {"cid": "%08x" % cid, "key": "%016x" % key}


# CBOR, as little of it as is needed.

class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, n):
        require(n <= len(self.data) - self.at, "the body ends too early")
        self.at += n
        return self.data[self.at - n:self.at]

    def item(self, depth=0):
        """Returns (type, value); maps as lists of pairs, so that duplicates stay visible."""
        require(depth <= MAX_DEPTH, "nested too deep")
        first = self.take(1)[0]
        major, low = first >> 5, first & 31
        require(low < 28 or (low == 31 and major in (2, 3, 4, 5, 7)), "reserved head")
        if major == 7:
            require(first != 0xFF, "a break where a value should be")
            extra = {24: 1, 25: 2, 26: 4, 27: 8}.get(low, 0)
            rest = self.take(extra)
            require(low != 24 or rest[0] >= 32, "simple value in two octets")
            return "simple", None
        endless = low == 31
        n = low if low < 24 or endless else int.from_bytes(self.take(1 << (low - 24)), "big")
        if major in (0, 1):
            return "int", n
        if major in (2, 3):
            return self.string(major, None if endless else n)
        if major == 6:
            return "tag", self.item(depth + 1)
        count = None if endless else n * (major - 3)
        values = []
        while count is None or len(values) < count:
            if count is None and self.data[self.at:self.at + 1] == b"\xff":
                self.at += 1
                break
            values.append(self.item(depth + 1))
        if major == 4:
            return "array", values
        require(len(values) % 2 == 0, "a key without a value")
        return "map", list(zip(values[::2], values[1::2]))

    def string(self, major, length):
        kind = ("bytes", "text")[major - 2]
        if length is not None:
            raw = self.take(length)
            return kind, raw if major == 2 else self.utf8(raw)
        parts = []
        while self.data[self.at:self.at + 1] != b"\xff":
            require(self.at < len(self.data), "chunks without an end")
            head = self.data[self.at]
            require(head >> 5 == major and head & 31 != 31, "a chunk of another type")
            parts.append(self.item()[1])
        self.at += 1
        return kind, (b"" if major == 2 else "").join(parts)

    @staticmethod
    def utf8(raw):
        try:
            return raw.decode()
        except UnicodeDecodeError as e:
            raise Refused("not UTF-8: %s" % e)


def head(major, n):
    if n < 24:
        return bytes([major << 5 | n])
    width = 1 if n < 1 << 8 else 2 if n < 1 << 16 else 4
    return bytes([major << 5 | 23 + width.bit_length()]) + n.to_bytes(width, "big")


def cbor(value):
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    if isinstance(value, list):
        return head(4, len(value)) + b"".join(map(cbor, value))
    return head(5, len(value)) + b"".join(cbor(k) + cbor(v) for k, v in value.items())


# Frames.

def header(length, cid, key):
    require(1 <= length <= MAX_BODY, "length %d" % length)
    return b"M" + length.to_bytes(3, "big") + cid.to_bytes(4, "big") + key.to_bytes(8, "big")


def read_header(data):
    require(data[:1] == b"M", "type octet")
    require(len(data) >= 4, "too short")
    length = int.from_bytes(data[1:4], "big")
    require(length > 0, "length 0")
    require(len(data) >= 16, "too short")
    return length, int.from_bytes(data[4:8], "big"), int.from_bytes(data[8:16], "big")


def body(frame):
    length, cid, key = read_header(frame)
    require(len(frame) == 16 + length, "not one whole frame")
    reader = Reader(frame[16:])
    kind, pairs = reader.item()
    require(kind == "map", "no map")
    require(reader.at == length, "octets after the map")
    return cid, key, named(pairs)


def named(pairs):
    names = [k for k in pairs if k[0][0] == "text"]
    fields = {k[1]: v for k, v in names}
    require(len(fields) == len(names), "a key twice")
    return fields


def field(fields, name, kind):
    require(name in fields and fields[name][0] == kind, "no %s %s" % (kind, name))
    return fields[name][1]


def expected_key(auth, uid, channel):
    if auth.get("sharedKey"):
        return join_key(auth["sharedKey"], uid, channel)
    address_key = [auth["addressKey"]] if auth.get("addressKey") else []
    return join_key(auth.get("endpoint", ""), *address_key, uid, channel)


def message(frame, auth=None):
    cid, key, fields = body(frame)
    uid, channel = field(fields, "uid", "text"), field(fields, "channel", "text")
    data = field(fields, "message", "bytes")
    require("resync_message" not in fields, "a resync")
    require(auth is None or key == expected_key(auth, uid, channel), "wrong key")
    return cid, key, uid, channel, data


def resync(frame):
    cid, key, fields = body(frame)
    items = field(fields, "resync_message", "array")
    require(items, "no items")
    found = []
    for kind, pairs in items:
        require(kind == "map", "an item that is no map")
        found.append(field(named(pairs), "encoded_msg", "bytes"))
    return cid, key, found


# Operations.

def op_key(q):
    if "strings" in q:
        key = join_key(*map(text, q["strings"]))
    else:
        key = expected_key(q["auth"], text(q["uid"]), text(q["channel"]))
    return ids(key & 0xFFFFFFFF, key)


def op_header(q):
    if "hex" in q:
        length, cid, key = read_header(octets(q["hex"]))
        return dict(ids(cid, key), length=length)
    return {"hex": header(q["length"], int(q["cid"], 16), int(q["key"], 16)).hex()}


def op_encode(q):
    uid, channel = text(q["uid"]), text(q["channel"])
    data = cbor({"uid": uid, "channel": channel, "message": octets(q["message"])})
    key = int(q["key"], 16) if "key" in q else expected_key(q["auth"], uid, channel)
    cid = int(q["cid"], 16) if "cid" in q else key & 0xFFFFFFFF
    return {"hex": spell(header(len(data), cid, key) + data)}


def op_decode(q):
    cid, key, uid, channel, data = message(octets(q["hex"]), q.get("auth"))
    return dict(ids(cid, key), uid=uid, channel=channel, message=spell(data))


def op_resync_encode(q):
    items = [{"encoded_msg": octets(item)} for item in q["items"]]
    data = cbor({"resync_message": items})
    return {"hex": spell(header(len(data), int(q["cid"], 16), int(q["key"], 16)) + data)}


def op_resync_decode(q):
    cid, key, items = resync(octets(q["hex"]))
    return dict(ids(cid, key), items=[spell(item) for item in items])


def first_frames(frame, auth):
    if "resync_message" not in body(frame)[2]:
        message(frame, auth)
        return [frame]
    items = resync(frame)[2]
    for item in items:
        require(len(item) == 16 + read_header(item)[0], "an item that is no frame")
    message(items[0], auth)
    return items


def op_stream(q):
    data, frames, pending, at = octets(q["hex"]), [], b"", 0
    refused = False
    try:
        for length in q.get("segments", [len(data)]):
            pending += data[at:at + length]
            at += length
            while pending:
                require(pending[:1] == b"M", "type octet")
                if len(pending) < 4:
                    break
                whole = 16 + int.from_bytes(pending[1:4], "big")
                require(whole > 16, "length 0")
                if len(pending) < whole:
                    break
                frame, pending = pending[:whole], pending[whole:]
                frames += [frame] if frames else first_frames(frame, q["auth"])
    except Refused:
        refused = True
    return {"frames": [spell(f) for f in frames], "refused": refused, "rest": len(pending)}


def merged(held, items):
    result, taken, missing, at = list(held), [False] * len(held), [], 0
    for item in items:
        same = [i for i, frame in enumerate(result) if frame == item and not taken[i]]
        if same:
            taken[same[0]] = True
            at = same[0] + 1
        else:
            result.insert(at, item)
            taken.insert(at, True)
            missing.append(item)
            at += 1
    return missing, result


def whole_frames(data):
    while data:
        whole = 16 + read_header(data)[0]
        yield data[:whole]
        data = data[whole:]


def op_channel(q):
    heard, held, members = [], [], set()
    for stream in q["streams"]:
        first, *later = whole_frames(octets(stream))
        try:
            items = first_frames(first, q["auth"])
            require(items[0][4:8] not in members, "the CID is taken")
        except Refused:
            continue
        members.add(items[0][4:8])
        restores = len(items) > 1 and held
        missing, held = merged(held, items) if restores else (items, held + items)
        heard += missing + later
        held = (held + later)[max(0, len(held) + len(later) - q["historyLimit"]):]
    return {"heard": [spell(f) for f in heard], "history": [spell(f) for f in held]}


def op_siphash(q):
    return {"hash": "%016x" % siphash(octets(q["hex"]), bytes.fromhex(q["sipKey"]))}


def op_endpoint(q):
    address = ipaddress.ip_address(q["address"])
    if address.version == 4:
        return {"text": "%s:%d" % (address, q["port"])}
    groups = [format(int(g, 16), "x") for g in address.exploded.split(":")]
    return {"text": "[%s]:%d" % (":".join(groups), q["port"])}


# The N draft.

def no_duplicates(pairs):
    require(len(dict(pairs)) == len(pairs), "a member twice")
    return dict(pairs)


def names(raw):
    try:
        found = json.loads(
            raw.decode(), object_pairs_hook=no_duplicates, parse_constant=no_constant)
    except ValueError as e:
        raise Refused(str(e))
    require(isinstance(found, dict), "no object")
    for name in ("uid", "channel"):
        require(isinstance(found.get(name), str) and found[name], "no " + name)
    return found["uid"], found["channel"]


def n_hash(first, auth, uid, channel):
    strings = ([auth["sharedKey"]] if auth.get("sharedKey") else []) + [uid, channel]
    return siphash(first + b"".join(s.encode() + b"\xff" for s in strings))


def op_n_encode(q):
    raw = text(q["json"]).encode()
    require(2 <= len(raw) <= MAX_BODY, "length %d" % len(raw))
    uid, channel = names(raw)
    first = b"N" + len(raw).to_bytes(3, "big")
    hashed = n_hash(first, q.get("auth", {}), uid, channel)
    return {"hex": spell(first + hashed.to_bytes(8, "big") + raw)}


def op_n_decode(q):
    data = octets(q["hex"])
    require(data[:1] == b"N" and len(data) >= 4, "no header")
    length = int.from_bytes(data[1:4], "big")
    require(2 <= length <= MAX_JSON, "length %d" % length)
    require(len(data) >= 12 + length, "too short")
    uid, channel = names(data[12:12 + length])
    hashed = int.from_bytes(data[4:12], "big")
    require(hashed == n_hash(data[:4], q.get("auth", {}), uid, channel), "wrong hash")
    return {"uid": uid, "channel": channel, "hash": "%016x" % hashed,
            "rest": len(data) - 12 - length}


def main():
    for line in sys.stdin:
        q = json.loads(line)
        op = globals().get("op_" + q["op"].replace("-", "_"))
        answer = {"id": q["id"], "ok": False}
        try:
            if op is None:
                answer["unsupported"] = True
            else:
                answer.update(value=op(q), ok=True)
        except (Refused, UnicodeEncodeError) as e:
            answer["reason"] = str(e)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
