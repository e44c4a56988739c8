package org.mles.conformance.cases.v2;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.V2Member;
import org.mles.conformance.lab.server.V2Room;
import org.mles.conformance.wire.HttpAnswer;
import org.mles.conformance.wire.Upgrade;

/** What a request for a WebSocket must say, and how it is answered. Source: RFC 6455, section 4. */
@Chapter(value = "v2-handshake", protocol = Protocol.V2)
final class V2HandshakeCases {
  private static final String PROTOCOLS = "Sec-WebSocket-Protocol";
  private static final String ANSWERED_PROTOCOL = "sec-websocket-protocol";
  private static final String VERSION = "Sec-WebSocket-Version";
  private static final Set<Integer> NOT_OF_VERSION = Set.of(400, 426);
  private static final Set<Integer> NOT_FOR_HEAD = Set.of(400, 405);
  private static final Set<Integer> BAD = Set.of(400);
  private static final Set<Integer> FORBIDDEN = Set.of(403);
  private static final Set<Integer> NOT_ALLOWED = Set.of(403, 400);
  private static final List<String> OTHER_VERSIONS = List.of("7", "0", "14", "x", "");

  private static HttpAnswer answer(V2Room room, String name, Upgrade request) {
    V2Member member = room.member(name);
    member.peer().send(request.encode());
    return member.ws().answer();
  }

  @Case(
      id = "v2.handshake.protocol",
      clause = "V2-HS-01",
      title = "The answer names mles-websocket once and no other protocol",
      kills = {"v2-protocol-unsaid", "v2-protocol-any-case"})
  void protocol(Lab lab) {
    V2Room room = lab.v2Room();
    HttpAnswer answer = answer(room, "alice", room.member("asks").request());
    lab.check(
        answer.says(ANSWERED_PROTOCOL, Upgrade.PROTOCOL),
        "'Sec-WebSocket-Protocol: mles-websocket' once; saw " + answer.values(ANSWERED_PROTOCOL));
    room.refusesRequest("capitals", BAD, u -> u.replacing(PROTOCOLS, "Mles-WebSocket"));
  }

  @Case(
      id = "v2.handshake.protocol.list",
      clause = "V2-HS-02",
      title = "A list of protocols that contains mles-websocket is accepted",
      kills = {"v2-one-protocol-only", "v2-echoes-all-protocols"})
  void protocolList(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    Upgrade honest = room.member("asks").request();
    for (Upgrade request :
        List.of(
            honest.replacing(PROTOCOLS, "chat, mles-websocket"),
            honest.replacing(PROTOCOLS, "mles-websocket,chat"),
            honest.with(PROTOCOLS + ": chat"))) {
      HttpAnswer answer = answer(room, "lists", request);
      lab.check(
          answer.status() == HttpAnswer.SWITCHING
              && answer.says(ANSWERED_PROTOCOL, Upgrade.PROTOCOL),
          "status 101 and mles-websocket alone; saw "
              + answer.status()
              + " "
              + answer.values(ANSWERED_PROTOCOL));
    }
  }

  @Case(
      id = "v2.handshake.path",
      clause = "V2-HS-03",
      title = "Any path upgrades",
      kills = "v2-one-path")
  void path(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    for (String path : List.of("/deep/er/path", "/?query=1", "/index.html")) {
      room.acceptsRequest(path, u -> u.asking("GET " + path + " HTTP/1.1"));
    }
  }

  @Case(
      id = "v2.handshake.no-protocol",
      clause = "V2-HS-04",
      title = "An upgrade without the protocol is answered with 400",
      kills = {"v2-no-protocol-needed", "v2-page-for-upgrade"})
  void noProtocol(Lab lab) {
    V2Room room = lab.v2Room();
    room.refusesRequest("none", BAD, u -> u.without(PROTOCOLS));
    room.refusesRequest("another", BAD, u -> u.replacing(PROTOCOLS, "chat"));
    room.refusesRequest("a longer one", BAD, u -> u.replacing(PROTOCOLS, "mles-websocket2"));
  }

