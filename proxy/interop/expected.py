"""The file of differences that are known, each with its reason."""


class Expected:
    """Under `reason: ...` stand lines `run | difference`, indented; `#` begins a comment."""

    def __init__(self, text):
        self.reasons = {}
        reason = None
        for line in text.splitlines():
            if line.startswith("reason: "):
                reason = line[len("reason: ") :]
            elif line.startswith("  "):
                run, difference = line.strip().split(" | ", 1)
                self.reasons[run, difference] = reason

    def judge(self, run, lines):
        """Give each line that differs with its reason, or None; then the lines that this run was to have and has not."""
        seen = dict.fromkeys(line for line in lines if line[0] in "+-")
        found = [(line, self.reasons.get((run, line))) for line in seen]
        return found, [line for expected, line in self.reasons if expected == run and line not in seen]
