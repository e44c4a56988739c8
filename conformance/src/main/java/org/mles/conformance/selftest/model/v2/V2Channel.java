package org.mles.conformance.selftest.model.v2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mles.conformance.wire.WsMessage;

/** A channel of the model that speaks version 2. Guarded by the server's lock. */
public final class V2Channel {
  private final Map<String, V2Member> members = new LinkedHashMap<>();
  private final List<WsMessage> history = new ArrayList<>();

  /** Returns the members by uid; rules change it. */
  public Map<String, V2Member> members() {
    return members;
  }

  /** Returns the kept messages, oldest first; rules change it. */
  public List<WsMessage> history() {
    return history;
  }
}
