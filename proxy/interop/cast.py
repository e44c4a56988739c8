"""Who plays: the commands of all programs, as given, and as a page may show them."""

import pathlib
import shlex
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
MOST_LINES = 12


class Cast:
    """Commands as lists of words. In a rehearsal ours play the original's parts, too."""

    def __init__(self, call, certificate):
        self.certificate = certificate
        self.server, self.proxy = shlex.split(call.server), shlex.split(call.proxy)
        self.release, self.client, self.web_proxy = call.release, call.client, call.web_proxy
        self.judge = shlex.split(call.judge or "")
        self.names = {
            " ".join(self.server): "mles-server",
            " ".join(self.proxy): "mles-proxy",
            str(certificate.folder) + "/": "",
        }
        if self.judge:
            self.names[" ".join(self.judge[: self.judge.index("run")])] = "mles-conformance"
        for words in (self.release, self.client, self.web_proxy):
            if words:
                self.names[" ".join(words)] = pathlib.Path(words[-1]).stem
        self.is_rehearsal = call.rehearse

    def named(self, text):
        """Take the names of folders of this machine out."""
        for name, short in sorted(self.names.items(), key=lambda pair: -len(pair[0])):
            text = text.replace(name, short)
        return text

    def shown(self, subject):
        """Give a subject's record: its command and what it said, long output without its middle."""
        lines = [self.named(line) for line in subject["output"]()]
        if len(lines) > MOST_LINES:
            left = len(lines) - MOST_LINES
            lines[MOST_LINES // 2 : -MOST_LINES // 2] = [f"({left} lines more)"]
        key = f"MLES_KEY='{subject['key']}' " if subject["key"] else ""
        return {"name": subject["name"], "command": key + self.named(" ".join(map(str, subject["words"]))), "output": lines}

    def versions(self):
        """Ask our programs; those of the original stand in the list that cargo keeps beside them."""
        found = {"mles-server": version(self.server), "mles-proxy": version(self.proxy)}
        for words in (self.release, self.client, self.web_proxy):
            if words and not self.is_rehearsal:
                path = pathlib.Path(words[-1])
                found[path.name] = installed(path)
        found["Python"] = sys.version.split()[0]
        return found


def version(words):
    """Ask for it: `mles-server 0.1.0`."""
    answer = subprocess.run([*words, "--version"], capture_output=True, text=True, check=True).stdout
    return answer.split(maxsplit=1)[1].strip()


def installed(path):
    """Read `"mles 2.9.4 (registry)" = ["mles"]` of the folder that cargo installed into."""
    for line in (path.parent.parent / ".crates.toml").read_text().splitlines():
        if line.startswith(f'"{path.name} '):
            return line.split()[1]
    raise SystemExit(f"interop: cargo did not install {path.name}")
