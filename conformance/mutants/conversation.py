"""Random conversations of some clients with one server.

They keep away from what the specification leaves open, so that two right servers answer alike: one client
acts at a time and the next waits until all rest; times and bounds of octets are never met closely; forms
that a server may refuse or accept as it likes are not sent.
"""

import random
from typing import NamedTuple

import spoken
from bodies import Bodies

NAMES = [
    b"a", b"A", b" a", b"a ", b"b", b"", b"garden", b"Garden", b"garden of anna", b"garden of emil",
    b"\xc3\xa9", b"e\xcc\x81", b"\xe6\x97\xa5\xe6\x9c\xac", b"x" * 300 + b"y", b"x" * 300 + b"z", b"x" * 300,
]  # fmt: skip
CIDS = [0, 1, 2, 0xFFFFFFFF, 0x80000000, 0x00010000]
ADDRESSES = [
    ("127.0.0.1", 4001), ("127.0.0.1", 40002), ("10.1.2.3", 4001), ("::1", 4001, 0, 0),
    ("fe80::a:0:1%eth0", 4001, 0, 1), ("::ffff:127.0.0.1", 4001, 0, 0), ("2001:db8::f00", 50000, 0, 0),
]  # fmt: skip
LENGTHS = [0, 1, 22, 23, 24, 25, 200, 226, 227, 255, 256, 257]
LARGE_LENGTHS = [65535 - 24, 65535, 65536, 65537, 70000]
# Of 100 000 octets of history two frames of 40 000 fit, however they are counted, and one of 150 000 never does.
HISTORY_OCTETS = 100_000
HISTORY_LENGTHS = [10, 40_000, 150_000]
FLOOD_BOUND = 20_000
KEY_MODES = [{"key": b"secret"}, {"key": b"k", "address_key": b"p"}, {"address_key": b"pepper"}, {}]
LIMITS = [
    {},
    {},
    {"history_limit": 0},
    {"history_limit": 1},
    {"history_limit": 2},
    {"history_limit": 3},
    {"history_limit": 5},
    {"history_octets": HISTORY_OCTETS},
    {"slow_reader_octets": FLOOD_BOUND, "max_body": 1000},
    {"max_body": 300},
    {"max_connections": 3},
    {"max_unjoined": 1},
    {"max_unjoined": 2},
    {"max_channels": 1},
    {"max_channels": 2},
    {"max_deserted_channels": 0},
    {"max_deserted_channels": 1},
    {"max_deserted_channels": 2},
    {"strict_resync": True},
]


class Step(NamedTuple):
    """One thing that one client does."""

    verb: str
    who: int
    octets: bytes = b""
    note: str = ""
    address: tuple = ("", 0)
    takes: int = 0
    gives: int = 0
    seconds: float = 0.0

    def __str__(self):
        shown = self.octets[:40].hex() + (f"... ({len(self.octets)})" if len(self.octets) > 40 else "")
        text = f"{self.who} {self.verb}"
        if self.verb == "connect":
            text += f" from {self.address[0]} port {self.address[1]}, in pieces of {self.gives} and {self.takes}"
        if self.verb == "wait":
            text = f"wait {self.seconds} s"
        return " ".join(part for part in (text, self.note, shown) if part)


class Conversation(NamedTuple):
    options: dict
    steps: list


def conversation_of(seed):
    """Make the conversation of a seed."""
    return Author(random.Random(seed)).write()


