"""Reads CBOR: tolerant of spelling, strict about what is there."""

import re

BYTES, TEXT, ARRAY, MAP, TAG = 2, 3, 4, 5, 6
BREAK = 0xFF
MOST_NESTED = 64
MOST_ITEMS = 10_000
# A message may come in millions of chunks; thousands of short ones are passed over in one step.
SHORT_CHUNKS = re.compile(
    b"(?:" + b"|".join(b"%c.{%d}" % (0x40 + octets, octets) for octets in range(24)) + b"){0,4096}", re.DOTALL
)


class Reader:
    """A place in the octets of one body. What it cannot read is a ValueError."""

    def __init__(self, data):
        self.data = data
        self.at = 0
        self.items = 0

    def take(self, octets):
        """Give the next octets; a length beyond the body costs nothing (V1-CBOR-17, V1-CBOR-14)."""
        end = self.at + octets
        if end > len(self.data):
            raise ValueError("the body ends too early")
        taken = self.data[self.at : end]
        self.at = end
        return taken

    def head(self):
        """Read kind and number; None is the number of what ends with a break (V1-CBOR-07)."""
        first = self.take(1)[0]
        kind, number = first >> 5, first & 31
        if number < 24:
            return kind, number
        if number < 28:
            number = int.from_bytes(self.take(1 << number - 24), "big")
            if first == 0xF8 and number < 32:
                raise ValueError("a simple value that is too long")
            return kind, number
        if number == 31 and BYTES <= kind <= MAP:
            return kind, None
        raise ValueError("no such head")

    def ends(self):
        """Pass over a break, if there is one (V1-CBOR-07)."""
        if self.at < len(self.data) and self.data[self.at] == BREAK:
            self.at += 1
            return True
        return False

    def entries(self, number):
        """Go round once for each entry of an array or a map (V1-CBOR-07)."""
        if number is None:
            while not self.ends():
                yield
        else:
            for _ in range(number):
                yield

    def string(self, kind):
        """Read a string of this kind and no other, in one piece or in chunks (V1-CBOR-16, V1-CBOR-07)."""
        found, number = self.head()
        if found != kind:
            raise ValueError("a value of another kind")
        if number is not None:
            return self.piece(kind, number)
        chunks = []
        while not self.ends():
            found, number = self.head()
            if found != kind or number is None:
                raise ValueError("a chunk of another kind")
            chunks.append(self.piece(kind, number))
        return b"".join(chunks)

    def piece(self, kind, octets):
        """Take a string or a chunk of one; text has to be UTF-8 (V1-CBOR-11)."""
        piece = self.take(octets)
        if kind == TEXT:
            piece.decode()
        return piece

    def skip_chunks(self, kind):
        """Pass over the chunks of a string that nobody asks for (V1-CBOR-07)."""
        while not self.ends():
            if kind == BYTES:
                self.at = SHORT_CHUNKS.match(self.data, self.at).end()
                if self.ends():
                    return
            found, number = self.head()
            if found != kind or number is None:
                raise ValueError("a chunk of another kind")
            self.take(number)

    def skip_bytes(self):
        """Pass over a byte string (V1-CBOR-16)."""
        kind, number = self.head()
        if kind != BYTES:
            raise ValueError("a value of another kind")
        self.skip_string(kind, number)

    def skip_string(self, kind, number):
        """Pass over what follows the head of a string (V1-CBOR-08)."""
        if number is None:
            self.skip_chunks(kind)
        else:
            self.take(number)

    def skip(self, depth=1):
        """Pass over a value, whatever it is, but neither deep nor many ones (V1-CBOR-08, V1-CBOR-15)."""
        self.items += 1
        if depth > MOST_NESTED or self.items > MOST_ITEMS:
            raise ValueError("too much that is of no use")
        kind, number = self.head()
        if kind in (BYTES, TEXT):
            self.skip_string(kind, number)
        elif kind == ARRAY:
            for _ in self.entries(number):
                self.skip(depth + 1)
        elif kind == MAP:
            for _ in self.entries(number):
                self.skip(depth + 1)
                self.skip(depth + 1)
        elif kind == TAG:
            self.skip(depth + 1)
