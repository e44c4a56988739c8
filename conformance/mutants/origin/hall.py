"""All channels of a server, and who may enter them."""

from channel import Channel
from frame import HEADER, Names, Resync, body_of, whole
from key import join_strings, key_of


class Hall:
    """Judges first frames. What it refuses leaves no trace."""

    def __init__(self, options):
        self.options = options
        self.channels = {}
        self.deserted = {}

    def admit(self, endpoint, header, frame, outlet):
        """Let a first frame in: give channel and CID, or None (V1-CBOR-12, V1-KEY-04, V1-KEY-05)."""
        try:
            body = body_of(frame[HEADER:])
        except ValueError:
            return None
        if isinstance(body, Resync):
            return self.admit_resync(endpoint, header, body.items, outlet)
        if header.key != self.key(endpoint, body):
            return None
        return self.enter(body.channel, header.cid, outlet, [frame])

    def admit_resync(self, endpoint, outer, items, outlet):
        """Let a history in, on the strength of its first item (RSY-03, RSY-05, RSY-04, RSY-11)."""
        first = self.first_of(items)
        if first is None:
            return None
        header = whole(items[0])
        key = self.key(endpoint, first)
        if header.key != key or self.options.strict_resync and outer.key != key:
            return None
        if None in map(whole, items):
            return None
        if len(items) > 1:
            items = items[:1] + [item for item in items[1:] if belongs(item, first.channel)]
            return self.enter(first.channel, header.cid, outlet, items, merge=True)
        return self.enter(first.channel, header.cid, outlet, items)

    def first_of(self, items):
        """Read the names in item 0, or give None if it has none (RSY-03, RSY-11)."""
        if whole(items[0]) is None:
            return None
        try:
            body = body_of(items[0][HEADER:])
        except ValueError:
            return None
        return body if isinstance(body, Names) else None

    def key(self, endpoint, names):
        """Compute the key that names need here (V1-KEY-02, V1-KEY-03)."""
        return key_of(join_strings(self.options, endpoint, names))

    def enter(self, name, cid, outlet, frames, merge=False):
        """Find or make the channel and join, if the CID is free (V1-JOIN-01, V1-CID-03, V1-CID-06, V1-LIM-09)."""
        channel = self.channels.get(name)
        if channel is None or name in self.deserted:
            if len(self.channels) - len(self.deserted) >= self.options.max_channels:
                return None
        if channel is None:
            channel = self.channels[name] = Channel(name, self.options)
        elif cid in channel.members:
            return None
        self.deserted.pop(name, None)
        if merge:
            channel.join_by_resync(cid, outlet, frames)
        else:
            channel.join(cid, outlet, frames[0])
        return channel, cid

    def leave(self, channel, cid):
        """End a membership; a channel that is left alone is kept for its history (V1-HIST-06, V1-LIM-04, V1-LIM-10)."""
        channel.leave(cid)
        if channel.members:
            return
        self.deserted[channel.name] = channel
        if not channel.history.frames:
            self.forget(channel.name)
        while len(self.deserted) > self.options.max_deserted_channels:
            self.forget(next(iter(self.deserted)))

    def forget(self, name):
        """Drop a channel without members (V1-LIM-04)."""
        del self.deserted[name]
        del self.channels[name]


def belongs(item, channel):
    """Tell whether a frame may be restored in this channel (RSY-12)."""
    try:
        body = body_of(item[HEADER:])
    except ValueError:
        return True
    return isinstance(body, Names) and body.channel == channel
