#!/usr/bin/env python3
"""A Mles server that is right, and wastes. usage: DEED PORT KEY HISTORY

nothing      wastes nothing
bodies       asks for the memory of a body when its header comes
strings      asks for the memory of a string when its length comes
descriptors  never closes the descriptor of a connection that ended badly
"""
import sys

import small_server

DEED = sys.argv[1]
KEPT = []


class Connection(small_server.Connection):
    def frame(self):
        if DEED == "bodies":
            self.body = bytearray(int.from_bytes(self.rfile.peek(4)[1:4], "big"))
        frame = super().frame()
        if frame is None and DEED == "descriptors":
            KEPT.append(self.request.dup())
        elif frame and len(frame) > 21 and DEED == "strings" and frame[-5] in (0x5A, 0x7A):
            bytearray(int.from_bytes(frame[-4:], "big"))
        return frame


if DEED not in ("nothing", "bodies", "strings", "descriptors"):
    sys.exit(f"no deed '{DEED}'; there are nothing, bodies, strings and descriptors")
small_server.Connection = Connection
small_server.serve(small_server.Channel)
