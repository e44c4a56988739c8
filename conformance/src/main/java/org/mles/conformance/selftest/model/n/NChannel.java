package org.mles.conformance.selftest.model.n;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mles.conformance.selftest.model.Connection;

/** A channel of the model that speaks the N draft. Guarded by the server's lock. */
public final class NChannel {
  private final Map<Long, Connection> members = new LinkedHashMap<>();
  private final List<byte[]> history = new ArrayList<>();

  /** Returns the members by hash, or by CID in version 1; rules change it. */
  public Map<Long, Connection> members() {
    return members;
  }

  /** Returns the kept chunks, oldest first; rules change it. */
  public List<byte[]> history() {
    return history;
  }
}
