"""Starts the server: python3 conformance/mutants/origin --port 8077 [--bind ADDRESS] [--OPTION VALUE ...]."""

import argparse
import resource
import selectors
import signal
import socket
import sys
import time

from loop import Loop
from options import Options


def reader_of(default):
    """Give what turns the text of an option into a value of its kind."""
    if isinstance(default, bytes):
        return lambda text: text.encode("utf-8", "surrogateescape")
    if isinstance(default, bool):
        return lambda text: text == "true"
    return type(default)


def parse(arguments):
    """Read the command line."""
    parser = argparse.ArgumentParser(description="A server of Mles version 1.")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--bind", default="127.0.0.1")
    for name, default in Options._field_defaults.items():
        parser.add_argument("--" + name.replace("_", "-"), type=reader_of(default), default=default)
    return vars(parser.parse_args(arguments))


def listen(bind, port):
    """Open the listener; `::` takes both families."""
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    listener = socket.create_server(
        (bind, port), family=family, backlog=1024, dualstack_ipv6=bind == "::"
    )
    listener.setblocking(False)
    return listener


def main():
    """Serve until somebody ends it."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    said = parse(sys.argv[1:])
    listener = listen(said.pop("bind"), said.pop("port"))
    loop = Loop(listener, selectors.DefaultSelector(), time.monotonic, Options(**said))
    while True:
        loop.turn()


if __name__ == "__main__":
    main()
