package org.mles.server;

import org.jspecify.annotations.Nullable;
import org.mles.auth.KeyPolicy;
import org.mles.auth.NKeyPolicy;
import org.mles.auth.TokenPolicy;

/**
 * The secrets of a server; its text hides them.
 *
 * @param shared part of every key; null or empty for endpoint mode. Source: V1-KEY-02
 * @param address added in endpoint mode; null or empty for none. Source: V1-KEY-03
 */
public record Keys(@Nullable String shared, @Nullable String address) {
  /** Returns how keys of version 1 are made of them. */
  public KeyPolicy policy() {
    return KeyPolicy.of(shared, address);
  }

  NKeyPolicy draftPolicy() {
    return NKeyPolicy.of(shared);
  }

  TokenPolicy tokenPolicy() {
    return TokenPolicy.of(shared);
  }

  /** Tells which are set. */
  @Override
  public String toString() {
    return "Keys[shared=" + told(shared) + ", address=" + told(address) + "]";
  }

  private static String told(@Nullable String key) {
    return key == null || key.isEmpty() ? "none" : "hidden";
  }
}
