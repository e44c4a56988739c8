#!/usr/bin/env python3
"""A Mles server that must fail however busy the machine is. usage: DEED PORT KEY HISTORY

stops  serves some hundred frames, and then nobody any more
loses  loses a frame now and then
late   sends each frame ten seconds after it came
dies   ends at once, with exit code 7, when it is to send a frame of more than 60,000 octets
"""
import os
import sys
import threading

import small_server

DEED = sys.argv[1]
STOPS_AFTER = 500
LOSES_EACH = 97
LATE_SECONDS = 10
DEADLY_OCTETS = 60_000


class Channel(small_server.Channel):
    frames = 0  # of all channels

    @staticmethod
    def send(member, frame):
        Channel.frames += 1
        if DEED == "stops" and Channel.frames > STOPS_AFTER:
            threading.Event().wait()
        elif DEED == "dies" and len(frame) > DEADLY_OCTETS:
            print("too long", flush=True)
            os._exit(7)
        elif DEED == "loses" and Channel.frames % LOSES_EACH == 0:
            return
        elif DEED == "late":
            later = threading.Timer(LATE_SECONDS, small_server.Channel.send, (member, frame))
            later.daemon = True
            later.start()
        else:
            small_server.Channel.send(member, frame)


if DEED not in ("stops", "loses", "late", "dies"):
    sys.exit(f"no deed '{DEED}'; there are stops, loses, late and dies")
small_server.serve(Channel)
