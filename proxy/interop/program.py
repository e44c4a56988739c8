"""Programs in processes of their own, whose lines are kept."""

import asyncio
import os
import re

from news import PATIENCE_SECONDS, Missing, News

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Program:
    """A process and all that it has printed; standard error is read with the output."""

    def __init__(self, process):
        self.process = process
        self.lines = []
        self.news = News()
        self.reading = asyncio.create_task(self.read())

    @classmethod
    async def start(cls, words, settings=None, folder=None):
        """Start a command; `settings` come on top of the environment, without a key of whoever runs this."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("MLES_")}
        process = await asyncio.create_subprocess_exec(
            *words,
            cwd=folder,
            env={**environment, **(settings or {})},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        return cls(process)

    async def read(self):
        while line := await self.process.stdout.readline():
            self.lines.append(ESCAPES.sub("", line.decode(errors="replace")).rstrip())
            self.news.tell()
        self.news.tell(ended=True)

    async def says(self, pattern, after=0):
        """Wait for a line, the first `after` of them left out; give the match."""
        matches = lambda: next(filter(None, (re.search(pattern, line) for line in self.lines[after:])), None)
        return await self.news.until(matches, f"a line with {pattern!r}")

    async def end(self, *, kill=False):
        """End it, as Ctrl-C does or at once, and read what it still says."""
        if self.process.returncode is None:
            self.process.kill() if kill else self.process.send_signal(2)
        try:
            await asyncio.wait_for(self.process.wait(), PATIENCE_SECONDS)
        except asyncio.TimeoutError:
            self.process.kill()
            raise Missing(f"the end of process {self.process.pid}: not in time") from None
        await self.reading
