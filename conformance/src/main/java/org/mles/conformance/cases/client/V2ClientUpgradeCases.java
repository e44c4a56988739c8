package org.mles.conformance.cases.client;

import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.client.ClientLab;
import org.mles.conformance.lab.client.V2Guest;
import org.mles.conformance.wire.HeadText;
import org.mles.conformance.wire.HttpRequest;
import org.mles.conformance.wire.NFirst;
import org.mles.conformance.wire.Upgrade;
import org.mles.conformance.wire.WsFrame;

/** How a client asks for a WebSocket, and what it makes of the answer. */
@Chapter(value = "client-v2-upgrade", kind = Kind.CLIENT, protocol = Protocol.V2)
final class V2ClientUpgradeCases {
  private static final String ACCEPT = "Sec-WebSocket-Accept";
  private static final String SPOKEN = "Sec-WebSocket-Protocol";
  private static final int KEY_OCTETS = 16;
  private static final int CLIENTS = 3;
  private static final int REFUSED = 1008;

  @Case(
      id = "v2.client.request",
      clause = "V2-CLI-02",
      title = "It asks by a GET of HTTP/1.1 with the fields that a WebSocket of Mles needs",
      kills = {
        "client-v2-no-host",
        "client-v2-host-without-port",
        "client-v2-http-1-0",
        "client-v2-posts",
        "client-v2-no-upgrade",
        "client-v2-no-connection",
        "client-v2-version-8",
        "client-v2-no-protocol"
      })
  void request(ClientLab lab) {
    V2Guest guest = lab.v2Visitor();
    HttpRequest request = guest.opens();
    boolean get = request.line().startsWith("GET ") && request.line().endsWith(" HTTP/1.1");
    lab.check(get, "a GET of HTTP/1.1; saw " + request.line());
    says(lab, request, "host", guest.host());
    says(lab, request, "sec-websocket-version", "13");
    lists(lab, request, "upgrade", "websocket");
    lists(lab, request, "connection", "upgrade");
    boolean spoken = request.listed("sec-websocket-protocol").contains(Upgrade.PROTOCOL);
    lab.check(spoken, Upgrade.PROTOCOL + " among the protocols; saw " + request.fields());
    guest.joinsOpened();
  }

  private static void says(ClientLab lab, HttpRequest request, String field, String value) {
    List<String> said = request.values(field);
    lab.check(
        said.size() == 1 && said.get(0).equalsIgnoreCase(value),
        "the field " + field + " once, with " + value + "; saw " + said);
  }

  private static void lists(ClientLab lab, HttpRequest request, String field, String word) {
    lab.check(
        request.lists(field, word),
        "the field " + field + " with " + word + "; saw " + request.values(field));
  }

