"""The published page: what was run, what it said, and what was found."""

HEAD = """# Releases of the original beside ours: version 2, and its web proxy

{passed} checks passed, {deviations} expected deviations, {failed} failed. {versions}. {date}.

Each scene has processes of its own, which end with it, on an interface that reaches nothing but themselves. Names of folders are
left out of commands and output. An unexpected end of TLS is the question whether a server answers, or a client that
was killed. Made by `ci/interop --only v2`; the same as [JSON](interop-v2.json).
"""
TALKS = """## The same talk over both

Two `mles-client` on terminals of their own, a third that takes a name that is there, one with another password, and members that listen,
by the library `websockets`. They act in one order over both servers, each once the one before was seen. Below is what the screens showed
at the end and what the members got: `-` is what only the release did, `+` what only ours did. Lengths of binary messages are those of
the client's cipher. A difference that has no reason in `ci/interop-v2-expected.txt`, and a reason without its difference, is a failure.
"""


def page(result):
    verdicts = [check["verdict"] for scene in result["scenes"] for check in scene["checks"]]
    for talk in result["talks"]:
        verdicts += [check["verdict"] for check in talk["checks"]]
    parts = [
        HEAD.format(
            passed=verdicts.count("pass"),
            deviations=verdicts.count("expected deviation"),
            failed=verdicts.count("fail"),
            versions=", ".join(f"{name} {number}" for name, number in result["versions"].items()),
            date=result["date"],
        ),
        *map(scene_of, result["scenes"]),
        TALKS,
        *map(talk_of, result["talks"]),
    ]
    return "\n".join(parts)


def scene_of(scene):
    return f"## {title(scene['name'])}\n\n{scene['about']}\n\n{checks_of(scene)}\n{subjects_of(scene['subjects'])}"


def talk_of(talk):
    transcript = "\n".join(talk["transcript"])
    return (
        f"### {title(talk['name'])}\n\n{checks_of(talk)}\n```diff\n{transcript}\n```\n\n"
        f"<details><summary>Commands and last screens</summary>\n\n{subjects_of(talk['subjects'])}\n</details>\n"
    )


def checks_of(scene):
    rows = [f"| {cell(check['sentence'])} | {check['verdict']} | {cell(check['detail'])} |" for check in scene["checks"]]
    return "\n".join(["| what | verdict | |", "|---|---|---|", *rows, ""])


def subjects_of(subjects):
    shown = [f"$ {subject['command']}\n" + "".join(f"{line}\n" for line in subject["output"]) for subject in subjects]
    return "```\n" + "\n".join(shown) + "```\n"


def title(name):
    return name[0].upper() + name[1:]


def cell(text):
    return text.replace("|", "\\|").replace("\n", " ")
