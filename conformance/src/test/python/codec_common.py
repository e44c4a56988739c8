"""What the codecs of all versions need: refusals, the hash, the spellings of the packs."""
import hashlib

M64 = (1 << 64) - 1
MAX_BODY = 0xFFFFFF
MAX_JSON = 65536


class Refused(Exception):
    """The input breaks a rule."""


def require(right, reason):
    if not right:
        raise Refused(reason)


def siphash(data, key=bytes(16)):
    k = [int.from_bytes(key[i:i + 8], "little") for i in (0, 8)]
    v = [k[0] ^ 0x736F6D6570736575, k[1] ^ 0x646F72616E646F6D,
         k[0] ^ 0x6C7967656E657261, k[1] ^ 0x7465646279746573]

    def rounds(n):
        a, b, c, d = v
        for _ in range(n):
            a = (a + b) & M64
            b = ((b << 13 | b >> 51) & M64) ^ a
            a = (a << 32 | a >> 32) & M64
            c = (c + d) & M64
            d = ((d << 16 | d >> 48) & M64) ^ c
            a = (a + d) & M64
            d = ((d << 21 | d >> 43) & M64) ^ a
            c = (c + b) & M64
            b = ((b << 17 | b >> 47) & M64) ^ c
            c = (c << 32 | c >> 32) & M64
        v[:] = a, b, c, d

    padded = data + bytes(7 - len(data) % 8) + bytes([len(data) & 0xFF])
    for i in range(0, len(padded), 8):
        word = int.from_bytes(padded[i:i + 8], "little")
        v[3] ^= word
        rounds(2)
        v[0] ^= word
    v[2] ^= 0xFF
    rounds(4)
    return v[0] ^ v[1] ^ v[2] ^ v[3]


# Spellings of the packs.

def octets(spelt):
    if isinstance(spelt, list):
        return b"".join(map(octets, spelt))
    if isinstance(spelt, dict):
        return bytes.fromhex(spelt["repeat"]) * spelt["times"]
    return bytes.fromhex(spelt)


def text(spelt):
    if isinstance(spelt, list):
        return "".join(map(text, spelt))
    return spelt["text"] * spelt["times"] if isinstance(spelt, dict) else spelt


def spell(data):
    if len(data) <= 65536:
        return data.hex()
    return {"sha256": hashlib.sha256(data).hexdigest(), "octets": len(data)}


# JSON.

def no_constant(name):
    raise Refused(name)
