#!/usr/bin/env python3
"""A Mles server with two mistakes that a first attempt may well make. usage: PORT KEY HISTORY

1. A frame goes to every member of the channel, its sender too.
2. The history is replayed newest frame first.

All else is right enough: the suite has to name these two and not to lose them among others.
"""
import socketserver
import sys
import threading

from codec import Refused, first_frames, message

PORT, AUTH, LIMIT = int(sys.argv[1]), {"sharedKey": sys.argv[2]}, int(sys.argv[3])
LOCK = threading.Lock()
CHANNELS = {}


class Channel:
    def __init__(self):
        self.members = {}
        self.history = []

    def publish(self, frame, joiner=None):
        for member in self.members.values():
            if member is not joiner:
                self.send(member, frame)  # mistake 1: the sender is a member, too
        self.history = (self.history + [frame])[-LIMIT:] if LIMIT else []

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
            frames = first_frames(self.frame(), AUTH)
            cid, _, _, name, _ = message(frames[0])
        except (Refused, TypeError, OSError):
            return
        with LOCK:
            channel = CHANNELS.setdefault(name, Channel())
            if cid in channel.members:
                return
            channel.members[cid] = self.request
            self.deliver(channel, frames)
        try:
            while frame := self.frame():
                with LOCK:
                    channel.publish(frame)
        except OSError:
            pass
        finally:
            with LOCK:
                del channel.members[cid]

    def deliver(self, channel, frames):
        for old in reversed(channel.history):  # mistake 2
            Channel.send(self.request, old)
        for frame in frames:
            channel.publish(frame, joiner=self.request)


socketserver.ThreadingTCPServer.allow_reuse_address = True
socketserver.ThreadingTCPServer.daemon_threads = True
socketserver.ThreadingTCPServer.request_queue_size = 100
with socketserver.ThreadingTCPServer(("127.0.0.1", PORT), Connection) as server:
    server.serve_forever()
