package org.mles.conformance.selftest.faults.client;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.mles.conformance.selftest.model.Input;
import org.mles.conformance.selftest.model.client.AskRules;
import org.mles.conformance.selftest.model.client.V2ClientRules;
import org.mles.conformance.selftest.model.client.V2ModelClient;
import org.mles.conformance.wire.HttpAnswer;
import org.mles.conformance.wire.Upgrade;

/** Wrong ways of clients to ask for a WebSocket, and to take what is none for one. */
public enum V2ClientAskFault implements V2ClientFault {
  CLIENT_V2_NO_HOST("asks without a Host field"),
  CLIENT_V2_HOST_WITHOUT_PORT("leaves the port out of its Host field"),
  CLIENT_V2_HTTP_1_0("asks in HTTP/1.0"),
  CLIENT_V2_POSTS("asks by a POST"),
  CLIENT_V2_NO_UPGRADE("asks without an Upgrade field"),
  CLIENT_V2_NO_CONNECTION("asks with a Connection field that says keep-alive alone"),
  CLIENT_V2_VERSION_8("asks for the version 8 of WebSocket"),
  CLIENT_V2_NO_PROTOCOL("asks for no protocol"),
  CLIENT_V2_SAME_KEY("asks with the same key each time"),
  CLIENT_V2_SHORT_KEY("asks with a key of 8 octets"),
  CLIENT_V2_ANY_ACCEPT("does not look whether the server has read its key"),
  CLIENT_V2_ANY_PROTOCOL("does not look which protocol the server speaks"),
  CLIENT_V2_ANY_EXTENSION("does not look whether the server uses an extension"),
  CLIENT_V2_ANY_STATUS("takes any status for that of a WebSocket"),
  CLIENT_V2_EXACT_ANSWER("looks for words of the answer in one case of letters"),
  CLIENT_V2_WHOLE_CONNECTION("looks for nothing but Upgrade in Connection"),
  CLIENT_V2_LOSES_BEHIND_ANSWER("forgets what came in one read with the answer"),
  CLIENT_V2_SILENT_REFUSAL("does not say that it was refused");

  private final String does;

  V2ClientAskFault(String does) {
    this.does = does;
  }

  @Override
  public String does() {
    return does;
  }

  @Override
  public V2ClientRules rules() {
    return new V2ClientRules().with(new Asking(this));
  }

  /** Asks, or believes, wrongly. */
  private static final class Asking extends AskRules {
    private static final byte[] NONCE = new byte[16];
    private static final int SHORT_OCTETS = 8;

    private final V2ClientAskFault fault;

    Asking(V2ClientAskFault fault) {
      this.fault = fault;
    }

    @Override
    protected byte[] nonce() {
      return switch (fault) {
        case CLIENT_V2_SAME_KEY -> NONCE;
        case CLIENT_V2_SHORT_KEY -> Arrays.copyOf(super.nonce(), SHORT_OCTETS);
        default -> super.nonce();
      };
    }

    @Override
    protected Upgrade request(InetSocketAddress server, byte[] nonce) {
      Upgrade right = super.request(server, nonce);
      return switch (fault) {
        case CLIENT_V2_NO_HOST -> right.without("Host");
        case CLIENT_V2_HOST_WITHOUT_PORT ->
            right.replacing("Host", server.getAddress().getHostAddress());
        case CLIENT_V2_HTTP_1_0 -> right.asking("GET / HTTP/1.0");
        case CLIENT_V2_POSTS -> right.asking("POST / HTTP/1.1");
        case CLIENT_V2_NO_UPGRADE -> right.without("Upgrade");
        case CLIENT_V2_NO_CONNECTION -> right.replacing("Connection", "keep-alive");
        case CLIENT_V2_VERSION_8 -> right.replacing("Sec-WebSocket-Version", "8");
        case CLIENT_V2_NO_PROTOCOL -> right.without("Sec-WebSocket-Protocol");
        default -> right;
      };
    }

    @Override
    protected boolean isOpen(HttpAnswer answer, Upgrade request) {
      boolean other = answer.status() != HttpAnswer.SWITCHING;
      return (other && fault == CLIENT_V2_ANY_STATUS) || super.isOpen(answer, request);
    }

    @Override
    protected boolean says(HttpAnswer answer, String field, String word) {
      if (fault == CLIENT_V2_WHOLE_CONNECTION && field.equals("connection")) {
        return answer.values(field).stream().anyMatch(word::equalsIgnoreCase);
      }
      String exact = field.equals("connection") ? "Upgrade" : word;
      return fault == CLIENT_V2_EXACT_ANSWER
          ? answer.listed(field).contains(exact)
          : super.says(answer, field, word);
    }

    @Override
    protected boolean isAccept(List<String> values, Upgrade request) {
      return fault == CLIENT_V2_ANY_ACCEPT || super.isAccept(values, request);
    }

    @Override
    protected boolean isProtocol(List<String> values) {
      return fault == CLIENT_V2_ANY_PROTOCOL || super.isProtocol(values);
    }

    @Override
    protected boolean isExtension(List<String> values) {
      return fault == CLIENT_V2_ANY_EXTENSION || super.isExtension(values);
    }

    @Override
    protected void opened(V2ModelClient client, Input in) {
      if (fault == CLIENT_V2_LOSES_BEHIND_ANSWER) {
        in.dropRest();
      }
    }

    @Override
    protected void tell(V2ModelClient client, String why) {
      if (fault != CLIENT_V2_SILENT_REFUSAL) {
        super.tell(client, why);
      }
    }
  }
}
