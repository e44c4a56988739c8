"""Plays all scenes and talks; what ci/interop starts, and the rehearsal of the build."""

import argparse
import asyncio
import datetime
import json
import os
import pathlib
import signal
import sys
import tempfile

import browsers
import crossings
import page
import talks
import verdicts
from cast import HERE, Cast
from expected import Expected
from servers import Certificate, ours, release
from stage import BROKEN_OFF, Stage, play


def call_of(words):
    options = argparse.ArgumentParser(prog="interop", description=__doc__)
    options.add_argument("--server", required=True, help="command of mles-server")
    options.add_argument("--proxy", required=True, help="command of mles-proxy")
    options.add_argument("--release", help="program mles")
    options.add_argument("--client", help="program mles-client")
    options.add_argument("--web-proxy", help="program mles-webproxy")
    options.add_argument("--judge", help="command of mles-conformance, to which the address of the release is added")
    options.add_argument("--rehearse", action="store_true", help="play without the original, a server and a client of ours in its place")
    options.add_argument("--expected", type=pathlib.Path, required=True, help="differences that are known, with reasons")
    options.add_argument("--out", type=pathlib.Path, required=True, help="folder for interop-v2.md and interop-v2.json")
    call = options.parse_args(words)
    if not call.rehearse and not (call.release and call.client and call.web_proxy and call.judge):
        options.error("--release, --client, --web-proxy and --judge, or --rehearse")
    stand_in = [sys.executable, str(HERE / "stand_in.py")]
    call.client = stand_in if call.rehearse else [call.client]
    call.release = None if call.rehearse else [call.release]
    call.web_proxy = None if call.rehearse else [call.web_proxy]
    return call


async def talk(cast, expected, name, key, options):
    """Play one talk over both servers and compare."""
    transcripts = {}
    async with Stage(cast) as stage:
        try:
            for who, server in (("release", release(cast, key)), ("ours", ours(cast, key, options))):
                transcripts[who] = await talks.Talk(stage, await stage.server(who, server)).play()
        except BROKEN_OFF as problem:
            stage.check(f"the talk comes to its end ({problem})", False)
    lines = talks.difference(transcripts.get("release", []), transcripts.get("ours", []))
    differing, gone = expected.judge(name, lines)
    stage.check(f"{len(lines) - len(differing)} lines are equal over both", bool(lines) and len(lines) > len(differing))
    for line, reason in differing:
        stage.note("expected deviation" if reason else "fail", f"`{line}`", reason or "no reason is known")
    for line in gone:
        stage.note("fail", f"`{name} | {line}`", "expected, and not so any more")
    return {"name": name, "subjects": [cast.shown(subject) for subject in stage.subjects], "checks": stage.checks, "transcript": lines}


async def perform(call, cast):
    """Play everything, or what a rehearsal plays; give the whole result."""
    scenes = crossings.REHEARSED if cast.is_rehearsal else (*crossings.SCENES, browsers.web_proxy_of_the_original, verdicts.the_release_before_the_judge)
    runs = talks.RUNS[:1] if cast.is_rehearsal else talks.RUNS
    expected = Expected(call.expected.read_text())
    result = {"format": "mles-scenes/1", "date": datetime.date.today().isoformat(), "versions": cast.versions(), "scenes": [], "talks": []}
    # A silence costs time and nothing else, so it is played beside the others.
    silence = None if cast.is_rehearsal else asyncio.create_task(play(cast, crossings.nobody_says_anything_for_two_minutes))
    for scene in scenes:
        result["scenes"].append(told(await play(cast, scene)))
    for run in runs:
        result["talks"].append(told(await talk(cast, expected, *run)))
    if silence:
        result["scenes"].append(told(await silence))
    return result


def told(record):
    """Say on the terminal what has come of a scene."""
    for check in record["checks"]:
        if check["verdict"] == "fail":
            print(f"  FAIL {check['sentence']}: {check['detail']}")
    print(f"{record['name']}: {sum(check['verdict'] != 'fail' for check in record['checks'])} of {len(record['checks'])}", flush=True)
    return record


def main(words):
    call = call_of(words)
    # What starts this in the background has it ignore SIGINT, and all that it starts, too.
    for ends in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ends, signal.default_int_handler)
    # Nothing here is reached over a proxy of whoever runs this.
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        del os.environ[name]
    with tempfile.TemporaryDirectory(prefix="interop") as folder:
        result = asyncio.run(perform(call, Cast(call, Certificate(folder))))
    call.out.mkdir(parents=True, exist_ok=True)
    (call.out / "interop-v2.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
    (call.out / "interop-v2.md").write_text(page.page(result))
    failed = any(check["verdict"] == "fail" for record in result["scenes"] + result["talks"] for check in record["checks"])
    return 1 if failed else 0


sys.exit(main(sys.argv[1:]))
