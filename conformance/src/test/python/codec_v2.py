"""Version 2: frames of WebSocket, first messages, tokens."""
import codecs
import itertools
import json
import re

from codec_common import MAX_BODY, MAX_JSON, Refused, no_constant, octets, require, siphash, spell, text

# WebSocket, from RFC 6455.

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
KINDS = {TEXT: "text", BINARY: "binary", CLOSE: "close", PING: "ping", PONG: "pong"}
CODES = {kind: code for code, kind in KINDS.items()}
PROTOCOL_ERROR, NOT_UTF8, TOO_BIG, NO_CODE = 1002, 1007, 1009, 1005


class Ended(Exception):
    """The connection ends, by a breach with its code or by a Close with 0."""


def breach(code, unless=False):
    if not unless:
        raise Ended(code)


def may_send(code):
    return 1000 <= code <= 1003 or 1007 <= code <= 1014 or 3000 <= code <= 4999


class Ear:
    """One end of a WebSocket: octets in, messages out."""

    def __init__(self, masked, limit):
        self.masked, self.limit = masked, limit
        self.pending, self.heard = b"", []
        self.kind, self.message, self.checked = 0, b"", codecs.getincrementaldecoder("utf-8")()
        self.seen = 0  # octets of the unfinished frame that were checked as text

    def take(self, data):
        self.pending += data
        while self.frame():
            pass

    def frame(self):
        """Takes a frame that is whole; judges what there is of one that is not."""
        head = self.pending
        if len(head) < 1:
            return False
        kind, final = head[0] & 15, head[0] >= 0x80
        breach(PROTOCOL_ERROR, not head[0] & 0x70 and kind in (0, *KINDS))
        if kind >= CLOSE:
            breach(PROTOCOL_ERROR, final)
        else:
            breach(PROTOCOL_ERROR, (kind == 0) == (self.kind != 0))
        if len(head) < 2:
            return False
        breach(PROTOCOL_ERROR, (head[1] >= 0x80) == self.masked)
        length, start = head[1] & 127, 2
        breach(PROTOCOL_ERROR, kind < CLOSE or length <= 125)
        if length > 125:
            start, least = (4, 126) if length == 126 else (10, 1 << 16)
            if len(head) < start:
                return False
            length = int.from_bytes(head[2:start], "big")
            breach(PROTOCOL_ERROR, least <= length < 1 << 63)
        breach(TOO_BIG, kind >= CLOSE or len(self.message) + length <= self.limit)
        mask = head[start:start + 4] if self.masked else bytes(4)
        start += 4 if self.masked else 0
        payload = bytes(o ^ m for o, m in zip(head[start:start + length], itertools.cycle(mask))) \
            if any(mask) else head[start:start + length]
        if kind < CLOSE and (kind or self.kind) == TEXT:
            self.check(payload)
        if len(head) < start + length:
            return False
        self.pending, self.seen = head[start + length:], 0
        if kind >= CLOSE:
            self.control(kind, payload)
        else:
            self.fragment(kind or self.kind, payload, final)
        return True

    def check(self, payload):
        try:
            self.checked.decode(payload[self.seen:])
        except UnicodeDecodeError:
            raise Ended(NOT_UTF8)
        self.seen = len(payload)

    def fragment(self, kind, payload, final):
        self.kind, self.message = kind, self.message + payload
        if final:
            breach(NOT_UTF8, kind != TEXT or not self.checked.getstate()[0])
            self.heard.append({"kind": KINDS[kind], "hex": spell(self.message)})
            self.kind, self.message = 0, b""

    def control(self, kind, payload):
        if kind != CLOSE:
            self.heard.append({"kind": KINDS[kind], "hex": payload.hex()})
            return
        breach(PROTOCOL_ERROR, len(payload) != 1)
        code = int.from_bytes(payload[:2], "big") if payload else NO_CODE
        breach(PROTOCOL_ERROR, not payload or may_send(code))
        try:
            self.heard.append({"kind": "close", "code": code, "reason": payload[2:].decode()})
        except UnicodeDecodeError:
            raise Ended(NOT_UTF8)
        raise Ended(0)


