package org.mles.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import org.mles.hash.SipHash24;

/**
 * Says which loop owns a channel, by a hash under a key that is secret and lasts as long as the
 * server: nobody can choose names that all fall to one loop. Thread: any.
 */
public final class Owners {
  private final int loops;
  private final long k0;
  private final long k1;

  /** Makes it for so many loops, under a key of its own. */
  public Owners(int loops) {
    this(loops, new SecureRandom());
  }

  private Owners(int loops, SecureRandom random) {
    this(loops, random.nextLong(), random.nextLong());
  }

  Owners(int loops, long k0, long k1) {
    this.loops = loops;
    this.k0 = k0;
    this.k1 = k1;
  }

  /** Returns the number of the loop that owns a channel. */
  public int of(String channel) {
    if (loops == 1) {
      return 0;
    }
    long hash = new SipHash24(k0, k1).update(channel.getBytes(UTF_8)).finish();
    return (int) Long.remainderUnsigned(hash, loops);
  }
}
