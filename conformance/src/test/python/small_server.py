"""A small Mles server that is right enough, for servers with mistakes to be derived from."""
import socketserver
import sys
import threading

from codec import Refused, first_frames, message

LOCK = threading.Lock()
CHANNELS = {}


class Channel:
    """Members by CID, and the history. Guarded by LOCK."""

    limit = 100

    def __init__(self):
        self.members = {}
        self.history = []

    def publish(self, frame, sender):
        for member in list(self.members.values()):
            if member is not sender:
                self.send(member, frame)
        self.history = (self.history + [frame])[-self.limit :] if self.limit else []

    def join(self, frame, joiner):
        self.publish(frame, joiner)

    def replay(self, joiner):
        for old in self.history:
            self.send(joiner, old)

    @staticmethod
    def send(member, frame):
        try:
            member.sendall(frame)
        except OSError:
            pass  # its own thread will see it


class Connection(socketserver.StreamRequestHandler):
    def frame(self):
        header = self.rfile.read(16)
        length = int.from_bytes(header[1:4], "big")
        if len(header) < 16 or header[0] != ord("M") or length == 0:
            return None
        body = self.rfile.read(length)
        return header + body if len(body) == length else None

    def handle(self):
        try:
            frames = first_frames(self.frame(), self.server.auth)
            cid, _, _, name, _ = message(frames[0])
        except (Refused, TypeError, OSError):
            return
        with LOCK:
            channel = CHANNELS.setdefault(name, self.server.channel_class())
            if cid in channel.members:
                return
            channel.members[cid] = self.request
            channel.replay(self.request)
            for frame in frames:
                channel.join(frame, self.request)
        try:
            while frame := self.frame():
                with LOCK:
                    channel.publish(frame, self.request)
        except OSError:
            pass
        finally:
            with LOCK:
                del channel.members[cid]


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 100


def serve(channel_class):
    """Serves for ever, by the last arguments of the process: PORT KEY HISTORY."""
    port, key, limit = sys.argv[-3:]
    channel_class.limit = int(limit)
    with Server(("127.0.0.1", int(port)), Connection) as server:
        server.auth = {"sharedKey": key}
        server.channel_class = channel_class
        server.serve_forever()
