"""A server of Mles version 2 on the library websockets: server.py PORT [KEY]"""
import asyncio
import json
import re
import sys
from collections import defaultdict, deque

from mles import token
from websockets.asyncio.server import serve

PORT = int(sys.argv[1])
KEY = sys.argv[2] if len(sys.argv) > 2 else ""
NAMES = ("uid", "channel", "auth")
STORED = 200


class Refused(Exception):
    """Why a first message joins nobody."""


class Channel:
    """What waits for each member, by uid, and the newest messages."""

    def __init__(self):
        self.members = {}
        self.history = deque(maxlen=STORED)

    def tell(self, message, sender):
        self.history.append(message)
        for uid, waiting in self.members.items():
            if uid != sender:
                waiting.put_nowait(message)


def once(pairs):
    """Makes an object, in which none of the three names comes twice."""
    names = [name for name, _ in pairs if name in NAMES]
    if len(names) != len(set(names)):
        raise Refused("a name twice")
    return dict(pairs)


def judge(message):
    """Returns uid, channel, and the first message as others see it."""
    if not isinstance(message, str):
        raise Refused("no text")
    first = json.loads(message, object_pairs_hook=once)
    if not isinstance(first, dict):
        raise Refused("no object")
    json.dumps(first, ensure_ascii=False).encode()  # no UTF-8 has half of a surrogate pair: a ValueError
    uid, channel, auth = (first.get(name) for name in NAMES)
    if not all(isinstance(name, str) and name for name in (uid, channel)):
        raise Refused("no names")
    if auth is None and not KEY:
        return uid, channel, message
    if not isinstance(auth, str) or not re.fullmatch("[0-9a-fA-F]+", auth):
        raise Refused("no token")
    if int(auth, 16) != int(token(uid, channel, KEY), 16):
        raise Refused("wrong token")
    del first["auth"]
    return uid, channel, json.dumps(first, separators=(",", ":"), ensure_ascii=False)


CHANNELS = defaultdict(Channel)


async def write(socket, waiting):
    while True:
        await socket.send(await waiting.get())


async def session(socket):
    try:
        uid, name, shown = judge(await socket.recv())
        channel = CHANNELS[name]
        if uid in channel.members:
            raise Refused("already there")
    except (Refused, ValueError) as refusal:
        await socket.close(1008, str(refusal)[:80])
        return
    waiting = channel.members[uid] = asyncio.Queue()
    for message in channel.history:
        waiting.put_nowait(message)
    writer = asyncio.create_task(write(socket, waiting))
    try:
        channel.tell(shown, uid)
        async for message in socket:
            channel.tell(message, uid)
    finally:
        del channel.members[uid]
        writer.cancel()


async def main():
    own = [None, f"http://127.0.0.1:{PORT}"]
    options = {"subprotocols": ["mles-websocket"], "origins": own, "max_size": 16_777_215}
    async with serve(session, "127.0.0.1", PORT, compression=None, **options) as server:
        await server.serve_forever()


asyncio.run(main())
