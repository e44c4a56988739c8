"""The key that a first frame must carry."""

import socket
import struct

MASK = (1 << 64) - 1


def endpoint_text(address):
    """Give the text by which a client is known in endpoint mode (V1-KEY-06, V1-KEY-07, V1-KEY-08)."""
    host, port = address[0], address[1]
    host = host.split("%")[0]
    if ":" not in host:
        return f"{host}:{port}".encode()
    octets = socket.inet_pton(socket.AF_INET6, host)
    if octets[:12] == bytes(10) + b"\xff\xff":
        return f"{socket.inet_ntoa(octets[12:])}:{port}".encode()
    groups = struct.unpack(">8H", octets)
    return f"[{':'.join(f'{group:x}' for group in groups)}]:{port}".encode()


def join_strings(options, endpoint, names):
    """List what the key is made of, for each of the three modes (V1-KEY-02, V1-KEY-03, V1-KEY-15)."""
    if options.key:
        return [options.key, names.uid, names.channel]
    if options.address_key:
        return [endpoint, options.address_key, names.uid, names.channel]
    return [endpoint, names.uid, names.channel]


def key_of(strings):
    """Hash with SipHash-2-4 under a zero key, each string followed by 0xFF (V1-KEY-01)."""
    data = b"".join(string + b"\xff" for string in strings)
    whole = len(data) // 8 * 8
    state = [0x736F6D6570736575, 0x646F72616E646F6D, 0x6C7967656E657261, 0x7465646279746573]
    for at in range(0, whole, 8):
        absorb(state, int.from_bytes(data[at : at + 8], "little"))
    absorb(state, int.from_bytes(data[whole:], "little") + (len(data) % 256 << 56))
    state[2] ^= 0xFF
    mix(state, 4)
    return state[0] ^ state[1] ^ state[2] ^ state[3]


def absorb(state, word):
    """Take one word of the input into the state (V1-KEY-01)."""
    state[3] ^= word
    mix(state, 2)
    state[0] ^= word


def mix(state, rounds):
    """Do some rounds of SipHash (V1-KEY-01)."""
    a, b, c, d = state
    for _ in range(rounds):
        a = a + b & MASK
        c = c + d & MASK
        b = rotate(b, 13) ^ a
        d = rotate(d, 16) ^ c
        a = rotate(a, 32)
        a = a + d & MASK
        c = c + b & MASK
        d = rotate(d, 21) ^ a
        b = rotate(b, 17) ^ c
        c = rotate(c, 32)
    state[:] = a, b, c, d


def rotate(word, bits):
    """Rotate 64 bits to the left (V1-KEY-01)."""
    return (word << bits | word >> 64 - bits) & MASK
