"""What runs during one scene, what it was asked, and what was found."""

import contextlib

from websockets.exceptions import WebSocketException

from member import Member
from news import Missing
from program import Program

# How a scene ends early through what it plays with; anything else is a mistake of the scene.
BROKEN_OFF = (Missing, OSError, WebSocketException)


class Stage(contextlib.AsyncExitStack):
    """Servers, bridges and members that all end with the scene, and the checks that it made."""

    def __init__(self, cast):
        super().__init__()
        self.cast = cast
        self.checks = []
        self.subjects = []

    def check(self, sentence, found, expected=True):
        """Note whether something is as expected; the scene goes on, since more may be learnt."""
        passed = found == expected
        self.note("pass" if passed else "fail", sentence, "" if passed else f"expected {short(expected)}, found {short(found)}")

    def deviation(self, sentence, reason, holds):
        """Note what a subject is known to do otherwise; that it does so no longer is a failure."""
        self.note("expected deviation" if holds else "fail", sentence, reason if holds else f"no longer so: {reason}")

    def note(self, verdict, sentence, detail=""):
        self.checks.append({"sentence": sentence, "verdict": verdict, "detail": detail})

    async def server(self, name, server):
        """Start a server that somebody named."""
        self.push_async_callback(self.cease, server)
        await server.start()
        self.subjects.append({"name": name, "words": server.words, "key": server.key, "output": server.output})
        return server

    async def cease(self, server):
        if server.runs:
            await server.end(kill=True)

    async def program(self, name, words, *, key=None, settings=None):
        """Start a program that does not listen."""
        program = await Program.start(list(map(str, words)), {**(settings or {}), **({"MLES_KEY": key} if key else {})})
        self.push_async_callback(program.end, kill=True)
        self.subjects.append({"name": name, "words": words, "key": key, "output": lambda: program.lines})
        return program

    async def session(self, server):
        member = await Member.open(server.url, server.trust)
        self.push_async_callback(member.leave)
        return member

    async def member(self, server, uid, channel):
        member = await self.session(server)
        await member.join(uid, channel, server.key)
        return member


async def play(cast, scene):
    """Play one scene and give its record; what does not come is a check that failed."""
    async with Stage(cast) as stage:
        try:
            await scene(stage)
        except BROKEN_OFF as problem:
            stage.check(f"the scene comes to its end ({problem})", False)
    return {
        "name": scene.__name__.replace("_", " "),
        "about": scene.__doc__,
        "subjects": [cast.shown(subject) for subject in stage.subjects],
        "checks": stage.checks,
    }


def short(value):
    text = repr(value)
    return text if len(text) <= 300 else f"{text[:300]}… ({len(text)} characters)"
