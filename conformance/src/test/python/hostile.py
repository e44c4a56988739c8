"""A program that does everything to outlive, flood or hold the one that started it.

usage: hostile.py DEED PORT NAME      NAME is only there to be found in a list of processes
"""

import os
import signal
import socket
import subprocess
import sys
import threading
import time

LIFE = 300  # seconds after which everything here ends by itself, should all else fail


def listen(port):
    door = socket.create_server(("127.0.0.1", port), backlog=50)
    end = time.monotonic() + LIFE
    door.settimeout(1)
    kept = []
    while time.monotonic() < end:
        try:
            kept.append(door.accept()[0])
        except socket.timeout:
            pass


def child(name, session):
    subprocess.Popen(
        ["sh", "-c", f"trap '' TERM INT HUP; n={LIFE}; while [ $n -gt 0 ]; do sleep 1; n=$((n-1)); done", name],
        start_new_session=session,
    )


def ten_children(port, name):
    for _ in range(10):
        child(name, session=False)
    listen(port)


def children_in_other_sessions(port, name):
    for _ in range(3):
        child(name, session=True)
    listen(port)


def waits_with_children(port, name):
    child(name, session=False)
    child(name, session=True)
    time.sleep(LIFE)


def ends_and_leaves_children(port, name):
    child(name, session=False)
    child(name, session=True)


def daemon(port, name):
    if os.fork():
        os._exit(0)
    os.setsid()
    if os.fork():
        os._exit(0)
    listen(port)


def ignores_signals(port, name):
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    listen(port)


def stops_itself(port, name):
    if os.fork():
        listen(port)
    os.kill(os.getpid(), signal.SIGSTOP)


def moves_on(port, until):
    """A new process every few milliseconds, while the one before it ends; all hold the port."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    door = socket.create_server(("127.0.0.1", port), backlog=200)
    if os.fork():
        time.sleep(LIFE)
    while time.monotonic() < until:
        if os.fork():
            os._exit(0)
        time.sleep(0.002)
    door.close()


def moves_on_for_ever(port, name):
    moves_on(port, time.monotonic() + LIFE)


def moves_on_for_ever_as_a_daemon(port, name):
    if os.fork():
        time.sleep(LIFE)
    os.setsid()
    if os.fork():
        os._exit(0)
    moves_on(port, time.monotonic() + LIFE)


def floods_without_a_line_end(port, name):
    for stream in (1, 2):
        for _ in range(256):
            os.write(stream, b"\xff" * (1 << 20))
    os.write(1, b"\nand a last line\n")
    listen(port)


def closes_all_pipes(port, name):
    for stream in (0, 1, 2):
        os.close(stream)
    listen(port)


def serve(port, talk):
    door = socket.create_server(("127.0.0.1", port), backlog=200)
    while True:
        threading.Thread(target=talk, args=(door.accept()[0],), daemon=True).start()


def endlessly(octets, pause=0.0):
    def talk(peer):
        try:
            peer.recv(1)
            while True:
                peer.sendall(octets)
                time.sleep(pause)
        except OSError:
            pass

    return talk


def echo(peer):
    try:
        while octets := peer.recv(1 << 16):
            peer.sendall(octets)
    except OSError:
        pass


def frame(body):
    return b"M" + len(body).to_bytes(3, "big") + b"\1" * 12 + body


def echoes(port, name):
    serve(port, echo)


def sends_large_frames(port, name):
    serve(port, endlessly(frame(b"\xa0" * 0xFFFFFF)))


def sends_small_frames(port, name):
    serve(port, endlessly(frame(b"\xa0") * 1000))


def sends_an_octet_now_and_then(port, name):
    serve(port, endlessly(b"M", 0.1))


def sends_a_frame_now_and_then(port, name):
    serve(port, endlessly(frame(b"\xa0"), 0.1))


def sends_octets_that_are_no_frame(port, name):
    serve(port, endlessly(b"\0" * (1 << 16)))


if __name__ == "__main__":
    globals()[sys.argv[1]](int(sys.argv[2]), sys.argv[3])
