"""First bodies: ways to write the right ones, and ways to get one thing wrong."""

import spoken


class Bodies:
    """Makes bodies by chance."""

    def __init__(self, chance):
        self.chance = chance

    def right(self, pairs, uid, channel, message):
        """Bodies that mean what these pairs mean."""
        return {
            "canonical": spoken.mapped(pairs),
            "as usual": spoken.mapped(pairs),
            "empty": spoken.body(uid, channel),
            "turned": spoken.mapped(pairs[::-1]),
            "rotated": spoken.mapped(pairs[1:] + pairs[:1]),
            "endless": b"\xbf" + b"".join(pairs) + b"\xff",
            "long heads": spoken.head(spoken.MAP, 3, 2)
            + spoken.string(spoken.TEXT, b"uid", 4)
            + spoken.string(spoken.TEXT, uid, self.chance.choice([1, 2, 4, 8]))
            + pairs[1]
            + spoken.string(spoken.TEXT, b"message", 1)
            + spoken.string(spoken.BYTES, b"long", 8),
            "chunks": spoken.mapped(
                [
                    spoken.chunked(spoken.TEXT, b"uid", 2) + self.name_in_chunks(uid),
                    spoken.string(spoken.TEXT, b"channel") + self.name_in_chunks(channel),
                    spoken.string(spoken.TEXT, b"message")
                    + spoken.chunked(spoken.BYTES, message(), self.chance.choice([1, 23, 24, 300])),
                ]
            ),
            "more pairs": spoken.mapped(self.shuffled(pairs + [self.other_pair(), self.other_pair()])),
            "no items": spoken.mapped(pairs + [spoken.string(spoken.TEXT, b"resync_message") + b"\x80"]),
        }

    def name_in_chunks(self, name):
        if not name.isascii():
            return b"\x7f" + spoken.string(spoken.TEXT, name) + b"\x60\xff"
        return spoken.chunked(spoken.TEXT, name, self.chance.choice([1, 5, 30]))

    def shuffled(self, pairs):
        return self.chance.sample(pairs, len(pairs))

    def other_pair(self):
        """A pair that nobody asks for, with any value."""
        other = self.chance.choice([b"Uid", b"uid2", b"ui", b"", b"Message", b"messages", b"chann", b"resync", b"z" * 30])
        return spoken.string(spoken.TEXT, other) + self.value(3)

    def value(self, depth):
        """Any value, with others inside as deep as that."""
        ways = [
            lambda: bytes([self.chance.randrange(24)]),
            lambda: spoken.head(0x20, self.chance.getrandbits(31)),
            lambda: self.chance.choice([b"\xf4", b"\xf6", b"\xf8\x20", b"\xf9\x00\x00", b"\xfa" + bytes(4), b"\xfb" + bytes(8)]),
            lambda: spoken.string(spoken.TEXT, b"t" * self.chance.choice([0, 5, 24, 256])),
            lambda: spoken.chunked(self.chance.choice([spoken.TEXT, spoken.BYTES]), b"chunks" * self.chance.choice([1, 9]), 25),
            lambda: spoken.string(spoken.BYTES, b"\xff" * self.chance.choice([0, 5, 30])),
        ]
        if depth:
            ways += [
                lambda: b"\x82" + self.value(depth - 1) + self.value(depth - 1),
                lambda: b"\x9f" + self.value(depth - 1) + b"\xff",
                lambda: b"\xa1\x01" + self.value(depth - 1),
                lambda: b"\xbf" + self.value(depth - 1) + self.value(depth - 1) + b"\xff",
                lambda: b"\xc1" + self.value(depth - 1),
            ]
        return self.chance.choice(ways)()

    def wrong(self, uid, channel, good):
        """Bodies that close the connection, whatever the key."""
        pairs = spoken.pairs_of(uid, channel, b"message")
        one = self.chance.randrange(3)
        bad = [
            b"\x07", b"\xf6", b"\x80", b"\xa0", b"\x62\xc3\x28", b"\x61\xff", b"\x63\xed\xa0\x80", b"\x7c", b"\x5d", b"\x3f",
        ]  # fmt: skip
        value = self.chance.choice(bad)
        keys = [b"uid", b"channel", b"message"]
        return {
            f"without {keys[one]}": spoken.mapped(pairs[:one] + pairs[one + 1 :]),
            f"{keys[one]} twice": spoken.mapped(self.shuffled(pairs + [pairs[one]])),
            f"{keys[one]} with {value.hex()}": spoken.mapped(
                pairs[:one] + [spoken.string(spoken.TEXT, keys[one]) + value] + pairs[one + 1 :]
            ),
            f"{keys[one]} in capitals": spoken.mapped(
                pairs[:one]
                + [spoken.string(spoken.TEXT, keys[one].upper()) + pairs[one][len(keys[one]) + 1 :]]
                + pairs[one + 1 :]
            ),
            "an octet more": good + b"\x00",
            "an octet less": good[:-1],
            "cut": good[: self.chance.randrange(1, len(good))],
            "a map of two": b"\xa2" + good[1:],
            "a map of four": b"\xa4" + good[1:],
            "no end": b"\xbf" + good[1:],
            "nothing": b"\xa0",
            "deep": spoken.mapped(pairs + [spoken.string(spoken.TEXT, b"d") + b"\x81" * 300 + b"\x00"]),
            "deep maps": spoken.mapped(pairs + [spoken.string(spoken.TEXT, b"d") + b"\xa1\x00" * 300 + b"\x00"]),
            "too long": spoken.mapped(pairs[:2]) + b"\x67message\x5a\x7f\xff\xff\xff",
            "no items and no names": spoken.mapped([spoken.string(spoken.TEXT, b"resync_message") + b"\x80"]),
        }
