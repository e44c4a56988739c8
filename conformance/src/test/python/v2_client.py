"""A client of Mles version 2 on the library websockets: v2_client.py HOST PORT CHANNEL UID [KEY]

Lines of standard input are published, messages of others are printed.
"""
import asyncio
import json
import os
import sys
import threading

import websockets
from codec_common import siphash

PROTOCOL = "mles-websocket"


def first(uid, channel, key):
    """Returns the message that joins."""
    token = siphash((uid + channel + key).encode())
    return json.dumps({"uid": uid, "channel": channel, "auth": f"{token:016x}"})


def message(line):
    """Returns what a line says, as text if it is UTF-8."""
    octets = line.rstrip(b"\n")
    try:
        return octets.decode()
    except UnicodeDecodeError:
        return octets


def publish(socket, loop):
    for line in sys.stdin.buffer:
        asyncio.run_coroutine_threadsafe(socket.send(message(line)), loop).result()


async def listen(socket):
    async for said in socket:
        octets = said.encode() if isinstance(said, str) else said
        sys.stdout.buffer.write(octets + b"\n")
        sys.stdout.buffer.flush()


async def main(host, port, channel, uid, key=""):
    name = f"[{host}]" if ":" in host else host
    options = {"subprotocols": [PROTOCOL], "compression": None, "max_size": 16_777_215}
    async with websockets.connect(f"ws://{name}:{port}/", **options) as socket:
        if socket.subprotocol != PROTOCOL:
            raise OSError("the server does not speak Mles")
        await socket.send(first(uid, channel, key))
        loop = asyncio.get_running_loop()
        threading.Thread(target=publish, args=(socket, loop), daemon=True).start()
        await listen(socket)


try:
    asyncio.run(main(*sys.argv[1:]))
    why = "the server has closed the session"
except (OSError, websockets.WebSocketException) as trouble:
    why = f"no session: {trouble}"
print(why, file=sys.stderr, flush=True)
os._exit(1)  # a thread still waits for a line
