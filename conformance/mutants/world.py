"""Sockets, a selector and a clock that are only played: what a server does with them is seen at once and exactly."""

from collections import namedtuple
from selectors import EVENT_READ, EVENT_WRITE

Key = namedtuple("Key", "fileobj data")


class Wire:
    """One connection, seen from its client."""

    def __init__(self, address, takes, gives):
        self.address = address
        self.takes = takes
        self.gives = gives
        self.sent = bytearray()
        self.has_ended = False
        self.was_reset = False
        self.received = bytearray()
        self.is_closed = False


class Socket:
    """The server's end of a wire. Like a real one it is closed when nobody holds it any more."""

    def __init__(self, wire):
        self.wire = wire
        self.is_open = True

    def setblocking(self, _):
        """Nothing here blocks."""

    def setsockopt(self, *_):
        """Nothing here has options."""

    def recv(self, most):
        self.expect_open()
        wire = self.wire
        if wire.sent:
            piece = bytes(wire.sent[: min(most, max(wire.gives, len(wire.sent) // 8))])
            del wire.sent[: len(piece)]
            return piece
        if wire.has_ended:
            return b""
        raise BlockingIOError

    def send(self, octets):
        self.expect_open()
        if not self.wire.takes:
            raise BlockingIOError
        piece = bytes(octets[: max(self.wire.takes, len(octets) // 8)])
        self.wire.received += piece
        return len(piece)

    def expect_open(self):
        if not self.is_open or self.wire.was_reset:
            raise ConnectionResetError

    def close(self):
        self.is_open = False
        self.wire.is_closed = True

    def __del__(self):
        self.close()

    def ready(self):
        """Say what a selector would say."""
        wire = self.wire
        readable = wire.sent or wire.has_ended or wire.was_reset
        writable = wire.takes or wire.was_reset
        return (EVENT_READ if readable else 0) | (EVENT_WRITE if writable else 0)


class Listener:
    """Where newcomers wait."""

    def __init__(self):
        self.waiting = []

    def accept(self):
        if not self.waiting:
            raise BlockingIOError
        wire = self.waiting.pop(0)
        return Socket(wire), wire.address

    def ready(self):
        return EVENT_READ if self.waiting else 0


class Selector:
    """Finds what is ready; if nothing is, its clock goes on to the end of the step."""

    def __init__(self):
        self.now = 0.0
        self.end = 0.0
        self.idle_turns = 0
        self.keys = {}

    def clock(self):
        return self.now

    def register(self, fileobj, events, data):
        if fileobj in self.keys or not events:
            raise ValueError(events)
        self.keys[fileobj] = [events, data]

    def modify(self, fileobj, events, data):
        if not events:
            raise ValueError(events)
        self.keys[fileobj][:] = events, data

    def unregister(self, fileobj):
        del self.keys[fileobj]

    def select(self, timeout):
        found = []
        for fileobj, (events, data) in self.keys.items():
            if fileobj.ready() & events:
                found.append((Key(fileobj, data), fileobj.ready() & events))
        if found:
            self.idle_turns = 0
            return found
        rest = self.end - self.now
        self.idle_turns += not rest
        # Who asks again and again without need gets there as well.
        self.now += rest if timeout is None else min(rest, max(timeout, rest / 50, 0.001))
        return []
