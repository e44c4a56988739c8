package org.mles.conformance.selftest.model.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mles.conformance.lab.client.Invitation;
import org.mles.conformance.wire.WsMessage;

/**
 * What a client of version 2 makes of what it hears and of the end, one method per decision, all of
 * them right. Thread: the client's reader.
 */
public class HearRules {
  private final List<WsMessage> heard = new ArrayList<>();
  private List<WsMessage> replay = new ArrayList<>();

  /** A message has come. */
  protected void take(V2ModelClient client, WsMessage message) throws IOException {
    if (!isReplay(message)) {
      heard.add(message);
      client.print(message.payload());
    }
  }

  /** A fragment of a message has come. */
  protected void fragment(V2ModelClient client, byte[] payload, boolean last) {}

  /** Says whether a message is one that the history brings again. */
  protected boolean isReplay(WsMessage message) {
    return replay.remove(message);
  }

  /** Says whether it opens a connection again that was lost. */
  protected boolean comesBack() {
    return true;
  }

  /** Returns as whom it comes back. */
  protected Invitation again(Invitation invitation) {
    replay = new ArrayList<>(heard);
    return invitation;
  }

  /** Says whether it says by a Close which rule the server has broken. */
  protected boolean saysWhy() {
    return true;
  }

  /** Says whether it ends its side when the server has ended. */
  protected boolean ends() {
    return true;
  }
}