  @Case(
      id = "v2.handshake.upgrade",
      clause = "V2-HS-05",
      title = "Upgrade and Connection are read in any case of letters, in lists too",
      kills = "v2-upgrade-exact-case")
  void upgrade(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    room.acceptsRequest("capitals", u -> u.replacing("Upgrade", "WebSocket"));
    room.acceptsRequest("small letters", u -> u.replacing("Connection", "upgrade"));
    room.acceptsRequest("list", u -> u.replacing("Connection", "keep-alive, Upgrade"));
  }

  @Case(
      id = "v2.handshake.not-get",
      clause = "V2-HS-05",
      title = "An upgrade that is no GET, or whose Connection asks for none, opens nothing",
      kills = {"v2-head-upgrades", "v2-no-connection-needed"})
  void notGet(Lab lab) {
    V2Room room = lab.v2Room();
    room.turnsAway("HEAD", NOT_FOR_HEAD, u -> u.asking("HEAD / HTTP/1.1"));
    room.turnsAway("no Connection", Set.of(400, 404, 426, 200), u -> u.without("Connection"));
  }

  @Case(
      id = "v2.handshake.version",
      clause = "V2-HS-06",
      title = "Another version, or none, is answered with 400 or 426",
      kills = "v2-any-version")
  void version(Lab lab) {
    V2Room room = lab.v2Room();
    for (String version : OTHER_VERSIONS) {
      room.turnsAway(
          "version '" + version + "'", NOT_OF_VERSION, u -> u.replacing(VERSION, version));
    }
    room.turnsAway("no version", NOT_OF_VERSION, u -> u.without(VERSION));
  }

  @Case(
      id = "v2.handshake.answered",
      clause = "V2-HS-12",
      title = "A wrong version, key or method is answered before the connection is closed",
      kills = "v2-refuses-unanswered")
  void answered(Lab lab) {
    V2Room room = lab.v2Room();
    room.refusesRequest("version 7", NOT_OF_VERSION, u -> u.replacing(VERSION, "7"));
    room.refusesRequest("no key", BAD, u -> u.without("Sec-WebSocket-Key"));
    room.refusesRequest("HEAD", NOT_FOR_HEAD, u -> u.asking("HEAD / HTTP/1.1"));
  }

  private static List<HttpAnswer> refusesVersions(V2Room room, Set<Integer> status) {
    List<HttpAnswer> answers = new ArrayList<>();
    for (String version : OTHER_VERSIONS) {
      answers.add(
          room.refusesRequest(
              "version '" + version + "'", status, u -> u.replacing(VERSION, version)));
    }
    answers.add(room.refusesRequest("no version", status, u -> u.without(VERSION)));
    return answers;
  }

  @Case(
      id = "v2.handshake.version.said",
      clause = "V2-HS-11",
      title = "Another version is answered with 426 and the one that is spoken",
      kills = "v2-version-unsaid")
  void versionSaid(Lab lab) {
    for (HttpAnswer answer : refusesVersions(lab.v2Room(), Set.of(426))) {
      lab.check(
          answer.says("sec-websocket-version", "13"),
          "'Sec-WebSocket-Version: 13' in the answer; saw "
              + answer.values("sec-websocket-version"));
    }
  }

  @Case(
      id = "v2.handshake.key",
      clause = "V2-HS-07",
      title = "A key that is not 16 octets, is absent or comes twice is answered with 400",
      kills = {"v2-any-key", "v2-two-keys"})
  void key(Lab lab) {
    V2Room room = lab.v2Room();
    String name = "Sec-WebSocket-Key";
    room.turnsAway("no key", BAD, u -> u.without(name));
    room.turnsAway("two keys", BAD, u -> u.with(name + ": " + u.key()));
    room.turnsAway("15 octets", BAD, u -> u.replacing(name, "AAAAAAAAAAAAAAAAAAAA"));
    room.turnsAway("17 octets", BAD, u -> u.replacing(name, "AAAAAAAAAAAAAAAAAAAAAAA="));
    room.turnsAway("no base64", BAD, u -> u.replacing(name, "A!AAAAAAAAAAAAAAAAAAAA=="));
    room.turnsAway("unpadded", BAD, u -> u.replacing(name, "AAAAAAAAAAAAAAAAAAAAAA"));
  }