class Author:
    """Writes one conversation, and knows who should be where if the server is right."""

    def __init__(self, chance):
        self.chance = chance
        self.bodies = Bodies(chance)
        self.options = {**chance.choice(KEY_MODES), **chance.choice(LIMITS)}
        self.lengths = self.pick_lengths()
        self.names = chance.sample(NAMES, 3)
        self.cids = chance.sample(CIDS, 3) + [chance.getrandbits(32) for _ in range(4)]
        self.clients = {}
        self.joined = {}
        self.said = {}
        self.steps = []

    def pick_lengths(self):
        if "history_octets" in self.options:
            return HISTORY_LENGTHS
        if "max_body" in self.options or self.chance.random() < 0.9:
            return LENGTHS
        return LENGTHS + LARGE_LENGTHS

    def write(self):
        for _ in range(self.chance.randint(6, 30)):
            self.write_step()
        return Conversation(self.options, self.steps)

    def write_step(self):
        who = self.chance.randrange(5)
        if who not in self.clients:
            self.connect(who)
        elif who not in self.joined:
            self.weighted([(self.join, 16), (self.join_wrongly, 4), (self.join_by_resync, 4), (self.idle, 1)])(who)
        else:
            self.weighted([(self.speak, 10), (self.speak_wrongly, 1), (self.depart, 3), (self.idle, 2)])(who)

    def weighted(self, ways):
        return self.chance.choices([way for way, _ in ways], [weight for _, weight in ways])[0]

    def connect(self, who):
        self.clients[who] = self.chance.choice(ADDRESSES)
        pieces = [1 << 20, 1 << 20, 7, 16, 1000]
        takes, gives = self.chance.choice(pieces), self.chance.choice(pieces)
        self.steps.append(Step("connect", who, address=self.clients[who], takes=takes, gives=gives))

    def say(self, who, octets, note):
        self.steps.append(Step("say", who, octets, note))

    def message(self):
        return self.chance.randbytes(4).hex().encode()[: self.chance.choice([0, 4, 8])] + b"m" * self.length()

    def length(self):
        length = self.chance.choice(self.lengths)
        if "max_body" in self.options:
            return min(length, 150)
        return length

    def names_of(self, who):
        if who not in self.said:
            self.said[who] = self.chance.choice(self.names), self.chance.choice(self.names[:1] * 3 + self.names)
        return self.said[who]

    def key(self, who, uid, channel):
        return spoken.key_for(self.options, self.clients[who], uid, channel)

    def join(self, who):
        """A right first frame, and sometimes more behind it."""
        uid, channel = self.names_of(who)
        pairs = spoken.pairs_of(uid, channel, self.message())
        form, body = self.chance.choice(list(self.bodies.right(pairs, uid, channel, self.message).items()))
        cid = self.chance.choice(self.cids)
        first = spoken.frame(body, cid, self.key(who, uid, channel))
        self.joined[who] = channel
        more = b"".join(self.later_frame(who) for _ in range(self.chance.choice([0, 0, 0, 1, 3])))
        self.say(who, first + more, f"join {uid[:20]!r} {channel[:20]!r} cid {cid:x} {form}")

    def join_wrongly(self, who):
        """A first frame with one thing wrong."""
        uid, channel = self.names_of(who)
        key = self.key(who, uid, channel)
        cid = self.chance.choice(self.cids)
        good = spoken.body(uid, channel, self.message())
        wrong = {
            "key with another bit": spoken.frame(good, cid, key ^ 1 << self.chance.randrange(64)),
            "key of names in the other order": spoken.frame(
                spoken.body(uid, channel + b"#"), cid, self.key(who, channel + b"#", uid)
            ),
            "key without names": spoken.frame(spoken.body(uid, b"new"), cid, self.key(who, uid, b"")),
            "another type": spoken.frame(good, cid, key, kind=self.chance.choice([0, 0x4C, 0x4F, 0xCD, 0x6D])),
            "length 0": spoken.frame(b"", cid, key),
            "more than max_body": spoken.frame(b"", cid, key, length=self.options.get("max_body", 0) + 1)[:16]
            if "max_body" in self.options
            else spoken.frame(b"\x00", cid, key),
        }
        wrong.update(
            (form, spoken.frame(body, cid, key)) for form, body in self.bodies.wrong(uid, channel, good).items()
        )
        note, octets = self.chance.choice(list(wrong.items()))
        self.say(who, octets, note)

    def history(self, who, channel):
        """Frames that a peer may have kept: some that were said here before, some that were not."""
        heard = [
            step.octets for step in self.steps
            if step.verb == "say" and step.note.startswith("join") and len(step.octets) == 16 + int.from_bytes(step.octets[1:4], "big")
        ]  # fmt: skip
        here = [octets for octets in heard if spoken.string(spoken.TEXT, channel) in octets]
        news = [spoken.frame(spoken.body(b"peer", channel, b"%d" % n), n, 5) for n in range(4)]
        news.append(spoken.frame(b"no cbor", 3, 3))
        return self.chance.choices(here + news, k=self.chance.randint(0, 5))

    def join_by_resync(self, who):
        """A first frame that brings a history, right or with one thing wrong."""
        uid, channel = self.names_of(who)
        cid = self.chance.choice(self.cids)
        key = self.key(who, uid, channel)
        first = spoken.frame(spoken.body(uid, channel, b"r"), cid, key)
        others = self.history(who, channel)
        ways = {
            "right": [first] + others,
            "right as well": [first] + others,
            "wrong key": [spoken.frame(first[16:], cid, key ^ 1 << self.chance.randrange(64))] + others,
            "a short item": [first] + others + [first[:15]],
            "an item of nothing": [first] + others + [first[:15], b""],
            "an item too long": [first] + others + [first + b"\x00"],
            "an item of another type": [first, b"\x4e" + first[1:]] + others,
            "a first item that is short": [first[:10]] + others,
            "a first item with no names": [spoken.frame(b"no cbor", cid, key)] + others,
            "an item of another channel": [first]
            + [spoken.frame(spoken.body(uid, channel + b"2", b"planted"), 1, 1)]
            + others,
            "an item that is a resync": [first, spoken.frame(spoken.resync([first]), 1, 1)] + others,
        }
        note, items = self.chance.choice(list(ways.items()))
        outer = self.chance.choice([key, key, key ^ 1, key ^ 1 << 40])
        more = self.chance.choice([[], [], [self.bodies.other_pair()]])
        if note.startswith("right"):
            self.joined[who] = channel
        self.say(who, spoken.frame(spoken.resync(items, more), 77, outer), f"resync of {len(items)}, {note}")

    def later_frame(self, who):
        """A frame of a member: any body, any CID, any key."""
        uid, channel = self.names_of(who)
        bodies = [
            spoken.body(uid, channel, self.message()),
            spoken.body(uid, channel, self.message()),
            spoken.body(b"somebody", self.chance.choice(self.names), b"elsewhere"),
            b"\x00",
            b"no cbor" * 3,
            spoken.resync([spoken.frame(spoken.body(uid, channel, b"inside"), 1, 1)]),
        ]
        return spoken.frame(self.chance.choice(bodies), self.chance.choice(self.cids), self.chance.getrandbits(64))

    def speak(self, who):
        if self.options.get("slow_reader_octets") and self.chance.random() < 0.2 and not self.has_flooded():
            self.flood(who)
            return
        octets = b"".join(self.later_frame(who) for _ in range(self.chance.choice([1, 1, 1, 2, 5])))
        if "history_octets" not in self.options and self.chance.random() < 0.03:
            octets = b"".join(spoken.frame(b"%d" % n, n, n) for n in range(110))
        cut = self.chance.choice([0, 0, 0, 1, 20])
        self.say(who, octets[: len(octets) - cut], f"later frames{', cut' if cut else ''}")
        if cut and self.chance.random() < 0.5:
            self.say(who, octets[len(octets) - cut :], "the rest")

    def has_flooded(self):
        return any(step.note == "flood" for step in self.steps)

    def flood(self, who):
        """Far more, or far less, than a reader may be behind."""
        count = self.chance.choice([5, 100])
        self.say(who, b"".join(spoken.frame(b"f" * 900, n, 0) for n in range(count)), "flood")

    def speak_wrongly(self, who):
        octets = self.later_frame(who)
        wrong = self.chance.choice([b"\x4e" + octets[1:], b"\x00" + octets[1:], octets[:1] + bytes(3) + octets[4:16]])
        self.say(who, octets + wrong, "a later frame, and one with a bad header")

    def depart(self, who):
        self.steps.append(Step(self.chance.choice(["finish", "finish", "reset"]), who))
        if self.chance.random() < 0.6:
            # The same person comes back, on a connection that is another.
            back = max(self.clients) + 1
            self.said[back] = self.said[who]
            self.connect(back)
            self.join(back)

    def idle(self, who):
        verb = self.chance.choice(["wait", "wait", "stall", "drain"])
        self.steps.append(Step(verb, who, seconds=self.chance.choice([0.01, 60.0]) if verb == "wait" else 0.0))
