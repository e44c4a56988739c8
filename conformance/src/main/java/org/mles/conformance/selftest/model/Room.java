package org.mles.conformance.selftest.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mles.conformance.wire.RawFrame;

/**
 * A channel of the model: members in the order of joining, and the frames it keeps. Guarded by the
 * server's lock.
 */
public final class Room {
  /** A kept frame and who sent it. */
  public record Kept(RawFrame frame, Link from) {}

  private final String name;
  private final Map<Integer, Link> members = new LinkedHashMap<>();
  private final List<Kept> history = new ArrayList<>();

  Room(String name) {
    this.name = name;
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns the members by CID; rules change it. */
  public Map<Integer, Link> members() {
    return members;
  }

  /** Returns the kept frames, oldest first; rules change it. */
  public List<Kept> history() {
    return history;
  }
}
