package org.mles.proxy.bridge;

import java.security.SecureRandom;
import org.mles.hash.SipHash24;

/**
 * Names payloads by 64 bits: SipHash under a random secret, so nobody outside can make two payloads
 * collide and have one suppressed; by accident it happens once in 2^64 pairs. Thread: any. Source:
 * V2-PRX-04.
 */
final class Digest {
  private final long k0;
  private final long k1;

  Digest() {
    SecureRandom random = new SecureRandom();
    k0 = random.nextLong();
    k1 = random.nextLong();
  }

  long of(Message message) {
    return new SipHash24(k0, k1).update(message.payload()).finish();
  }
}
