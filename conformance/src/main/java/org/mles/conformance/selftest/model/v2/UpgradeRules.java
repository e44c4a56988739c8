package org.mles.conformance.selftest.model.v2;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.selftest.model.Connection;
import org.mles.conformance.wire.HttpAnswer;
import org.mles.conformance.wire.Upgrade;

/**
 * Who is given a WebSocket and how others are answered, one method per decision, all of them right.
 * Thread: the connection's.
 */
public class UpgradeRules extends HeadRules {
  private static final String GET = "GET";
  private static final String HEAD = "HEAD";
  private static final String UPGRADE = "upgrade";
  private static final String WORD = "websocket";
  private static final String VERSION = "13";
  private static final String SCHEME = "http://";
  private static final String PREFIX = "sec-websocket-";
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");

  private static final int BAD = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int METHOD = 405;
  protected static final int UPGRADE_REQUIRED = 426;
  private static final int TOO_LONG = 431;
  private static final int UNAVAILABLE = 503;
  private static final int UNKNOWN_VERSION = 505;

  /** Answers a request; true if it has a WebSocket now. */
  public final boolean enter(Connection connection) throws IOException {
    String head = readHead(connection.in());
    if (head == null) {
      return false;
    }
    Request request = isTooLong(head) ? null : parse(head);
    int status = isTooLong(head) ? TOO_LONG : request == null ? BAD : status(request);
    boolean open = request != null && status == HttpAnswer.SWITCHING;
    Reply reply = open && request != null ? granted(request) : refused(status);
    if (isAnswered(status)) {
      connection.send(reply.encode());
    }
    answered(connection, open);
    return open;
  }

  /** Says whether a request that is answered with a status hears of it. */
  protected boolean isAnswered(int status) {
    return true;
  }

  /** Answers who has not asked yet, or not to the end, that there is no time left. */
  protected void dismiss(V2Session session) {
    session.connection().send(refused(UNAVAILABLE).encode());
    session.connection().closeAfterOutput();
  }

  /** A request was answered. */
  protected void answered(Connection connection, boolean open) throws IOException {}

  private int status(Request request) {
    if (!request.version().startsWith("HTTP/1.") && !request.version().isEmpty()) {
      return UNKNOWN_VERSION;
    }
    if (!areHosts(request, request.values("host").size()) || announcesBody(request)) {
      return BAD;
    }
    if (!isMethod(request.method())) {
      return METHOD;
    }
    return isAttempt(request) ? statusOfUpgrade(request) : withoutUpgrade();
  }

  /** Says whether there is an answer to a method. */
  protected boolean isMethod(String method) {
    return method.equals(GET) || method.equals(HEAD);
  }

  private static boolean isAttempt(Request request) {
    return request.listed(UPGRADE).stream().anyMatch(WORD::equalsIgnoreCase)
        || request.fields().stream().anyMatch(field -> field.name().startsWith(PREFIX));
  }

  /** Returns the status for a request that asks for no upgrade. */
  protected int withoutUpgrade() {
    return NOT_FOUND;
  }

  private int statusOfUpgrade(Request request) {
    if (!isPath(request.target())) {
      return NOT_FOUND;
    }
    if (!mayUpgrade(request.method()) || !isVersion(request) || !asksForUpgrade(request)) {
      return BAD;
    }
    if (!isVersionOfWebSocket(request.values("sec-websocket-version"))) {
      return UPGRADE_REQUIRED;
    }
    if (!areKeys(request.values("sec-websocket-key"))) {
      return BAD;
    }
    if (!mayComeFrom(request.values("origin"), request)) {
      return FORBIDDEN;
    }
    return hasProtocol(request.listed("sec-websocket-protocol"))
        ? HttpAnswer.SWITCHING
        : withoutProtocol();
  }

  /** Says whether a path upgrades. */
  protected boolean isPath(String target) {
    return true;
  }

  /** Says whether a method upgrades. */
  protected boolean mayUpgrade(String method) {
    return method.equals(GET);
  }

  /** Says whether Upgrade and Connection ask for a WebSocket. */
  protected boolean asksForUpgrade(Request request) {
    return request.listed(UPGRADE).stream().anyMatch(word -> isWord(word, WORD))
        && asksConnection(request);
  }

