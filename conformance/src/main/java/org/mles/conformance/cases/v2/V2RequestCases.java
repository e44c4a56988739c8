package org.mles.conformance.cases.v2;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.V2Member;
import org.mles.conformance.lab.server.V2Room;
import org.mles.conformance.wire.HttpAnswer;
import org.mles.conformance.wire.WsMessage;
import org.mles.conformance.wire.WsSeen;

/** The request that a session begins with. Source: RFC 9112. */
@Chapter(value = "v2-request", protocol = Protocol.V2)
final class V2RequestCases {
  private static final Set<Integer> BAD = Set.of(400);
  private static final String PROTOCOLS = "Sec-WebSocket-Protocol";
  private static final int LONGEST_HEAD = 8192;

  @Case(
      id = "v2.request.pieces",
      clause = "V2-HTTP-01",
      title = "A request opens a WebSocket although it comes in pieces",
      kills = "v2-head-in-one-read",
      segmented = true)
  void pieces(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    for (int at : new int[] {1, 14, 16, 40, 90}) {
      V2Member slow = room.member("cut at " + at);
      byte[] head = slow.request().encode();
      slow.peer().send(Arrays.copyOf(head, at));
      // Others are served in between, so the piece has had its time.
      for (int i = 0; i < 5; i++) {
        room.quiet();
      }
      slow.peer().send(Arrays.copyOfRange(head, at, head.length));
      room.admit(slow.opened(), WsMessage.text(slow.first()));
    }
  }

  @Case(
      id = "v2.request.frames-behind",
      clause = "V2-HTTP-11",
      title = "Frames that come in one piece with the request are read",
      kills = "v2-drops-behind-head")
  void framesBehind(Lab lab) {
    V2Room room = lab.v2Room();
    lab.judgeFromHere();
    V2Member hasty = room.member("hasty");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(hasty.request().encode());
    all.writeBytes(WsMessage.text(hasty.first()).frame().encode());
    hasty.peer().send(all.toByteArray());
    room.settle(hasty.opened());
  }

  @Case(
      id = "v2.request.malformed",
      clause = "V2-HTTP-02",
      title = "A malformed line is answered with 400",
      kills = {"v2-any-head", "v2-space-before-colon"})
  void malformed(Lab lab) {
    V2Room room = lab.v2Room();
    room.turnsAway("target with a space", BAD, u -> u.asking("GET / / HTTP/1.1"));
    room.turnsAway("field without a colon", BAD, u -> u.with("X-Thing"));
    room.turnsAway("field without a name", BAD, u -> u.with(": thing"));
    room.turnsAway("space in a name", BAD, u -> u.with("X Thing: 1"));
    room.turnsAway("space before the colon", BAD, u -> u.with("X-Thing : 1"));
  }

  @Case(
      id = "v2.request.target",
      clause = "V2-HTTP-10",
      title = "A folded line, and a request line without a version or a path, is answered with 400",
      kills = {"v2-any-target", "v2-folded-fields"})
  void target(Lab lab) {
    V2Room room = lab.v2Room();
    room.turnsAway("no version", BAD, u -> u.asking("GET /"));
    room.turnsAway("no slash", BAD, u -> u.asking("GET x HTTP/1.1"));
    room.turnsAway("asterisk", BAD, u -> u.asking("GET * HTTP/1.1"));
    room.turnsAway("folded line", BAD, u -> u.with("X-Thing: 1", " 2"));
  }

  @Case(
      id = "v2.request.host",
      clause = "V2-HTTP-03",
      title = "A request with no Host or with two is answered with 400",
      kills = {"v2-no-host", "v2-two-hosts"})
  void host(Lab lab) {
    V2Room room = lab.v2Room();
    room.refusesRequest("no Host", BAD, u -> u.without("Host"));
    room.refusesRequest("two Hosts", BAD, u -> u.with("Host: " + lab.host()));
  }

  @Case(
      id = "v2.request.body",
      clause = "V2-HTTP-04",
      title = "A request that announces a body is answered with 400",
      kills = "v2-ignores-body")
  void body(Lab lab) {
    V2Room room = lab.v2Room();
    room.turnsAway("length", BAD, u -> u.with("Content-Length: 5"));
    room.turnsAway("chunks", BAD, u -> u.with("Transfer-Encoding: chunked"));
    lab.judgeFromHere();
    room.acceptsRequest("length of nothing", u -> u.with("Content-Length: 0"));
  }

  @Case(
      id = "v2.request.too-long",
      clause = "V2-HTTP-05",
      title = "A head over the limit is answered with 431 before its end comes",
      kills = "v2-head-too-long-waits")
  void tooLong(Lab lab) {
    V2Room room = lab.v2Room();
    room.join("twin");
    V2Member bad = room.member("long");
    byte[] head = bad.request().with("X-Thing: " + "x".repeat(LONGEST_HEAD)).encode();
    bad.peer().send(Arrays.copyOf(head, head.length - 4));
    HttpAnswer answer = bad.ws().answer();
    lab.check(answer.status() == 431, "status 431; saw " + answer.status());
    bad.ws().ended();
  }

  @Case(
      id = "v2.request.ends",
      clause = "V2-HTTP-06",
      title = "An answer but 101 says that the connection ends, and it does",
      kills = {"v2-keeps-alive", "v2-says-keep-alive"})
  void ends(Lab lab) {
    V2Room room = lab.v2Room();
    HttpAnswer refused = room.refusesRequest("no protocol", BAD, u -> u.without(PROTOCOLS));
    saysEnd(lab, "400", refused);
    V2Member reader = room.member("reader");
    reader.peer().send(plain(lab, "GET /no-such-page HTTP/1.1"));
    // Who has no pages may close without an answer.
    if (reader.ws().untilEnded() instanceof WsSeen.Answer answer) {
      saysEnd(lab, "a page", answer.head());
    }
  }

  private static void saysEnd(Lab lab, String what, HttpAnswer answer) {
    boolean said = answer.values("connection").stream().anyMatch("close"::equalsIgnoreCase);
    lab.check(said, what + " with 'Connection: close'; saw " + answer.values("connection"));
  }

  private static byte[] plain(Lab lab, String request) {
    return (request + "\r\nHost: " + lab.host() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  @Case(
      id = "v2.request.method",
      clause = "V2-HTTP-07",
      title = "Another method than GET and HEAD is answered with 405, or closes",
      kills = "v2-any-method")
  void method(Lab lab) {
    V2Room room = lab.v2Room();
    room.join("twin");
    for (String method : List.of("POST", "PUT", "OPTIONS")) {
      V2Member bad = room.member(method);
      bad.peer().send(plain(lab, method + " / HTTP/1.1"));
      WsSeen seen = bad.ws().untilEnded();
      boolean refused =
          seen == null || (seen instanceof WsSeen.Answer answer && answer.head().status() == 405);
      lab.check(refused, method + " to be answered with 405, or the end; saw " + seen);
    }
  }

  @Case(
      id = "v2.request.no-upgrade",
      clause = "V2-HTTP-08",
      title = "A request for a page that is not there is answered with 404",
      kills = "v2-no-upgrade-400")
  void noUpgrade(Lab lab) {
    V2Room room = lab.v2Room();
    room.join("twin");
    V2Member reader = room.member("reader");
    reader.peer().send(plain(lab, "GET /no-such-page-" + lab.channel() + " HTTP/1.1"));
    HttpAnswer answer = reader.ws().answer();
    lab.check(answer.status() == 404, "status 404; saw " + answer.status());
    reader.ws().ended();
  }
}
