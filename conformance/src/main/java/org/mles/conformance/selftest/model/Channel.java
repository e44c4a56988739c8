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
public final class Channel {
  /** A kept frame and who sent it. */
  public record Kept(RawFrame frame, Connection from) {}

  private final String name;
  private final Map<Integer, Connection> members = new LinkedHashMap<>();
  private final List<Kept> history = new ArrayList<>();

  Channel(String name) {
    this.name = name;
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns the members by CID; rules change it. */
  public Map<Integer, Connection> members() {
    return members;
  }

  /** Returns the kept frames, oldest first; rules change it. */
  public List<Kept> history() {
    return history;
  }
}
