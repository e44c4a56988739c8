package org.mles.benchmarks.micro;

import java.nio.ByteBuffer;
import org.mles.channel.Outlet;
import org.mles.rule.WireRule;

/** A way out that ends in memory, and takes everything at once. */
final class CountingOutlet implements Outlet {
  private final Sum sum;

  CountingOutlet(Sum sum) {
    this.sum = sum;
  }

  /** What went out by many. */
  static final class Sum {
    long octets;
    long sends;
  }

  @Override
  public long write(ByteBuffer[] slices, int count) {
    long octets = 0;
    for (int i = 0; i < count; i++) {
      octets += slices[i].remaining();
      slices[i].position(slices[i].limit());
    }
    sum.octets += octets;
    sum.sends++;
    return octets;
  }

  @Override
  public void drained() {
    throw new IllegalStateException("nobody leaves");
  }

  @Override
  public void refused(WireRule rule, String detail) {
    throw new IllegalStateException(rule + ": " + detail);
  }

  @Override
  public void brokenBy(Throwable bug) {
    throw new IllegalStateException("this way out takes everything", bug);
  }
}
