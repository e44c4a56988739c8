"""A complete Mles client: lines of standard input go out, messages of others are printed.

python3 client.py HOST PORT CHANNEL UID KEY ADDRESS-KEY
"""
import os, socket, struct, sys, threading

MASK = (1 << 64) - 1


def siphash(data):
    rotl = lambda x, n: (x << n | x >> 64 - n) & MASK
    v = [0x736F6D6570736575, 0x646F72616E646F6D, 0x6C7967656E657261, 0x7465646279746573]

    def rounds(n):
        for _ in range(n):
            v[0] = v[0] + v[1] & MASK; v[1] = rotl(v[1], 13) ^ v[0]; v[0] = rotl(v[0], 32)
            v[2] = v[2] + v[3] & MASK; v[3] = rotl(v[3], 16) ^ v[2]
            v[0] = v[0] + v[3] & MASK; v[3] = rotl(v[3], 21) ^ v[0]
            v[2] = v[2] + v[1] & MASK; v[1] = rotl(v[1], 17) ^ v[2]; v[2] = rotl(v[2], 32)

    padded = data + bytes(7 - len(data) % 8) + bytes([len(data) & 255])
    for (word,) in struct.iter_unpack("<Q", padded):
        v[3] ^= word; rounds(2); v[0] ^= word
    v[2] ^= 255
    rounds(4)
    return v[0] ^ v[1] ^ v[2] ^ v[3]


def cbor(major, octets):
    n = len(octets)
    if n < 24:
        head = bytes([major | n])
    elif n < 1 << 8:
        head = struct.pack(">BB", major | 24, n)
    elif n < 1 << 16:
        head = struct.pack(">BH", major | 25, n)
    else:
        head = struct.pack(">BI", major | 26, n)
    return head + octets


def item(body, at):
    """Reads one string, array head or map head: its major type, its value, where the next begins."""
    major, n, at = body[at] & 0xE0, body[at] & 31, at + 1
    if n >= 24:
        width = 1 << n - 24
        n, at = int.from_bytes(body[at:at + width], "big"), at + width
    if major in (0x40, 0x60):
        return major, body[at:at + n], at + n
    return major, n, at


def message(body):
    """Returns the message of a body, or nothing for a resync and for what is no message."""
    try:
        major, pairs, at = item(body, 0)
        fields = {}
        for _ in range(pairs if major == 0xA0 else 0):
            _, name, at = item(body, at)
            _, fields[name], at = item(body, at)
        return fields.get(b"message", b"")
    except (IndexError, TypeError):
        return b""


def exactly(sock, n):
    octets = b""
    while len(octets) < n:
        piece = sock.recv(n - len(octets))
        if not piece:
            os._exit(0)
        octets += piece
    return octets


def listen(sock):
    while True:
        head = exactly(sock, 16)
        length = int.from_bytes(head[1:4], "big")
        if head[0] != 0x4D or length == 0:
            os._exit(1)
        said = message(exactly(sock, length))
        if said:
            sys.stdout.buffer.write(said + b"\n")
            sys.stdout.buffer.flush()


host, port, channel, uid, shared, address = sys.argv[1:7]
sock = socket.create_connection((host, int(port)))
sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
mine = sock.getsockname()
if shared:
    strings = [shared]
elif ":" in mine[0]:
    packed = struct.unpack(">8H", socket.inet_pton(socket.AF_INET6, mine[0]))
    strings = ["[%s]:%d" % (":".join("%x" % group for group in packed), mine[1])]
else:
    strings = ["%s:%d" % mine]
if not shared and address:
    strings.append(address)
key = siphash(b"".join(s.encode() + b"\xff" for s in strings + [uid, channel]))
names = b"\xa3\x63uid" + cbor(0x60, uid.encode()) + b"\x67channel" + cbor(0x60, channel.encode())


def publish(octets):
    body = names + b"\x67message" + cbor(0x40, octets)
    if len(body) < 1 << 24:
        sock.sendall(struct.pack(">BBHIQ", 0x4D, len(body) >> 16, len(body) & 0xFFFF, key & 0xFFFFFFFF, key) + body)


publish(b"")
threading.Thread(target=listen, args=(sock,), daemon=True).start()
for line in sys.stdin.buffer:
    publish(line.rstrip(b"\n"))
