"""The web proxy of the original, 0.8.8, between browsers and a server of ours that speaks version 1."""

import shutil

from servers import DOMAIN, Server

KEY = "interop secret"
NONCE = bytes(range(16))


async def web_proxy_of_the_original(stage):
    """Two browsers' worth of WebSocket clients over `mles-webproxy`, and one over our own proxy beside it."""
    server = await stage.server("ours", Server([*stage.cast.server, "serve", "--protocols", "v1", "--port", "PORT"], key=KEY))
    theirs = await stage.server("mles-webproxy", web_proxy(stage.cast, server.port))
    upstream = f"127.0.0.1:{server.port}"
    own = await stage.server("our proxy", Server([*stage.cast.proxy, "proxy", "--upstream", upstream, "--port", "PORT"], key=KEY))
    alice, bob = await stage.session(theirs), await stage.session(theirs)
    first = body("alice", NONCE + b"first")
    await alice.say([first])
    hello = body("bob", NONCE + b"hello")
    await bob.say([hello])
    await bob.hears(first)
    await alice.hears(hello)
    said = [body("alice", NONCE + b"%d" % number) for number in range(40)]
    await alice.say([body("alice", NONCE), "text", *said])
    await bob.hears(said[-1])
    stage.check("each of 40 messages arrives once, as it was said, the first through the history", bob.heard[-40:], said)
    reason = "it drops messages of 16 octets and fewer; texts, which are no bodies, are left out by ours, too (WSP-07)"
    stage.deviation("a message of nothing but its 16 random octets is lost", reason, bob.heard == [first, *said])
    carol, dave = await stage.session(own), await stage.session(own)
    short, plain = body("carol", NONCE), body("dave", NONCE + b"plain")
    await carol.say([short])
    await dave.say([plain])
    await dave.hears(short)
    await carol.hears(plain)
    stage.check("our proxy carries such a message", dave.heard, [short])
    apart = not any(b"alice" in message or b"bob" in message for message in carol.heard + dave.heard)
    reason = "it encrypts both names and the message on their way to the server, so its channel has another name there"
    stage.deviation("browsers on our proxy, same server and channel, hear nothing of those on it", reason, apart and len(alice.heard) == 1)


def web_proxy(cast, upstream):
    """Name the proxy: it reads its certificate in its folder, and has ports 80 and 443 and no others."""
    folder = cast.certificate.folder
    shutil.copy(cast.certificate.file, folder / f"{DOMAIN}.pem")
    shutil.copy(cast.certificate.key, folder / f"{DOMAIN}.key")
    words = [*cast.web_proxy, cast.certificate.site(), "nobody@example.org", DOMAIN, f"127.0.0.1:{upstream}"]
    return Server(words, trust=cast.certificate.trust, key=KEY, port=443, folder=folder)


def body(uid, message):
    """Encode a body of version 1; all that is said here is shorter than 256 octets."""
    pairs = (("uid", text(uid)), ("channel", text("garden")), ("message", head(2, message) + message))
    return b"\xa3" + b"".join(text(name) + value for name, value in pairs)


def text(words):
    return head(3, words.encode()) + words.encode()


def head(major, octets):
    size = len(octets)
    return bytes([major << 5 | size] if size < 24 else [major << 5 | 24, size])
