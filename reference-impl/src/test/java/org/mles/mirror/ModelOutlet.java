package org.mles.mirror;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mles.channel.Outlet;
import org.mles.rule.WireRule;

/** Takes as many octets as it has credit for and keeps them. */
final class ModelOutlet implements Outlet {
  final ModelStream received = new ModelStream();
  long credit = Long.MAX_VALUE;
  Runnable whenWritten = () -> {};
  private boolean drained;
  private int contested;
  private @Nullable WireRule refused;

  boolean isOver() {
    return drained || refused != null;
  }

  boolean isDrained() {
    return drained;
  }

  @Nullable WireRule refused() {
    return refused;
  }

  int timesContested() {
    return contested;
  }

  @Override
  public void contested() {
    contested++;
  }

  @Override
  public long write(ByteBuffer[] slices, int count) {
    whenWritten.run();
    long taken = 0;
    for (int i = 0; i < count; i++) {
      byte[] octets = new byte[(int) Math.min(credit - taken, slices[i].remaining())];
      slices[i].get(octets);
      received.add(octets);
      taken += octets.length;
    }
    credit -= credit == Long.MAX_VALUE ? 0 : taken;
    return taken;
  }

  @Override
  public void drained() {
    drained = true;
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
