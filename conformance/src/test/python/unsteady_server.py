#!/usr/bin/env python3
"""A Mles server that must fail however busy the machine is. usage: DEED PORT KEY HISTORY

stops  serves some hundred frames, and then nobody any more
loses  loses a frame now and then
late   sends each frame ten seconds after it came
"""
import sys
import threading

import small_server

DEED = sys.argv[1]
STOPS_AFTER = 500
LOSES_EACH = 97
LATE_SECONDS = 10


class Channel(small_server.Channel):
    frames = 0  # of all channels

    @staticmethod
    def send(member, frame):
        Channel.frames += 1
        if DEED == "stops" and Channel.frames > STOPS_AFTER:
            threading.Event().wait()
        elif DEED == "loses" and Channel.frames % LOSES_EACH == 0:
            return
        elif DEED == "late":
            later = threading.Timer(LATE_SECONDS, small_server.Channel.send, (member, frame))
            later.daemon = True
            later.start()
        else:
            small_server.Channel.send(member, frame)


if DEED not in ("stops", "loses", "late"):
    sys.exit(f"no deed '{DEED}'; there are stops, loses and late")
small_server.serve(Channel)