def op_ws_decode(q):
    data, at = octets(q["hex"]), 0
    ear = Ear(q["end"] == "server", q.get("limit", MAX_BODY))
    code = 0
    try:
        for length in q.get("segments", [len(data)]):
            ear.take(data[at:at + length])
            at += length
    except Ended as e:
        code = e.args[0]
    return {"heard": ear.heard, "refused": code != 0, "code": code}


def op_ws_encode(q):
    kind = CODES[q["kind"]]
    payload = octets(q.get("hex", ""))
    if "code" in q:
        require(may_send(q["code"]), "code %d" % q["code"])
        payload = q["code"].to_bytes(2, "big") + text(q.get("reason", "")).encode()
    length = len(payload)
    require(kind < CLOSE or length <= 125, "%d octets" % length)
    masked = 0x80 if q["end"] == "client" else 0
    if length <= 125:
        frame = bytes([0x80 | kind, masked | length])
    elif length < 1 << 16:
        frame = bytes([0x80 | kind, masked | 126]) + length.to_bytes(2, "big")
    else:
        frame = bytes([0x80 | kind, masked | 127]) + length.to_bytes(8, "big")
    if masked:
        mask = bytes.fromhex(q["mask"])
        frame += mask
        payload = bytes(o ^ m for o, m in zip(payload, itertools.cycle(mask)))
    return {"hex": spell(frame + payload)}


# First messages of version 2.

HEX_DIGITS = re.compile("0*[0-9a-fA-F]{1,16}")


def token(q, uid, channel):
    return siphash((uid + channel + q.get("auth", {}).get("sharedKey", "")).encode())


def encodable(value):
    """Refuses half a character anywhere."""
    if isinstance(value, str):
        value.encode()
    elif isinstance(value, list):
        for each in value:
            encodable(each)


def first_message(raw):
    """Returns all members of the object as pairs, of which some may come twice."""
    try:
        found = json.loads(raw, object_pairs_hook=lambda pairs: ["object"] + [list(p) for p in pairs],
                           parse_constant=no_constant)
        encodable(found)
    except (ValueError, RecursionError) as e:
        raise Refused(str(e))
    require(raw.lstrip(" \t\r\n")[:1] == "{", "no object")
    return [(name, value) for name, value in found[1:]]


def op_v2_decode(q):
    raw = text(q["json"])
    require(len(raw.encode()) <= MAX_JSON, "too long")
    pairs = first_message(raw)
    found = {}
    for name, value in pairs:
        require(name not in ("uid", "channel", "auth") or name not in found, name + " twice")
        found[name] = value
    for name in ("uid", "channel"):
        require(isinstance(found.get(name), str) and found[name], "no " + name)
    uid, channel, auth = found["uid"], found["channel"], found.get("auth")
    require(auth is not None or not q.get("auth", {}).get("sharedKey"), "no token")
    if auth is not None:
        require(isinstance(auth, str) and HEX_DIGITS.fullmatch(auth), "no digits")
        require(int(auth, 16) == token(q, uid, channel), "wrong token")
    return {"uid": uid, "channel": channel, "shown": raw if auth is None else without_auth(raw)}


def without_auth(raw):
    members = json.loads(raw)
    del members["auth"]
    return json.dumps(members, separators=(",", ":"), ensure_ascii=False)


def op_v2_encode(q):
    uid, channel = text(q["uid"]), text(q["channel"])
    require(uid and channel, "an empty name")
    return {"json": json.dumps(
        {"uid": uid, "channel": channel, "auth": "%016x" % token(q, uid, channel)})}


def op_v2_auth(q):
    return {"token": "%016x" % token(q, text(q["uid"]), text(q["channel"]))}
