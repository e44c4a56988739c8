"""Lets the suite judge a mutant, as it would any server that it starts by a command."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import probe
from paths import JAR

MOST_KIB = 4 << 20
MOST_SECONDS = 400
PLACES = (
    "bind", "strict-resync", "history-limit", "history-octets", "slow-reader-octets", "max-body", "max-connections",
    "max-unjoined", "max-channels", "max-deserted-channels", "first-frame-deadline",
)  # fmt: skip


def command_of(directory):
    """Give the command by which the suite starts a server, with all the places that it can fill."""
    places = " ".join(f"--{place} {{{place}}}" for place in PLACES)
    return (
        f"ulimit -v {MOST_KIB}; exec {sys.executable} -I {directory} --port {{port}}"
        f" --key '{{key}}' --address-key '{{address-key}}' {places}"
    )


def suite():
    """Give the command of the suite."""
    return os.environ.get("MLES_CONFORMANCE", f"java -XX:TieredStopAtLevel=1 -jar {JAR}").split()


def suite_hash():
    """Give a short hash that another suite would not have."""
    what = JAR.read_bytes() if "MLES_CONFORMANCE" not in os.environ else " ".join(suite()).encode()
    return hashlib.sha256(what).hexdigest()[:12]


def run_suite(directory, report, *more):
    """Run all cases against a server until one fails; give the exit code, or None if it takes too long."""
    process = subprocess.Popen(
        [*suite(), "run", "server", "--exec", command_of(directory), "--report", f"json={report}", *more],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(MOST_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return None


def verdict_on(mutant):
    """Say which case sees a mutant first, of which level, and what it says; a run that never ends sees it too."""
    with tempfile.TemporaryDirectory(prefix="mutant-") as directory:
        origin = Path(directory) / "origin"
        probe.lay_out(mutant, origin)
        report = Path(directory) / "report.json"
        code = run_suite(origin, report, "--fail-fast", "--level", "all", "--skip", "limit.work")
        if code is None or not report.exists():
            return {"caught": "the whole run", "level": "must", "clauses": [], "message": "never came to an end"}
        return first_failure(json.loads(report.read_text()))


def first_failure(result):
    """Pick the case that failed, and what it proves."""
    for level in ("must", "should", "impl"):
        for case in result["cases"]:
            if case["verdict"] == "fail" and case["level"] == level:
                return {
                    "caught": case["id"],
                    "level": level,
                    "clauses": case["clauses"],
                    "message": case["message"].split("\n")[0][:160],
                }
    return {"caught": None, "level": None, "clauses": [], "message": ""}


def judged(mutants, jobs):
    """Yield (mutant, verdict) as they come."""
    with ThreadPoolExecutor(jobs) as pool:
        waiting = {pool.submit(verdict_on, mutant): mutant for mutant in mutants}
        for done in as_completed(waiting):
            yield waiting[done], done.result()
