"""A channel: its members and its history."""

from collections import Counter, deque


class History:
    """The newest frames of a channel, within a number and within octets."""

    def __init__(self, most_frames, most_octets):
        self.frames = deque()
        self.octets = 0
        self.most_frames = most_frames
        self.most_octets = most_octets

    def append(self, frame):
        """Keep a frame as the newest (V1-HIST-03)."""
        self.frames.append(frame)
        self.octets += len(frame)
        self.trim()

    def trim(self):
        """Let the oldest go (V1-HIST-04, V1-HIST-05, V1-HIST-10)."""
        while len(self.frames) > self.most_frames or self.octets > self.most_octets:
            self.octets -= len(self.frames.popleft())

    def merge(self, items):
        """Put frames that are missing behind what both timelines share; give those (RSY-06, RSY-07, RSY-18)."""
        places = {}
        for place, frame in enumerate(self.frames):
            places.setdefault(frame, []).append(place)
        taken = Counter()
        missing = {}
        anchor = -1
        for item in items:
            held = places.get(item, [])
            if taken[item] < len(held):
                anchor = max(anchor, held[taken[item]])
            else:
                missing.setdefault(anchor, []).append(item)
            taken[item] += 1
        self.replace(missing)
        return [item for anchor in missing for item in missing[anchor]]

    def replace(self, missing):
        """Take in what is missing, listed by the place that it follows (RSY-18, RSY-17)."""
        merged = deque(missing.get(-1, []))
        for place, frame in enumerate(self.frames):
            merged.append(frame)
            merged.extend(missing.get(place, []))
        self.frames = merged
        self.octets = sum(len(frame) for frame in merged)
        self.trim()


class Channel:
    """Who is in a channel, by CID, and what is kept for those who come."""

    def __init__(self, name, options):
        self.name = name
        self.members = {}
        self.history = History(options.history_limit, options.history_octets)

    def join(self, cid, outlet, frame):
        """Make a member of who brings a first frame (V1-JOIN-03, V1-JOIN-05, V1-HIST-02, V1-HIST-08)."""
        outlet.give_history(self.history.frames)
        self.history.append(frame)
        self.tell([frame])
        self.members[cid] = outlet

    def join_by_resync(self, cid, outlet, items):
        """Make a member of who brings a history (RSY-09, RSY-10, RSY-20, RSY-21)."""
        outlet.give_history(self.history.frames)
        self.tell(self.history.merge(items))
        self.members[cid] = outlet

    def publish(self, sender, frame):
        """Pass a frame on to all others, and keep it (V1-FWD-01, V1-FWD-02, V1-FWD-05)."""
        self.history.append(frame)
        for cid, outlet in self.members.items():
            if cid != sender:
                outlet.put(frame)

    def tell(self, frames):
        """Give frames to all who are there (V1-JOIN-03, RSY-09)."""
        for outlet in self.members.values():
            for frame in frames:
                outlet.put(frame)

    def leave(self, cid):
        """End a membership, without a word to the others (V1-CLOSE-01, V1-CID-07)."""
        del self.members[cid]
