"""Probes, judges and publishes; what ci/mutants starts."""

import argparse
import hashlib
import json
import random
import sys

import judge
import page
import probe
from paths import HERE, ORIGIN, PUBLISHED, REASONS, WORK

# What decides which mutants there are and which can be seen.
SET = ("operators.py", "mutate.py", "player.py", "world.py", "conversation.py", "bodies.py", "spoken.py")
CHOSEN = 400
SEED = 1


def sources():
    """Give a short hash of all that decides what the set is."""
    files = [HERE / name for name in SET] + sorted(ORIGIN.glob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


class Journal:
    """A file to which each result is added when it is there, so that an interrupted run goes on."""

    def __init__(self, name):
        WORK.mkdir(parents=True, exist_ok=True)
        self.path = WORK / f"{name}.jsonl"
        lines = self.path.read_text().splitlines() if self.path.exists() else []
        self.records = {record["name"]: record for record in map(json.loads, lines)}

    def add(self, record):
        self.records[record["name"]] = record
        with self.path.open("a") as out:
            out.write(json.dumps(record) + "\n")


def observable(mutants, jobs):
    """Probe until enough are found that can be told from the original; give their records in order."""
    journal = Journal(f"probed-{sources()}")
    waiting = [mutant for mutant in mutants if mutant.name not in journal.records]
    if len(chosen_of(mutants, journal)) < CHOSEN:
        for mutant, evidence in probe.probed(probe.Probe(), waiting, jobs):
            journal.add(probe.record(mutant, evidence) if evidence else {"name": mutant.name, "seed": None})
            if len(chosen_of(mutants, journal)) == CHOSEN:
                break
    chosen = chosen_of(mutants, journal)
    return chosen, 1 + [mutant.name for mutant in mutants].index(chosen[-1]["name"])


def chosen_of(mutants, journal):
    """Pick the first observable ones, as far as all before them are probed."""
    chosen = []
    for mutant in mutants:
        record = journal.records.get(mutant.name)
        if record is None or len(chosen) == CHOSEN:
            break
        if record["seed"] is not None:
            chosen.append(record)
    return chosen


def judge_all(mutants, records, jobs):
    """Let the suite judge the set; give the records with verdicts."""
    journal = Journal(f"judged-{sources()}-{judge.suite_hash()}")
    waiting = [mutants[record["name"]] for record in records if record["name"] not in journal.records]
    for number, (mutant, verdict) in enumerate(judge.judged(waiting, jobs), 1):
        journal.add({"name": mutant.name, **verdict})
        print(f"{number} of {len(waiting)}  {mutant.name}  {verdict['caught'] or 'MISSED'}", flush=True)
    return [{**record, **journal.records[record["name"]]} for record in records]


def publish(mutants, jobs):
    """Do it all; give what is wrong with the reasons for misses."""
    records, probed = observable(list(mutants.values()), jobs)
    judged = judge_all(mutants, records, jobs)
    totals = {"mutants": len(mutants), "probed": probed, "conversations": probe.CONVERSATIONS}
    PUBLISHED.write_text(json.dumps({**totals, "sources": sources(), "set": judged}, indent=1) + "\n")
    shown = page.Page(judged, page.reasons_of(REASONS.read_text()))
    PUBLISHED.with_suffix(".md").write_text(shown.text(totals))
    print(f"wrote {PUBLISHED} and its page")
    return shown.problems()


def sample(mutants, count, jobs):
    """Judge some that were caught when the page was made; give those that no longer are."""
    published = json.loads(PUBLISHED.read_text())
    if published["sources"] != sources():
        return ["the mutants are not those of the published page; run ci/mutants"]
    caught = sorted(record["name"] for record in published["set"] if record["caught"])
    chosen = random.Random(SEED).sample(caught, min(count, len(caught)))
    verdicts = judge.judged([mutants[name] for name in chosen], jobs)
    return [f"{mutant.name} was caught and is missed" for mutant, verdict in verdicts if not verdict["caught"]]


def show(mutant):
    """Print the change, and what original and mutant do in the shortest conversation that tells them apart."""
    print(f"{mutant.module}.py, line {mutant.line}: {mutant.before}\nbecomes: {mutant.after}")
    found = probe.Probe().shown(mutant)
    print("\n".join(found or ["no conversation shows it"]))
    return []


def main():
    """Read the command line; the exit code is 1 if something is wrong."""
    parser = argparse.ArgumentParser(prog="ci/mutants")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--show")
    said = parser.parse_args()
    mutants = probe.all_mutants()
    random.Random(SEED).shuffle(mutants)
    by_name = {mutant.name: mutant for mutant in mutants}
    if said.show:
        problems = show(by_name[said.show])
    elif said.sample:
        problems = sample(by_name, said.sample, said.jobs)
    else:
        problems = publish(by_name, said.jobs)
    for problem in problems:
        print(f"ci/mutants: {problem}", file=sys.stderr)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
