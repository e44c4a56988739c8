"""Scenes in which bridges stand between a release of the original and a server of ours."""

import asyncio
import collections
import re

import talks
from news import Missing
from servers import ours, release

CHANNELS = ("garden", "yard", "cellar")
GARDEN = ("garden",)
MANY = 40
# Longer than a release waits for answers to its pings, 96 s, and than a bridge waits for a sign of life.
SILENCE_SECONDS = 125


async def text_and_binary_cross_both_ways(stage):
    """A bridge with --text: each message arrives once, under its opcode, on each of three channels."""
    await both_ways(stage, key=None)


async def servers_with_a_key_are_bridged(stage):
    """The same where both servers have a shared key, which bridge and members show as a token."""
    await both_ways(stage, key="interop secret")


async def both_ways(stage, key):
    there, here = await pair(stage, key)
    bridge = await bridge_of_ours(stage, there, here, CHANNELS, "--text")
    for channel in CHANNELS:
        rita, oscar = await stage.member(there, "rita", channel), await stage.member(here, "oscar", channel)
        from_there, from_here = everything(f"{channel}, from the release"), everything(f"{channel}, from ours")
        await rita.say(from_there)
        await oscar.hears(from_there[-1])
        await oscar.say(from_here)
        await rita.hears(from_here[-1])
        for way, hearer, said in (("release to ours", oscar, from_there), ("ours to release", rita, from_here)):
            sentence = f"{channel}, {way}: {len(said)} messages, each once, order and opcodes kept, and nothing else"
            stage.check(sentence, hearer.words(), said)
    await bridge.end()
    stage.check("the bridge lost nothing and reconnected never", counted(bridge, "lost", "text", "reconnects"), [0, 0, 0])


async def text_stays_without_the_option(stage):
    """A bridge without --text, which believes any certificate: binary messages cross, text does not."""
    there, here = await pair(stage)
    bridge = await bridge_of_ours(stage, there, here, GARDEN, "--insecure")
    rita, oscar = await stage.member(there, "rita", "garden"), await stage.member(here, "oscar", "garden")
    for way, speaker, hearer in (("release to ours", rita, oscar), ("ours to release", oscar, rita)):
        said = words(way)
        await speaker.say([*words(way, str), *said])
        await hearer.hears(said[-1])
        stage.check(f"{way}: {MANY} binary messages arrive once, {MANY} texts do not", hearer.words(), said)
    await bridge.end()
    stage.check("the bridge counts the texts that it left", counted(bridge, "text")[0] >= 2 * MANY)


async def two_bridges_make_two_copies_at_most(stage):
    """Two bridges side by side: each message arrives, once for each bridge at most, and there is no storm."""
    there, here = await pair(stage)
    bridges = [
        await bridge_of_ours(stage, there, here, GARDEN, "--text"),
        await bridge_of_ours(stage, here, there, GARDEN, "--text"),
    ]
    rita, oscar = await stage.member(there, "rita", "garden"), await stage.member(here, "oscar", "garden")
    for way, speaker, hearer in (("release to ours", rita, oscar), ("ours to release", oscar, rita)):
        said = [*words(way), *words(way, str)]
        await speaker.say(said)
        await hearer.hears(said[-1])
        stage.check(f"{way}: each of {len(said)} messages arrives", set(said) - set(hearer.words()), set())
    for bridge in bridges:
        await bridge.end()
    most = max(collections.Counter(rita.words() + oscar.words()).values())
    stage.check("at most one copy for each bridge", most <= len(bridges))
    # Each way has its binary and its texts, and each bridge brings each across once; so do first messages.
    forwarded = sum(counted(bridge, "forwarded")[0] for bridge in bridges)
    stage.check(f"the bridges forwarded {forwarded} messages and no more", forwarded <= len(bridges) * (4 * MANY + 6))


async def the_release_is_killed_and_started_again(stage):
    """The release dies in the middle of a burst; what is said while it is away waits for it and arrives once."""
    there, here = await pair(stage)
    await restart(stage, mortal=there, other=here)


async def our_server_is_killed_and_started_again(stage):
    """The same the other way round."""
    there, here = await pair(stage)
    await restart(stage, mortal=here, other=there)


