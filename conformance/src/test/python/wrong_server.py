#!/usr/bin/env python3
"""A Mles server with two mistakes that a first attempt may well make. usage: PORT KEY HISTORY

1. A frame goes to every member of the channel, its sender too.
2. The history is replayed newest frame first.

All else is right enough: the suite has to name these two and not to lose them among others.
"""
import small_server


class Channel(small_server.Channel):
    def publish(self, frame, sender):
        super().publish(frame, None)  # mistake 1: the sender is a member, too

    def join(self, frame, joiner):
        super().publish(frame, joiner)

    def replay(self, joiner):
        for old in reversed(self.history):  # mistake 2
            self.send(joiner, old)


small_server.serve(Channel)
