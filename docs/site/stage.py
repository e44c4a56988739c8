"""Lays the Markdown of the repository, and the files that it links to, where Sphinx takes them: stage.py FOLDER"""
import re
import shutil
import subprocess
import sys
from pathlib import Path

LINK = re.compile(r"(\]\()([^)#:\s]+)((?:#[^)\s]*)?\))")
# A folder is shown by one of these; a reader of the repository sees the whole of it.
PAGES = ("README.md", "summary.md")


def known():
    listed = subprocess.run(["git", "ls-files", "-z", "-co", "--exclude-standard"], check=True, capture_output=True)
    return {Path(name) for name in listed.stdout.decode().split("\0") if name and Path(name).is_file()}


def normal(path):
    parts = []
    for part in path.parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return Path(*parts)


def stage(folder):
    files = known()
    for page in sorted(file for file in files if file.suffix == ".md"):

        def target(found):
            named = normal(page.parent / found[2])
            shown = next((named / name for name in PAGES if named / name in files), None)
            if shown:
                return found[1] + found[2].rstrip("/") + "/" + shown.name + found[3]
            if named in files and named.suffix != ".md":
                (folder / named.parent).mkdir(parents=True, exist_ok=True)
                shutil.copyfile(named, folder / named)
            return found[0]

        (folder / page.parent).mkdir(parents=True, exist_ok=True)
        (folder / page).write_text(LINK.sub(target, page.read_text()))


stage(Path(sys.argv[1]))
