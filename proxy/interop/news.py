"""Things that grow while somebody waits for what they are to have."""

import asyncio
import time

PATIENCE_SECONDS = 60
CAP_SECONDS = 300


class Missing(Exception):
    """What was waited for did not come."""


class News:
    """Wakes those who wait whenever something has come, or when nothing more can."""

    def __init__(self):
        self.grown = asyncio.Event()
        self.ended = False

    def tell(self, ended=False):
        """Say that something has come, or that it was the last."""
        self.ended = self.ended or ended
        self.grown.set()
        self.grown = asyncio.Event()

    async def until(self, look, what):
        """Give what `look` finds as soon as that is something; all that comes renews the wait."""
        cap = time.monotonic() + CAP_SECONDS
        while not (found := look()):
            left = min(PATIENCE_SECONDS, cap - time.monotonic())
            if self.ended or left <= 0:
                raise Missing(f"{what}: {'it ended before' if self.ended else 'not in time'}")
            try:
                await asyncio.wait_for(self.grown.wait(), left)
            except asyncio.TimeoutError:
                raise Missing(f"{what}: nothing came for {PATIENCE_SECONDS} s") from None
        return found
