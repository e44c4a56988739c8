"""Two members of a server of version 2, by the library `websockets`: text, binary, a fragmented megabyte, a reconnect."""
import asyncio
import json
import sys

import websockets

PORT = int(sys.argv[1])
MEBIBYTE = bytes(i % 251 for i in range(1 << 20))


async def join(uid):
    session = await websockets.connect(
        f"ws://localhost:{PORT}/any/path", subprotocols=["other", "mles-websocket"], max_size=None
    )
    assert session.subprotocol == "mles-websocket"
    await session.send(json.dumps({"uid": uid, "channel": "garden"}))
    return session


async def hears(session, expected):
    heard = await asyncio.wait_for(session.recv(), 60)
    assert heard == expected, (heard[:80], expected[:80])


async def main():
    alice = await join("alice")
    await (await alice.ping())
    bob = await join("bob")
    await hears(bob, json.dumps({"uid": "alice", "channel": "garden"}))
    await hears(alice, json.dumps({"uid": "bob", "channel": "garden"}))
    await alice.send("hällo")
    await hears(bob, "hällo")
    await alice.send(b"\x00\xff")
    await hears(bob, b"\x00\xff")
    await bob.send(MEBIBYTE[i : i + 50_000] for i in range(0, len(MEBIBYTE), 50_000))
    await hears(alice, MEBIBYTE)
    await bob.close()
    await alice.send("meanwhile")
    bob = await join("bob")
    for expected in [
        json.dumps({"uid": "alice", "channel": "garden"}),
        json.dumps({"uid": "bob", "channel": "garden"}),
        "hällo",
        b"\x00\xff",
        MEBIBYTE,
        "meanwhile",
    ]:
        await hears(bob, expected)
    again = await join("alice")
    try:
        await asyncio.wait_for(again.recv(), 60)
        raise AssertionError("a second alice is served")
    except websockets.exceptions.ConnectionClosed as closed:
        assert closed.rcvd.code == 1008 and closed.rcvd.reason.startswith("V2-DUP-01"), closed
    await alice.close()
    await bob.close()
    print("all heard")


asyncio.run(main())
