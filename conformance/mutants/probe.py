"""Finds out which mutants can be told from the original at all, and by which conversation."""

import itertools
import multiprocessing
import multiprocessing.connection
import resource
import shutil
import tempfile
import time
from pathlib import Path

import conversation
import mutate
import player
from paths import ORIGIN

MUTATED = ("key", "cbor", "frame", "channel", "hall", "session", "loop")
CONVERSATIONS = 300
# Processes that know what the probe knows without being told.
FORKED = multiprocessing.get_context("fork")
MOST_OCTETS = 2 << 30
MOST_SECONDS = 120


def all_mutants():
    """List every mutant, always in the same order."""
    return [
        mutant
        for module in MUTATED
        for mutant in mutate.mutants_of(module, (ORIGIN / f"{module}.py").read_text())
    ]


def lay_out(mutant, directory):
    """Write the server into a directory, with one change or, without a mutant, with none."""
    shutil.copytree(ORIGIN, directory, dirs_exist_ok=True)
    if mutant:
        (Path(directory) / f"{mutant.module}.py").write_text(mutant.source())


def loaded(mutant):
    """Load the server with one change."""
    with tempfile.TemporaryDirectory(prefix="mutant-") as directory:
        lay_out(mutant, directory)
        return player.load(directory)


class Probe:
    """What the original does in all conversations, to hold mutants against."""

    def __init__(self):
        self.original = player.load(ORIGIN)
        self.conversations = [conversation.conversation_of(seed) for seed in range(CONVERSATIONS)]
        self.expected = [
            [hash(tuple(seen)) for seen in player.answers(self.original, each)] for each in self.conversations
        ]

    def evidence(self, mutant):
        """Give (seed, shortest conversation) that shows the mutant, or None."""
        other = loaded(mutant)
        for seed, each in enumerate(self.conversations):
            if not self.alike(other, each, self.expected[seed]):
                return seed, player.shortest(self.original, other, each)
        return None

    def shown(self, mutant):
        """Give lines that say what both do in that conversation, step by step, or None."""
        evidence = self.evidence(mutant)
        if evidence is None:
            return None
        seed, shown = evidence
        lines = [f"conversation {seed}, options {shown.options}"]
        answers = player.answers(self.original, shown), player.answers(loaded(mutant), shown)
        for step, *seen in itertools.zip_longest(shown.steps, *answers):
            lines += [str(step)] + [f"  {who}: {player.told(each)}" for who, each in zip(("original", "mutant"), seen)]
        return lines

    def alike(self, other, each, expected):
        """Tell whether a server answers as the original did."""
        try:
            with player.bounded():
                answers = player.answers(other, each)
                pairs = itertools.zip_longest(answers, expected, fillvalue=())
                return all(hash(tuple(seen)) == hoped for seen, hoped in pairs)
        except player.Hung:
            return False


def bounded_evidence(probe, mutant, answer):
    """Look for evidence in a process of its own, which may not eat the machine."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_OCTETS, MOST_OCTETS))
    answer.send(probe.evidence(mutant))


def probed(probe, mutants, jobs):
    """Yield (mutant, evidence) as they come; a mutant that its process does not survive is seen as well."""
    waiting, running = list(reversed(mutants)), {}
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant = waiting.pop()
            answer, sender = FORKED.Pipe(duplex=False)
            process = FORKED.Process(target=bounded_evidence, args=(probe, mutant, sender))
            process.start()
            sender.close()
            running[answer] = mutant, process, time.monotonic() + MOST_SECONDS
        done = multiprocessing.connection.wait(running, timeout=1)
        overdue = [answer for answer, (_, _, end) in running.items() if end < time.monotonic()]
        for answer in {*done, *overdue}:
            mutant, process, _ = running.pop(answer)
            yield mutant, outcome(process, answer)


def outcome(process, answer):
    """Take the answer of a process and end it; no answer is evidence too, without a conversation."""
    try:
        if answer.poll():
            return answer.recv()
    except EOFError:
        pass
    finally:
        process.kill()
        process.join()
        answer.close()
    return -1, conversation.Conversation({}, [])


def record(mutant, evidence):
    """Say in JSON what a mutant is, and what shows it."""
    seed, shown = evidence
    return {
        "name": mutant.name,
        "operator": mutant.operator,
        "chapter": mutant.chapter,
        "function": mutant.function,
        "before": mutant.before,
        "after": mutant.after,
        "seed": seed,
        "options": {name: str(value) for name, value in shown.options.items()},
        "conversation": [str(step) for step in shown.steps],
    }
