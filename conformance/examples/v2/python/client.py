"""A client of Mles version 2 on the library websockets: client.py HOST PORT CHANNEL UID [KEY]

It publishes the lines of its input and prints what others say, one message a line, until its input
or the connection ends.
"""
import asyncio
import json
import sys

from mles import token
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed


async def publish(socket):
    """Sends every line of the input as a message."""
    lines = asyncio.get_running_loop()
    while line := await lines.run_in_executor(None, sys.stdin.buffer.readline):
        await socket.send(line.rstrip(b"\r\n").decode())


async def listen(socket):
    """Prints every message that is not empty."""
    async for message in socket:
        octets = message.encode() if isinstance(message, str) else message
        if octets:
            sys.stdout.buffer.write(octets + b"\n")
            sys.stdout.buffer.flush()


async def main(host, port, channel, uid, key=""):
    address = f"ws://[{host}]:{port}" if ":" in host else f"ws://{host}:{port}"
    first = {"uid": uid, "channel": channel, "auth": token(uid, channel, key)}
    options = {"compression": None, "max_size": 64 << 20}
    async with connect(address, subprotocols=["mles-websocket"], **options) as socket:
        if socket.subprotocol != "mles-websocket":
            sys.exit("the server does not speak Mles")
        await socket.send(json.dumps(first, ensure_ascii=False))
        both = [asyncio.create_task(work(socket)) for work in (publish, listen)]
        done, _ = await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
        if both[0] not in done:
            sys.exit(f"the server ended it: {socket.close_code} {socket.close_reason}")


if __name__ == "__main__":
    try:
        asyncio.run(main(*sys.argv[1:]))
    except (OSError, ConnectionClosed) as trouble:
        sys.exit(str(trouble))
