package org.mles.ws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Pattern;
import org.mles.http.Authority;
import org.mles.http.Fields;
import org.mles.http.Head;
import org.mles.http.OriginRules;
import org.mles.http.Response;
import org.mles.http.Status;
import org.mles.rule.Refusal;
import org.mles.rule.WireRule;

/**
 * Judges requests at a server's port. Whatever tries to be an upgrade and is none is refused: it
 * never gets a page instead. Thread: any. Source: V2-HTTP-02 to V2-HTTP-07, V2-HS-01 to V2-HS-09.
 */
public final class Handshake {
  /** What both sides speak inside; letter case counts. */
  public static final String PROTOCOL = "mles-websocket";

  static final String VERSION = "13";
  static final String VERSION_FIELD = "Sec-WebSocket-Version";
  static final String KEY_FIELD = "Sec-WebSocket-Key";
  static final String ACCEPT_FIELD = "Sec-WebSocket-Accept";
  static final String PROTOCOL_FIELD = "Sec-WebSocket-Protocol";
  static final String EXTENSIONS_FIELD = "Sec-WebSocket-Extensions";
  static final String UPGRADE_FIELD = "Upgrade";
  static final String CONNECTION_FIELD = "Connection";
  static final String UPGRADE_WORD = "websocket";

  private static final String GET = "GET";
  private static final String FIELD_PREFIX = "Sec-WebSocket-";

  /** Sixteen octets; what the last digit says beyond them is of no interest. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");

  private final OriginRules origins;
  private final boolean secure;

  /**
   * Makes a judge.
   *
   * @param secure whether requests come over TLS
   */
  public Handshake(OriginRules origins, boolean secure) {
    this.origins = origins;
    this.secure = secure;
  }

  /** Judges what a client sent instead of, or as, a request. */
  public Upgrade judge(Head head) {
    if (head instanceof Head.Request request) {
      return judgeRequest(request);
    }
    return head instanceof Head.Refused refused
        ? refused(refused.status(), refused.rule(), refused.why())
        : refused(Status.BAD_REQUEST, WireRule.V2_HTTP_MALFORMED, "no request");
  }

  private Upgrade judgeRequest(Head.Request request) {
    if (request.announcesBody()) {
      return refused(Status.BAD_REQUEST, WireRule.V2_HTTP_BODY, "no request here has a body");
    }
    Authority host =
        request.hosts().isEmpty() ? Authority.NONE : Authority.parse(request.hosts().get(0));
    if (host == null) {
      return refused(
          Status.BAD_REQUEST, WireRule.V2_HTTP_MALFORMED, "the Host field names no host");
    }
    if (isAttempt(request.fields())) {
      return judgeUpgrade(request, host);
    }
    return request.method().equals(GET) || request.method().equals("HEAD")
        ? new Upgrade.Unasked()
        : refused(Status.METHOD_NOT_ALLOWED, WireRule.V2_HTTP_METHOD, "pages can only be read");
  }

  private static boolean isAttempt(Fields fields) {
    return fields.lists(UPGRADE_FIELD, UPGRADE_WORD) || fields.anyBegins(FIELD_PREFIX);
  }

  private Upgrade judgeUpgrade(Head.Request request, Authority host) {
    Fields fields = request.fields();
    if (!hasForm(request)) {
      String why = "an upgrade is a GET of HTTP/1.1 with Upgrade: websocket, Connection: Upgrade";
      return refused(Status.BAD_REQUEST, WireRule.V2_HS_UPGRADE, why);
    }
    if (!fields.all(VERSION_FIELD).equals(List.of(VERSION))) {
      String why = "the version of WebSocket is " + VERSION;
      return refused(Status.UPGRADE_REQUIRED, WireRule.V2_HS_VERSION, why);
    }
    List<String> keys = fields.all(KEY_FIELD);
    if (keys.size() != 1 || !KEY.matcher(keys.get(0)).matches()) {
      String why = KEY_FIELD + " is 16 octets in base64, once";
      return refused(Status.BAD_REQUEST, WireRule.V2_HS_KEY, why);
    }
    Refusal foreign = origins.judge(fields, host, secure);
    if (foreign != null) {
      String why = "not for pages of other hosts";
      return new Upgrade.Refused(foreign, Response.of(Status.FORBIDDEN, why));
    }
    return fields.listed(PROTOCOL_FIELD).contains(PROTOCOL)
        ? new Upgrade.Granted(answer(keys.get(0)))
        : refused(Status.BAD_REQUEST, WireRule.V2_HS_PROTOCOL, PROTOCOL_FIELD + " is " + PROTOCOL);
  }

  private static boolean hasForm(Head.Request request) {
    return request.method().equals(GET)
        && request.minorVersion() > 0
        && request.fields().lists(UPGRADE_FIELD, UPGRADE_WORD)
        && request.fields().lists(CONNECTION_FIELD, UPGRADE_FIELD);
  }

  private static ByteBuffer answer(String key) {
    String head =
        ("HTTP/1.1 101 Switching Protocols\r\n" + UPGRADE_FIELD + ": " + UPGRADE_WORD + "\r\n")
            + (CONNECTION_FIELD + ": " + UPGRADE_FIELD + "\r\n")
            + (ACCEPT_FIELD + ": " + AcceptKey.of(key) + "\r\n")
            + (PROTOCOL_FIELD + ": " + PROTOCOL + "\r\n\r\n");
    return ByteBuffer.wrap(head.getBytes(ISO_8859_1));
  }

  private static Upgrade.Refused refused(Status status, WireRule rule, String why) {
    return new Upgrade.Refused(new Refusal(rule, why), Response.of(status, why));
  }
}
