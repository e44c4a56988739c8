package org.mles.conformance.selftest.model.client;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;
import org.mles.conformance.selftest.model.Input;
import org.mles.conformance.wire.HttpAnswer;
import org.mles.conformance.wire.Upgrade;

/**
 * How a client asks for a WebSocket and whether it believes that it has one, one method per
 * decision, all of them right. Thread: the client's reader.
 */
public class AskRules {
  private static final int NONCE_OCTETS = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Returns what the server has to prove that it read. */
  protected byte[] nonce() {
    byte[] nonce = new byte[NONCE_OCTETS];
    RANDOM.nextBytes(nonce);
    return nonce;
  }

  /** Returns the request. */
  protected Upgrade request(InetSocketAddress server, byte[] nonce) {
    String host = Upgrade.host(server.getAddress().getHostAddress(), server.getPort());
    return Upgrade.of(host, nonce);
  }

  /** Says whether the answer makes a WebSocket of the connection. */
  protected boolean isOpen(HttpAnswer answer, Upgrade request) {
    return answer.status() == HttpAnswer.SWITCHING
        && says(answer, "upgrade", "websocket")
        && says(answer, "connection", "upgrade")
        && isAccept(answer.values("sec-websocket-accept"), request)
        && isProtocol(answer.values("sec-websocket-protocol"))
        && isExtension(answer.listed("sec-websocket-extensions"));
  }

  /** Says whether a field has a word. */
  protected boolean says(HttpAnswer answer, String field, String word) {
    return answer.lists(field, word);
  }

  /** Says whether the server has read the key. */
  protected boolean isAccept(List<String> values, Upgrade request) {
    return values.equals(List.of(request.accept()));
  }

  /** Says whether the server speaks what was asked for. */
  protected boolean isProtocol(List<String> values) {
    return values.equals(List.of(Upgrade.PROTOCOL));
  }

  /** Says whether the server may name these extensions. */
  protected boolean isExtension(List<String> values) {
    return values.isEmpty();
  }

  /** Is called when the WebSocket is open. */
  protected void opened(V2ModelClient client, Input in) {}

  /** Tells the user why there is no session, or none any more. */
  protected void tell(V2ModelClient client, String why) {
    client.tell(why);
  }
}
