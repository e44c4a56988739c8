"""What can be said to the server when it starts; the defaults are those of the specification."""

from typing import NamedTuple


class Options(NamedTuple):
    key: bytes = b""
    address_key: bytes = b""
    strict_resync: bool = False
    history_limit: int = 100
    history_octets: int = 16 << 20
    slow_reader_octets: int = 16 << 20
    max_body: int = 0xFFFFFF
    max_connections: int = 20_000
    max_unjoined: int = 12_000
    max_channels: int = 100_000
    max_deserted_channels: int = 10_000
    first_frame_deadline: float = 10.0
