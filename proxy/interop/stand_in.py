"""A chat client for rehearsals: asks, says and draws as `mles-client` does, and hides nothing of what it says."""

import argparse
import asyncio
import json
import os
import ssl
import sys
import time

import websockets

from token_of import token_of

HIDDEN_OCTETS = 40  # a nonce and a tag, in the original


async def chat(call, password):
    session = await websockets.connect(
        call.server,
        ssl=ssl.create_default_context(cafile=os.environ["SSL_CERT_FILE"]),
        subprotocols=["mles-websocket"],
        ping_interval=None,
    )
    token = token_of(call.uid, call.channel, os.environ.get("MLES_KEY", ""))
    await session.send(json.dumps({"uid": call.uid, "channel": call.channel, "auth": token}))
    screen = []
    draw(screen)
    keyboard = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(keyboard), sys.stdin)
    typing = asyncio.create_task(says(session, keyboard, call.uid, password, screen))
    lock = password.encode().ljust(HIDDEN_OCTETS)[:HIDDEN_OCTETS]
    async for message in session:
        if isinstance(message, bytes) and message.startswith(lock):
            screen.append(message[HIDDEN_OCTETS:].decode())
            draw(screen)
    typing.cancel()


async def says(session, keyboard, uid, password, screen):
    lock = password.encode().ljust(HIDDEN_OCTETS)[:HIDDEN_OCTETS]
    while line := (await keyboard.readline()).decode().strip():
        screen.append(f"{uid}: {line}")
        await session.send(lock + screen[-1].encode())
        draw(screen)


def draw(screen):
    lines = [f"{time.strftime('%H:%M')} {line}\r\n" for line in screen]
    print("\x1b[2J\x1b[1;1H" + "".join(lines) + "\r> ", end="", flush=True)


def main():
    options = argparse.ArgumentParser()
    for short, name in (("-s", "server"), ("-c", "channel"), ("-u", "uid")):
        options.add_argument(short, dest=name)
    password = input("Shared key: ")
    try:
        asyncio.run(chat(options.parse_args(), password))
    except (KeyboardInterrupt, websockets.exceptions.ConnectionClosed):
        pass  # the original ends without a word and with 0, too


main()
