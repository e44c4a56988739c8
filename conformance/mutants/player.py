"""Plays a conversation against a server, and finds the shortest that tells two servers apart."""

import contextlib
import importlib
import signal
import sys

import world

MODULES = ("cbor", "frame", "key", "channel", "hall", "session", "options", "loop")
MOST_TURNS = 3_000
MOST_SECONDS = 0.5


class Hung(BaseException):
    """The server took more time than any conversation needs. No handler of the server may catch it."""


def load(directory):
    """Import the server in a directory; each that was loaded has modules of its own."""
    for name in MODULES:
        sys.modules.pop(name, None)
    sys.path.insert(0, str(directory))
    try:
        importlib.invalidate_caches()
        return {name: importlib.import_module(name) for name in MODULES}
    finally:
        sys.path.pop(0)
        for name in MODULES:
            sys.modules.pop(name, None)


class Play:
    """One server, and the clients of one conversation."""

    def __init__(self, server, options):
        self.selector = world.Selector()
        self.listener = world.Listener()
        self.wires = {}
        options = server["options"].Options(**options)
        self.loop = server["loop"].Loop(self.listener, self.selector, self.selector.clock, options)

    def do(self, step):
        """Let one client act and the server answer until it rests; then say what each client has seen."""
        getattr(self, step.verb)(step)
        self.selector.idle_turns = 0
        for _ in range(MOST_TURNS):
            self.loop.turn()
            if self.selector.idle_turns > 1:
                return [(who, bytes(wire.received), wire.is_closed) for who, wire in self.wires.items()]
        raise Hung

    def connect(self, step):
        if step.who not in self.wires:
            wire = self.wires[step.who] = world.Wire(step.address, step.takes, step.gives)
            self.listener.waiting.append(wire)

    def say(self, step):
        wire = self.wires.get(step.who)
        if wire and not wire.has_ended and not wire.was_reset and not wire.is_closed:
            wire.sent += step.octets

    def finish(self, step):
        if step.who in self.wires:
            self.wires[step.who].has_ended = True

    def reset(self, step):
        if step.who in self.wires:
            self.wires[step.who].was_reset = True
            self.wires[step.who].sent.clear()

    def stall(self, step):
        if step.who in self.wires:
            self.wires[step.who].takes = 0

    def drain(self, step):
        if step.who in self.wires:
            self.wires[step.who].takes = 1 << 20

    def wait(self, step):
        self.selector.end += step.seconds


def answers(server, conversation):
    """Yield what is seen after each step; a server that hangs or stops is seen to do so."""
    try:
        play = Play(server, conversation.options)
        for step in conversation.steps:
            yield play.do(step)
    except (Exception, Hung) as problem:
        yield type(problem).__name__


def told(seen):
    """Say what was seen in a line: for each client how many octets have come, and whether it is closed."""
    if seen is None or isinstance(seen, str):
        return seen or "nothing"
    return ", ".join(f"{who} has {len(octets)}{' and is closed' if closed else ''}" for who, octets, closed in seen)


@contextlib.contextmanager
def bounded():
    """Raise Hung in what uses the processor for too long."""

    def stop(*_):
        signal.setitimer(signal.ITIMER_VIRTUAL, 0.1)
        raise Hung

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def differ(one, other, conversation):
    """Tell after which step two servers are seen to differ, or give None."""
    expected = list(answers(one, conversation))
    try:
        with bounded():
            for number, seen in enumerate(answers(other, conversation)):
                if seen != expected[number]:
                    return number
    except Hung:
        return len(conversation.steps) - 1
    return None


def shortest(one, other, conversation):
    """Leave out all steps that are not needed to tell the two apart."""
    number = differ(one, other, conversation)
    steps = conversation.steps[: number + 1]
    at = len(steps) - 2
    while at >= 0:
        fewer = steps[:at] + steps[at + 1 :]
        if differ(one, other, conversation._replace(steps=fewer)) is not None:
            steps = fewer
        at -= 1
    return conversation._replace(steps=steps)
