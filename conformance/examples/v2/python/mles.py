"""What a server and a client of Mles version 2 share."""
from siphash24 import siphash24


def token(uid, channel, key):
    """Returns the value of auth, 16 hexadecimal digits; the digest has its lowest octet first."""
    text = (uid + channel + key).encode()
    return siphash24(text, key=bytes(16)).digest()[::-1].hex()