  @Case(
      id = "v2.handshake.accept",
      clause = "V2-HS-08",
      title = "The answer proves with the key that it was understood",
      kills = "v2-wrong-accept")
  void accept(Lab lab) {
    V2Room room = lab.v2Room();
    for (int i = 0; i < 5; i++) {
      Upgrade request = room.member("asks").request();
      HttpAnswer answer = answer(room, "key " + i, request);
      lab.check(
          answer.says("sec-websocket-accept", request.accept()),
          "Sec-WebSocket-Accept '"
              + request.accept()
              + "'; saw "
              + answer.values("sec-websocket-accept"));
    }
  }

  @Case(
      id = "v2.handshake.extensions",
      clause = "V2-HS-09",
      title = "No extension is named in the answer, whichever are offered",
      kills = "v2-takes-extension")
  void extensions(Lab lab) {
    V2Room room = lab.v2Room();
    Upgrade request =
        room.member("asks")
            .request()
            .with("Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits, x-other");
    HttpAnswer answer = answer(room, "offers", request);
    lab.check(answer.status() == HttpAnswer.SWITCHING, "status 101; saw " + answer.status());
    lab.check(
        answer.values("sec-websocket-extensions").isEmpty(),
        "no extension in the answer; saw " + answer.values("sec-websocket-extensions"));
  }

  @Case(
      id = "v2.origin.foreign",
      clause = "V2-ORG-01",
      title = "An Origin that is not the server's own is answered with 403",
      kills = "v2-any-origin")
  void foreignOrigin(Lab lab) {
    V2Room room = lab.v2Room();
    for (String origin :
        List.of(
            "https://example.org",
            "http://example.org:" + port(lab),
            "http://" + lab.host() + ".example.org",
            "http://localhost:1")) {
      room.refusesRequest(origin, FORBIDDEN, u -> u.with("Origin: " + origin));
    }
  }

  private static String port(Lab lab) {
    return lab.host().substring(lab.host().lastIndexOf(':') + 1);
  }

  @Case(
      id = "v2.origin.own",
      clause = "V2-ORG-01",
      title = "The server's own Origin upgrades",
      kills = "v2-no-own-origin")
  void ownOrigin(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    room.acceptsRequest("own", u -> u.with("Origin: " + lab.origin()));
  }

  @Case(
      id = "v2.origin.none-that-is-one",
      clause = "V2-ORG-02",
      title = "Two Origins, null, and one that is no origin are answered with 403",
      kills = {"v2-two-origins", "v2-null-origin"})
  void noSuchOrigin(Lab lab) {
    V2Room room = lab.v2Room();
    String own = "Origin: " + lab.origin();
    room.refusesRequest("twice", NOT_ALLOWED, u -> u.with(own, own));
    room.refusesRequest("null", NOT_ALLOWED, u -> u.with("Origin: null"));
    room.refusesRequest("no scheme", NOT_ALLOWED, u -> u.with("Origin: " + lab.host()));
    room.refusesRequest("with a path", NOT_ALLOWED, u -> u.with(own + "/path"));
    room.refusesRequest("empty", NOT_ALLOWED, u -> u.with("Origin: "));
  }

  @Case(
      id = "v2.origin.absent",
      clause = "V2-ORG-03",
      title = "An upgrade without an Origin is not refused for that",
      kills = "v2-origin-needed")
  void absentOrigin(Lab lab) {
    V2Room room = lab.judgeFromHere().v2Room();
    room.join("alice");
  }
}
