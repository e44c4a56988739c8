"""The published page: how many of the mutants the suite catches, and what it misses."""

from collections import defaultdict

HEAD = """# A server that nobody broke by hand

{mutants} mechanical changes can be made to [a server in Python](../../conformance/mutants/README.md). In an order drawn by
lot, {probed} were played {conversations} random conversations; the first {chosen} that answered otherwise than the original are
the set below. The suite was run against each until its first failure. It caught **{caught} of {chosen}, {rate}**; {must} of them
by a case of level MUST. `limit.work` was left out: it measures time, and many runs at once would let it fail anything.

What the operators do stands in [operators.py](../../conformance/mutants/operators.py); a chapter is what the changed function
says that it is about. Made by `ci/mutants`.
"""


class Page:
    """Tables over mutants, each a record of what it is and of what became of it."""

    def __init__(self, mutants, reasons):
        self.mutants = mutants
        self.reasons = reasons
        self.missed = [mutant for mutant in mutants if not mutant["caught"]]

    def text(self, totals):
        """Write the whole page; a note, if there is one, says in what the figures are not those of one run."""
        caught = len(self.mutants) - len(self.missed)
        must = sum(mutant["level"] == "must" for mutant in self.mutants)
        chosen = len(self.mutants)
        parts = [
            HEAD.format(**totals, chosen=chosen, caught=caught, must=must, rate=percent(caught, chosen)),
            *([f"**{totals['note']}**\n"] if "note" in totals else []),
            self.table("operator", lambda mutant: mutant["operator"]),
            self.table("chapter", lambda mutant: mutant["chapter"]),
            self.table("steps of the shortest conversation that shows it", lambda mutant: steps_of(mutant)),
            "## Missed\n\n" + "\n".join(map(self.miss, self.missed)),
        ]
        return "\n".join(parts)

    def table(self, title, kind_of):
        """Count by kind."""
        kinds = defaultdict(list)
        for mutant in self.mutants:
            kinds[kind_of(mutant)].append(mutant)
        rows = [f"| {title} | mutants | caught by MUST | by other levels | missed | rate |", "|---|---:|---:|---:|---:|---:|"]
        for kind in sorted(kinds):
            caught = [mutant for mutant in kinds[kind] if mutant["caught"]]
            must = sum(mutant["level"] == "must" for mutant in caught)
            all_of_them = len(kinds[kind])
            rows.append(
                f"| {kind} | {all_of_them} | {must} | {len(caught) - must} | {all_of_them - len(caught)}"
                f" | {percent(len(caught), all_of_them)} |"
            )
        return "\n".join(rows) + "\n"

    def miss(self, mutant):
        """Show one that got away."""
        options = ", ".join(f"{name} {value}" for name, value in mutant["options"].items()) or "defaults"
        steps = "\n".join(mutant["conversation"])
        reason = self.reasons.get(mutant["name"], "not explained")
        return (
            f"### {mutant['name']}\n\n{reason}\n\n```\n{mutant['before']}\n{mutant['after']}\n```\n\n"
            f"Seen in conversation {mutant['seed']}, with {options}:\n\n```\n{steps}\n```\n"
        )

    def problems(self):
        """List misses without a reason, and reasons without a miss."""
        missed = {mutant["name"] for mutant in self.missed}
        return [f"{name} is missed and not explained" for name in sorted(missed - self.reasons.keys())] + [
            f"{name} is explained and not missed" for name in sorted(self.reasons.keys() - missed)
        ]


def steps_of(mutant):
    """Say how long the shortest conversation is, in classes."""
    steps = len(mutant["conversation"])
    return next(text for most, text in ((2, "1 to 2"), (4, "3 to 4"), (8, "5 to 8"), (99, "9 and more")) if steps <= most)


def percent(part, whole):
    """Write a rate; it is rounded down, so that 100 % means all."""
    return f"{1000 * part // max(1, whole) / 10} %"


def reasons_of(text):
    """Read the file of reasons: one mutant a line, its name, `: ` and why it is not caught."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return dict(line.split(": ", 1) for line in lines)