async def restart(stage, mortal, other):
    bridge = await bridge_of_ours(stage, other, mortal, GARDEN, "--text")
    speaker, witness = await stage.member(other, "stella", "garden"), await stage.member(mortal, "walter", "garden")
    burst, away, after = words("burst"), words("while away"), words("after")
    await speaker.say(burst[: MANY // 2])
    await witness.hears(burst[MANY // 2 - 1])
    await speaker.say(burst[MANY // 2 :])
    await mortal.end(kill=True)
    await bridge.says("^B .*: lost")
    before = len(bridge.lines)
    await speaker.say(away)
    await mortal.start()
    await bridge.says("^B .*: connected", after=before)
    heir = await stage.member(mortal, "walter", "garden")
    await speaker.say(after)
    await heir.hears(after[-1])
    stage.check("nobody hears anything twice", (copies(witness), copies(heir)), (1, 1))
    stage.check("all that was said after the bridge noticed arrives, in order", heir.words()[-2 * MANY :], away + after)
    stage.check("what died with the server is sent once more", [word for word in burst if word not in witness.heard + heir.heard], [])
    back = words("back")
    await heir.say(back)
    await speaker.hears(back[-1])
    stage.check("the other way works again, each message once", speaker.words(), back)
    await bridge.end()
    stage.check("the bridge lost nothing that it could count, and reconnected once", counted(bridge, "lost", "reconnects"), [0, 1])


async def the_bridge_of_the_original(stage):
    """`mles-client` itself as the bridge, between the release and our server."""
    there, here = await pair(stage)
    words_of_it = [*stage.cast.client, "-s", there.url, "--proxy-server", here.url, "-c", "garden", "-u", "bridge"]
    rita = await stage.member(there, "rita", "garden")
    oscar = await stage.member(here, "oscar", "garden")
    settings = {"SSL_CERT_FILE": str(stage.cast.certificate.file)}
    bridge = await stage.program("mles-client as bridge", words_of_it, settings=settings)
    await bridge.says("Proxy established")
    for way, speaker, hearer in (("release to ours", rita, oscar), ("ours to release", oscar, rita)):
        said = words(way)
        await speaker.say([*words(way, str), *said])
        await hearer.hears(said[-1])
        stage.check(f"{way}: {MANY} binary messages arrive once", hearer.words(), said)
    reason = "it carries binary messages alone, and has no option for text"
    stage.deviation(f"none of {2 * MANY} texts arrives", reason, not any(isinstance(word, str) for word in rita.words() + oscar.words()))


async def nobody_says_anything_for_two_minutes(stage):
    """Bridge, members and a chat client of the original live through a silence in which servers and bridge ask for signs of life."""
    there, here = await pair(stage)
    bridge = await bridge_of_ours(stage, there, here, GARDEN, "--text")
    rita, oscar = await stage.member(there, "rita", "garden"), await stage.member(here, "oscar", "garden")
    clients = [await talks.Talk(stage, server).client(name, "alice") for name, server in (("alice there", there), ("alice here", here))]
    for client in clients:
        client.type("before\r")
    for member in (rita, oscar):
        await member.news.until(lambda: len(member.words()) == 2, "what both clients say")
    await asyncio.sleep(SILENCE_SECONDS)
    for way, speaker, hearer in (("release to ours", rita, oscar), ("ours to release", oscar, rita)):
        said = words(way)
        await speaker.say(said)
        await hearer.hears(said[-1])
        stage.check(f"{way}: {MANY} messages after it, each once, and nothing else", hearer.words()[2:], said)
    stage.check("no client has ended", [client.news.ended for client in clients], [False, False])
    await bridge.end()
    stage.check("the bridge lost nothing and reconnected never", counted(bridge, "lost", "reconnects"), [0, 0])


async def pair(stage, key=None):
    return await stage.server("release", release(stage.cast, key)), await stage.server("ours", ours(stage.cast, key))


async def bridge_of_ours(stage, one, other, channels, *options):
    """Start a bridge of ours; it knows the certificate unless it is told to believe any. Wait until both sides are there."""
    trust = () if "--insecure" in options else ("--ca", stage.cast.certificate.file)
    chosen = [word for channel in channels for word in ("-c", channel)]
    command = [*stage.cast.proxy, "bridge", *chosen, *options, *trust, one.url, other.url]
    bridge = await stage.program("bridge", command, key=one.key)
    await bridge.says("^A .*: connected")
    await bridge.says("^B .*: connected")
    return bridge


def words(stem, kind=bytes):
    """Give numbered messages, binary or text."""
    texts = [f"{stem} {number}" for number in range(MANY)]
    return [f"{text} ä€😀" for text in texts] if kind is str else [text.encode() for text in texts]


def everything(stem):
    """Give text, binary, and what is large, or no text in any encoding."""
    octets = stem.encode() + bytes(range(256))
    return [*words(stem, str), *words(stem), octets, octets * 4000, f"{stem}: the last"]


def copies(member):
    """Say how often somebody has heard what he heard most often."""
    return max(collections.Counter(member.words()).values())


def counted(bridge, *names):
    """Give figures of the line that a bridge ends with."""
    found = [re.search(rf"\b{name} ([0-9]+)", bridge.lines[-1]) for name in names]
    if None in found:
        raise Missing(f"the bridge ends with {bridge.lines[-1]!r}")
    return [int(figure.group(1)) for figure in found]


# What a rehearsal plays: all that differs in more than its arguments, and needs no program of the original.
REHEARSED = (
    text_and_binary_cross_both_ways,
    text_stays_without_the_option,
    two_bridges_make_two_copies_at_most,
    the_release_is_killed_and_started_again,
)
SCENES = (*REHEARSED, servers_with_a_key_are_bridged, our_server_is_killed_and_started_again, the_bridge_of_the_original)