  /** Says whether Connection asks for an upgrade. */
  protected boolean asksConnection(Request request) {
    return request.listed("connection").stream().anyMatch(word -> isWord(word, "Upgrade"));
  }

  /** Says whether a word is the one that asks for an upgrade. */
  protected boolean isWord(String said, String word) {
    return said.equalsIgnoreCase(word);
  }

  /** Says whether these ask for the version that is spoken. */
  protected boolean isVersionOfWebSocket(List<String> versions) {
    return versions.equals(List.of(VERSION));
  }

  /** Says whether these are one right key. */
  protected boolean areKeys(List<String> keys) {
    return keys.size() == 1 && KEY.matcher(keys.get(0)).matches();
  }

  /** Says whether one of these protocols is that of Mles. */
  protected boolean hasProtocol(List<String> offered) {
    return offered.stream().anyMatch(this::isProtocol);
  }

  /** Says whether a protocol is that of Mles. */
  protected boolean isProtocol(String offered) {
    return offered.equals(Upgrade.PROTOCOL);
  }

  /** Returns the status for an upgrade without the protocol. */
  protected int withoutProtocol() {
    return BAD;
  }

  // Origins.

  /** Says whether a page of these origins may ask, of which there need be none. */
  protected boolean mayComeFrom(List<String> origins, Request request) {
    return origins.isEmpty() || (origins.size() == 1 && isAdmitted(origins.get(0), request));
  }

  /** Says whether a page of an origin may ask. */
  protected boolean isAdmitted(String origin, Request request) {
    return isOwn(origin, request);
  }

  /** Says whether a text is an origin at all. */
  protected final boolean isOrigin(String text) {
    return text.matches("[A-Za-z][A-Za-z0-9+.-]*://.+")
        && Authority.parse(text.substring(text.indexOf(':') + 3)) != null;
  }

  /** Says whether an origin is the server's own. */
  protected final boolean isOwn(String origin, Request request) {
    List<String> hosts = request.values("host");
    Authority host = hosts.isEmpty() ? null : Authority.parse(hosts.get(0));
    return host != null
        && host.isLoopback()
        && origin.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && host.equals(Authority.parse(origin.substring(SCHEME.length())));
  }

  // Answers.

  private Reply granted(Request request) {
    List<String> fields = new ArrayList<>();
    fields.add("Upgrade: " + WORD);
    fields.add("Connection: Upgrade");
    List<String> keys = request.values("sec-websocket-key");
    fields.add("Sec-WebSocket-Accept: " + accept(keys.isEmpty() ? "" : keys.get(0)));
    for (String protocol : protocolsSaid(request.listed("sec-websocket-protocol"))) {
      fields.add("Sec-WebSocket-Protocol: " + protocol);
    }
    String extension = extensionSaid(request.listed("sec-websocket-extensions"));
    if (extension != null) {
      fields.add("Sec-WebSocket-Extensions: " + extension);
    }
    return new Reply(HttpAnswer.SWITCHING, fields);
  }

  /** Returns the proof that a key was understood. */
  protected String accept(String key) {
    return Upgrade.accept(key);
  }

  /** Returns the protocols that the answer names. */
  protected List<String> protocolsSaid(List<String> offered) {
    return List.of(Upgrade.PROTOCOL);
  }

  /** Returns the extension that the answer names, or null. */
  protected @Nullable String extensionSaid(List<String> offered) {
    return null;
  }

  private Reply refused(int status) {
    List<String> fields = new ArrayList<>(List.of("Content-Length: 0"));
    fields.addAll(endSaid());
    if (status == METHOD) {
      fields.add("Allow: " + GET + ", " + HEAD);
    } else if (status == UPGRADE_REQUIRED) {
      fields.addAll(versionSaid());
    }
    return new Reply(status, fields);
  }

  /** Returns the fields that say that the connection ends. */
  protected List<String> endSaid() {
    return List.of("Connection: close");
  }

  /** Returns the fields that say which version is spoken. */
  protected List<String> versionSaid() {
    return List.of("Sec-WebSocket-Version: " + VERSION);
  }
}
