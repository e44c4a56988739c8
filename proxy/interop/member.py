"""Members of a channel by the library `websockets`, which shares nothing with any of the subjects."""

import asyncio
import json

import websockets

from news import News
from token_of import token_of


class Member:
    """Somebody on a channel who keeps what comes: text as str, binary as bytes."""

    def __init__(self, session):
        self.session = session
        self.heard = []
        self.news = News()
        self.hearing = asyncio.create_task(self.hear())

    @classmethod
    async def open(cls, url, trust):
        """Open a session and say nothing; pings of our own would be messages to the release, so none are sent."""
        session = await websockets.connect(
            url,
            ssl=trust,
            subprotocols=["mles-websocket"],
            max_size=None,
            compression=None,
            ping_interval=None,
        )
        return cls(session)

    async def join(self, uid, channel, key=None):
        """Say the first message of version 2."""
        token = {"auth": token_of(uid, channel, key)} if key else {}
        await self.session.send(json.dumps({"uid": uid, "channel": channel, **token}, separators=(",", ":")))

    async def hear(self):
        try:
            async for message in self.session:
                self.heard.append(message)
                self.news.tell()
        except websockets.exceptions.ConnectionClosed:
            pass  # told as the end, like a close that was asked for
        self.news.tell(ended=True)

    async def hears(self, message):
        """Wait until a message has come, now or before."""
        await self.news.until(lambda: message in self.heard, f"message {message[:60]!r}")

    async def say(self, messages):
        for message in messages:
            await self.session.send(message)

    def words(self):
        """Give all that came except first messages."""
        return [message for message in self.heard if not is_first(message)]

    async def leave(self):
        await self.session.close()
        await self.hearing


def is_first(message):
    """Tell whether it is text as it stands at the beginning of a session."""
    return isinstance(message, str) and message.startswith("{") and "uid" in message


def told(message):
    """Say a message in one line: its opcode, and its text or how long it is."""
    return f"text {message}" if isinstance(message, str) else f"binary {len(message)} octets"
