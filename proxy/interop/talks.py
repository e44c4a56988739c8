"""What two people and some others see of each other over a server: the same script over each of the two."""

import difflib

from member import told
from terminal import Terminal

CHANNEL = "garden"
PASSWORD = "a word between friends"
KEY = "interop secret"
# What is said by the run's name, and how our server is started for it.
RUNS = (
    ("as it comes", None, ()),
    ("quiet joins", None, ("--v2-quiet-joins", "--v2-ascii")),
    ("with a key", KEY, ()),
)


class Talk:
    """Chat clients on terminals, and a member that listens, on one channel of one server."""

    def __init__(self, stage, server):
        self.stage = stage
        self.server = server
        self.clients = {}

    async def client(self, name, uid, password=PASSWORD):
        settings = {"SSL_CERT_FILE": str(self.stage.cast.certificate.file)}
        if self.server.key:
            settings["MLES_KEY"] = self.server.key
        words = [*self.stage.cast.client, "-s", self.server.url, "-c", CHANNEL, "-u", uid]
        terminal = await Terminal.start(words, settings)
        self.stage.push_async_callback(terminal.end)
        self.stage.subjects.append({"name": name, "words": words, "key": self.server.key, "output": terminal.lines})
        self.clients[name] = terminal
        await terminal.asks(b"Shared key: ")
        terminal.type(password + "\r")
        return terminal

    async def play(self):
        """Let everybody say his part; each step has been seen by somebody before the next begins."""
        listener = await self.stage.member(self.server, "listener", CHANNEL)
        binary = lambda count: listener.news.until(
            lambda: sum(isinstance(message, bytes) for message in listener.heard) == count, f"binary message {count}"
        )
        alice = await self.client("alice", "alice")
        alice.type("one\r")
        await binary(1)
        alice.type("zwei äöü €\r")
        await binary(2)
        bob = await self.client("bob", "bob")
        await bob.shows("alice: zwei äöü €")
        bob.type("three\r")
        await alice.shows("bob: three")
        double = await self.client("second alice", "alice")
        double_code = await double.ended()
        alice.type("still here\r")
        await bob.shows("alice: still here")
        stranger = await self.client("mallory", "mallory", "another word")
        stranger.type("unreadable\r")
        await binary(5)
        bob.type("\x03")
        bob_code = await bob.ended()
        alice.type("meanwhile\r")
        await binary(6)
        again = await self.client("bob again", "bob")
        await again.shows("alice: meanwhile")
        again.type("back\r")
        await alice.shows("bob: back")
        await listener.say(["end"])
        late = await self.stage.member(self.server, "late", CHANNEL)
        await late.hears("end")
        await late.say(["good night"])
        await listener.hears("good night")
        await self.server.end(kill=True)
        codes = {"second alice": f"refused, exit code {double_code}", "bob": f"Ctrl-C, exit code {bob_code}"}
        for name in self.clients:
            if name not in codes:
                codes[name] = f"server gone, exit code {await self.clients[name].ended()}"
        return [
            *(f"{name} shows {line}" for name in self.clients for line in [*self.clients[name].lines(), f"({codes[name]})"]),
            *(f"listener gets {told(message)}" for message in listener.heard),
            *(f"late gets {told(message)}" for message in late.heard),
        ]


def difference(release, ours):
    """Compare two transcripts; `- ` stands before what only the release's has, `+ ` before what only ours has."""
    lines = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, release, ours, autojunk=False).get_opcodes():
        if tag == "equal":
            lines += [f"  {line}" for line in release[a:b]]
        else:
            lines += [f"- {line}" for line in release[a:b]] + [f"+ {line}" for line in ours[c:d]]
    return lines
