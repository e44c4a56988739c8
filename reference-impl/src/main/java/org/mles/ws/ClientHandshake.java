package org.mles.ws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.http.Fields;
import org.mles.http.Head;
import org.mles.http.HeadReader;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;

/**
 * Asks a server for an upgrade and judges its answer. Thread: caller. Source: RFC 6455, section
 * 4.1; V2-HS-08, V2-HS-10.
 */
public final class ClientHandshake {
  /** Length of what the server has to prove that it read. */
  public static final int NONCE_OCTETS = 16;

  private static final int SWITCHING = 101;

  private final HeadReader answer = HeadReader.ofAnswer();
  private final String host;
  private final String target;
  private final String key;

  /**
   * Makes a handshake.
   *
   * @param host name or address, with a port unless it is the default
   * @param target path and query
   * @param nonce {@value #NONCE_OCTETS} octets that nobody can foretell
   * @throws IllegalArgumentException if host or target would break out of their lines
   */
  public ClientHandshake(String host, String target, byte[] nonce) {
    if (!isVisible(host) || !isVisible(target) || !target.startsWith("/")) {
      throw new IllegalArgumentException("no host and target: " + host + " " + target);
    }
    if (nonce.length != NONCE_OCTETS) {
      throw new IllegalArgumentException("a nonce of " + nonce.length + " octets");
    }
    this.host = host;
    this.target = target;
    key = Base64.getEncoder().encodeToString(nonce);
  }

  private static boolean isVisible(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c <= '~');
  }

  /** Returns the octets to send. */
  public ByteBuffer request() {
    String head =
        ("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n")
            + (Handshake.UPGRADE_FIELD + ": " + Handshake.UPGRADE_WORD + "\r\n")
            + (Handshake.CONNECTION_FIELD + ": " + Handshake.UPGRADE_FIELD + "\r\n")
            + (Handshake.KEY_FIELD + ": " + key + "\r\n")
            + (Handshake.VERSION_FIELD + ": " + Handshake.VERSION + "\r\n")
            + (Handshake.PROTOCOL_FIELD + ": " + Handshake.PROTOCOL + "\r\n\r\n");
    return ByteBuffer.wrap(head.getBytes(ISO_8859_1));
  }

  /**
   * Takes octets of the answer, none behind it.
   *
   * @return null if more must come
   */
  public @Nullable Answer take(ByteBuffer in) {
    Head head = answer.take(in);
    if (head == null) {
      return null;
    }
    String wrong =
        head instanceof Head.Answer whole ? wrong(whole) : "what came is no answer of HTTP";
    return new Answer(wrong == null ? null : new Refusal(WireRule.V2_HS_ANSWER, wrong));
  }

  /**
   * What the server has answered.
   *
   * @param refusal why the connection is no WebSocket; null if it is one
   */
  public record Answer(@Nullable Refusal refusal) {}

  private @Nullable String wrong(Head.Answer head) {
    Fields fields = head.fields();
    if (head.code() != SWITCHING) {
      return "it answers " + head.code();
    }
    if (!fields.lists(Handshake.UPGRADE_FIELD, Handshake.UPGRADE_WORD)
        || !fields.lists(Handshake.CONNECTION_FIELD, Handshake.UPGRADE_FIELD)) {
      return "it upgrades to something else";
    }
    if (!fields.all(Handshake.ACCEPT_FIELD).equals(List.of(AcceptKey.of(key)))) {
      return "it has not read the key";
    }
    if (!fields.all(Handshake.PROTOCOL_FIELD).equals(List.of(Handshake.PROTOCOL))) {
      return "it does not speak " + Handshake.PROTOCOL;
    }
    return fields.listed(Handshake.EXTENSIONS_FIELD).isEmpty()
        ? null
        : "it takes an extension that was not offered";
  }
}
