package org.mles.benchmarks.crew.group;

/** What a member of a group is told. Thread: one of the group's; for one peer, one at a time. */
public interface GroupEvents {
  /** A peer said something; the octets are the listener's. */
  void heard(String peer, byte[] octets);

  /** A peer has left, or is believed dead. */
  void left(String peer);
}
