"""A terminal that a chat client runs in, and what stands on its screen."""

import asyncio
import fcntl
import os
import pty
import re
import struct
import termios

from news import News
from program import ESCAPES

ROWS, COLUMNS = 100, 200
CLEARED = "\x1b[2J"
CHAT_LINE = re.compile(r"^\d\d:\d\d ([^:]+: .*)$", re.MULTILINE)


class Terminal:
    """A client on a terminal of its own. It draws the whole screen anew for each message, a prompt last."""

    def __init__(self, process, master):
        self.process = process
        self.master = master
        self.raw = b""
        self.news = News()
        asyncio.get_running_loop().add_reader(master, self.read)

    @classmethod
    async def start(cls, words, settings):
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        environment = {name: value for name, value in os.environ.items() if not name.startswith("MLES_")}
        process = await asyncio.create_subprocess_exec(
            *words,
            env={**environment, "TERM": "xterm", **settings},
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(slave)
        return cls(process, master)

    def read(self):
        try:
            octets = os.read(self.master, 65_536)
        except OSError:  # how Linux says that nobody has the terminal open any more
            octets = b""
        self.raw += octets
        if not octets:
            asyncio.get_running_loop().remove_reader(self.master)
        self.news.tell(ended=not octets)

    def lines(self):
        """Give the chat on the last screen that was drawn whole, without times of day."""
        drawn = [screen for screen in self.raw.decode(errors="replace").split(CLEARED) if "> " in screen]
        text = ESCAPES.sub("", drawn[-1]) if drawn else ""
        return CHAT_LINE.findall(text.replace("\r", ""))

    async def asks(self, prompt):
        await self.news.until(lambda: prompt in self.raw, f"prompt {prompt!r}")

    async def shows(self, line):
        await self.news.until(lambda: line in self.lines(), f"line {line!r} on a screen")

    def type(self, text):
        os.write(self.master, text.encode())

    async def ended(self):
        """Wait until it has ended by itself, or by what was typed; give its exit code."""
        await self.news.until(lambda: self.news.ended, "the end of a client")
        return await self.process.wait()

    async def end(self):
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()
        asyncio.get_running_loop().remove_reader(self.master)
        os.close(self.master)
