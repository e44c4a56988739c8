"""One connection without its socket: what it says and what it is owed."""

from collections import deque

from frame import HEADER, header_of


class Outlet:
    """Frames that wait for one reader."""

    def __init__(self, most_octets, wake):
        self.queue = deque()
        self.octets = 0
        self.most_octets = most_octets
        self.wake = wake

    def give_history(self, frames):
        """Owe the history; it does not count against the reader (V1-HIST-01, V1-LIM-03)."""
        for frame in frames:
            self.most_octets += len(frame)
            self.put(frame)

    def put(self, frame):
        """Owe a frame (V1-FWD-05)."""
        self.queue.append(memoryview(frame))
        self.octets += len(frame)
        self.wake(self)

    def sent(self, octets):
        """Note that octets of the oldest frame have gone (V1-FWD-05, V1-FWD-09)."""
        self.octets -= octets
        if octets == len(self.queue[0]):
            self.queue.popleft()
        else:
            self.queue[0] = self.queue[0][octets:]

    def overflows(self):
        """Tell whether the reader is too far behind (V1-LIM-03)."""
        return self.octets > self.most_octets


class Session:
    """Finds the frames in what a client sends: the first one joins, later ones are passed on."""

    def __init__(self, hall, endpoint, outlet):
        self.hall = hall
        self.endpoint = endpoint
        self.outlet = outlet
        self.received = bytearray()
        self.place = None

    def receive(self, data):
        """Take octets as they come; False ends the connection (V1-HDR-11, V1-HDR-12, V1-HDR-13, V1-LIM-05)."""
        self.received += data
        while len(self.received) >= HEADER:
            header = header_of(self.received)
            if header is None or header.octets > self.hall.options.max_body:
                return False
            end = HEADER + header.octets
            if len(self.received) < end:
                return True
            frame = bytes(self.received[:end])
            del self.received[:end]
            if not self.take(header, frame):
                return False
        return True

    def take(self, header, frame):
        """Join with the first frame, pass later ones on as they are (V1-FWD-03, V1-FWD-04, V1-KEY-11)."""
        if self.place:
            channel, cid = self.place
            channel.publish(cid, frame)
        else:
            self.place = self.hall.admit(self.endpoint, header, frame, self.outlet)
        return self.place is not None

    def leave(self):
        """End the membership, if there is one (V1-CLOSE-02, V1-CID-05)."""
        if self.place:
            channel, cid = self.place
            self.place = None
            self.hall.leave(channel, cid)
