package org.mles.conformance.spec;

import java.util.Locale;

/** Names a kind of program that a clause can bind. Thread: any. */
public enum Role {
  /** Accepts connections and forwards frames. */
  SERVER,
  /** Connects, joins, publishes, listens. */
  CLIENT,
  /** Turns values into octets and back; has no connection. */
  CODEC,
  /** A server that keeps an upstream link for each channel. */
  PEER,
  /** Lets pages of browsers take part in channels of a server of version 1. */
  PROXY,
  /** Carries channels between two servers of version 2. */
  BRIDGE;

  /** Returns the word used in the specification and in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