  @Case(
      id = "v2.client.request.key",
      clause = "V2-CLI-03",
      title = "Its Sec-WebSocket-Key is 16 octets in base64, others for each connection",
      kills = {"client-v2-same-key", "client-v2-short-key"})
  void key(ClientLab lab) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < CLIENTS; i++) {
      V2Guest guest = lab.v2Visitor();
      String key = guest.opens().values("sec-websocket-key").get(0);
      guest.joinsOpened();
      lab.check(octets(key) == KEY_OCTETS, "a key of 16 octets in base64; saw '" + key + "'");
      lab.check(seen.add(key), "a new key for each connection; saw " + key + " twice");
    }
  }

  private static int octets(String key) {
    try {
      byte[] octets = Base64.getDecoder().decode(key);
      return Base64.getEncoder().encodeToString(octets).equals(key) ? octets.length : -1;
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }

  @Case(
      id = "v2.client.answer.accept",
      clause = "V2-HS-08",
      title = "An answer with another Sec-WebSocket-Accept, or none, is no WebSocket",
      kills = "client-v2-any-accept")
  void accept(ClientLab lab) {
    lab.v2Guest();
    turnsAway(lab, "of another key", a -> a.replacing(ACCEPT, Upgrade.accept("x")));
    turnsAway(lab, "absent", a -> a.without(ACCEPT));
  }

  @Case(
      id = "v2.client.answer.protocol",
      clause = "V2-HS-10",
      title = "An answer with another protocol, or none, is no WebSocket",
      kills = "client-v2-any-protocol")
  void protocol(ClientLab lab) {
    lab.v2Guest();
    turnsAway(lab, "another", a -> a.replacing(SPOKEN, "chat"));
    turnsAway(lab, "absent", a -> a.without(SPOKEN));
  }

  @Case(
      id = "v2.client.answer.extension",
      clause = "V2-CLI-11",
      title = "An answer with an extension that nobody can have asked for is no WebSocket",
      kills = "client-v2-any-extension")
  void extension(ClientLab lab) {
    lab.v2Guest();
    turnsAway(lab, "extension", a -> a.with("Sec-WebSocket-Extensions: mles-conformance"));
  }

  @Case(
      id = "v2.client.answer.status",
      clause = "V2-HS-10",
      title = "An answer with another status than 101 is no WebSocket, whatever else it says",
      kills = "client-v2-any-status")
  void status(ClientLab lab) {
    lab.v2Guest();
    for (String status : List.of("200 OK", "400 Bad Request", "503 Service Unavailable")) {
      turnsAway(lab, status, a -> a.beginning("HTTP/1.1 " + status).with("Content-Length: 0"));
    }
    turnsAway(
        lab,
        "302 Found",
        a -> new HeadText("HTTP/1.1 302 Found", List.of("Content-Length: 0", "Connection: close")));
  }

  /** Answers a request otherwise than honestly; the client may say and print nothing then. */
  private static void turnsAway(ClientLab lab, String name, UnaryOperator<HeadText> change) {
    lab.scene().transcript().note("suite", "answers wrongly: " + name);
    V2Guest guest = lab.v2Visitor();
    guest.answers(change);
    guest.turnsAway();
  }

  @Case(
      id = "v2.client.answer.letters",
      clause = "V2-CLI-10",
      title = "Names and words of the answer are known in any case of letters, fields in any order",
      kills = "client-v2-exact-answer",
      segmented = true)
  void letters(ClientLab lab) {
    V2Guest guest = lab.v2Visitor();
    guest.answers(
        honest -> {
          String accept = honest.fields().get(2);
          String value = accept.substring(accept.indexOf(':'));
          return new HeadText(
              honest.first(),
              List.of(
                  "server: conformance",
                  ACCEPT.toLowerCase(Locale.ROOT) + value,
                  "CONNECTION: UPGRADE",
                  SPOKEN.toUpperCase(Locale.ROOT) + ":" + Upgrade.PROTOCOL,
                  "upgrade:   WebSocket  "));
        });
    guest.joinsOpened();
    guest.goesOn();
  }

  @Case(
      id = "v2.client.answer.list",
      clause = "V2-CLI-11",
      title = "The word upgrade is found among others in Connection",
      kills = "client-v2-whole-connection")
  void list(ClientLab lab) {
    V2Guest guest = lab.v2Visitor();
    guest.answers(honest -> honest.replacing("Connection", "keep-alive, Upgrade"));
    guest.joinsOpened();
  }

  @Case(
      id = "v2.client.answer.together",
      clause = "V2-WS-08",
      title = "A frame that comes together with the answer is not lost",
      kills = "client-v2-loses-behind-answer")
  void together(ClientLab lab) {
    lab.v2Guest();
    V2Guest guest = lab.v2Visitor();
    byte[] payload = NFirst.utf8("early");
    guest.answers(honest -> honest, WsFrame.of(WsFrame.PING, payload));
    guest.ws().pongAmongMessages(payload);
  }

  @Case(
      id = "v2.client.refused.told",
      clause = "V2-CLI-07",
      title = "A client that is refused, by a status or by a Close, tells its user",
      kills = "client-v2-silent-refusal")
  void refusedTold(ClientLab lab) {
    lab.v2Guest();
    for (String status : List.of("403 Forbidden", "302 Found")) {
      V2Guest guest = lab.v2Visitor();
      guest.answers(a -> new HeadText("HTTP/1.1 " + status, List.of("Content-Length: 0")));
      guest.peer().finish();
      guest.tells();
    }
    V2Guest guest = lab.v2Visitor();
    guest.joins();
    guest.sends(WsFrame.close(REFUSED, "V2-DUP-01 already there"));
    guest.ws().closeOrEnd(REFUSED);
    guest.peer().finish();
    guest.tells();
  }
}
