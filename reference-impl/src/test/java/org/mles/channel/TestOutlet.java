package org.mles.channel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.rule.WireRule;

/** Takes as many octets as it has credit for and keeps them. */
final class TestOutlet implements Outlet {
  final ByteArrayOutputStream received = new ByteArrayOutputStream();
  long credit = Long.MAX_VALUE;
  int writes;
  int slicesOfLastWrite;
  int drained;
  @Nullable WireRule refused;

  @Override
  public long write(ByteBuffer[] slices, int count) {
    writes++;
    slicesOfLastWrite = count;
    long taken = 0;
    for (int i = 0; i < count; i++) {
      byte[] octets = new byte[(int) Math.min(credit - taken, slices[i].remaining())];
      slices[i].get(octets);
      received.writeBytes(octets);
      taken += octets.length;
    }
    credit -= credit == Long.MAX_VALUE ? 0 : taken;
    return taken;
  }

  @Override
  public void drained() {
    drained++;
  }

  @Override
  public void refused(WireRule rule, String detail) {
    refused = rule;
  }

  @Override
  public void brokenBy(Throwable bug) {
    throw new AssertionError(bug);
  }
}
