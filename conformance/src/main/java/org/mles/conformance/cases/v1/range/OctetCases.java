package org.mles.conformance.cases.v1.range;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.probe.NotApplicable;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.tls.ClientHello;
import org.mles.conformance.wire.NFirst;
import org.mles.conformance.wire.RawFrame;

/** Octets and bits of a header, all of them. */
@Chapter("header")
final class OctetCases {
  private static final int OCTETS = 256;
  private static final int TOGETHER = 15;

  @Case(
      id = "frame.type.all",
      clause = "V1-HDR-05",
      title = "A first frame of any type but those of what shares the port closes, joins nothing",
      kills = {
        "any-first-type",
        "seven-bit-type",
        "any-type-from-m",
        "type-without-case",
        "answers-undeclared-get",
        "answers-undeclared-head"
      })
  void firstTypes(Lab lab) {
    Room room = lab.room();
    room.join("twin");
    Volley volley = new Volley();
    for (int type = 0; type < OCTETS; type++) {
      if (type != RawFrame.TYPE && !lab.settings().isTaken(type)) {
        Member eve = lab.member("eve of type " + type, room.channel());
        volley.send(eve, eve.joinFrame().withType(type));
      }
    }
    volley.allRefused();
    room.quiet();
  }

  @Case(
      id = "frame.type.undeclared",
      clause = "V1-HDR-05",
      title = "Who begins in a protocol that nobody said to share the port is closed unanswered",
      kills = {"answers-undeclared-n", "answers-undeclared-get", "answers-undeclared-head"})
  void undeclared(Lab lab) {
    Room room = lab.room();
    room.join("twin");
    List<byte[]> strange =
        beginnings(lab, room.channel()).stream()
            .filter(octets -> !lab.settings().isTaken(octets[0]))
            .toList();
    if (strange.isEmpty()) {
      throw new NotApplicable("all that may share the port was declared by --also");
    }
    for (byte[] octets : strange) {
      RawPeer eve = lab.connect("eve of " + first(octets) + ", which no --also names,");
      eve.send(octets);
      eve.expect().closed();
    }
    room.quiet();
  }

  private static String first(byte[] octets) {
    return String.format(Locale.ROOT, "octet 0x%02x", octets[0]);
  }

  /** Returns what honest clients of other protocols say first. */
  private static List<byte[]> beginnings(Lab lab, String channel) {
    String uid = lab.scene().unique("eve");
    byte[] json = NFirst.json(uid, channel);
    long hash = NFirst.hash(json.length, lab.settings().sharedKey(), uid, channel);
    String fields =
        String.join(
            "\r\n",
            " / HTTP/1.1",
            "Host: localhost",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
            "Sec-WebSocket-Protocol: mles-websocket",
            "",
            "");
    return List.of(
        NFirst.frame(json, hash),
        NFirst.utf8("GET" + fields),
        NFirst.utf8("HEAD" + fields),
        ClientHello.octets());
  }

  @Case(
      id = "frame.type.later.all",
      clause = "V1-HDR-07",
      title = "A later frame of any other type closes that connection",
      kills = {"any-later-type", "later-n-passes"})
  void laterTypes(Lab lab) {
    Room room = lab.room();
    List<RawFrame> joins = new ArrayList<>();
    List<Member> liars = new ArrayList<>();
    for (int type = 0; type < OCTETS; type++) {
      if (type != RawFrame.TYPE) {
        Member eve = lab.member("eve of type " + type, room.channel());
        RawFrame join = eve.joinFrame();
        eve.peer().sendTogether(List.of(join, eve.frame("lying").withType(type)));
        joins.add(join);
        liars.add(eve);
      }
      if (liars.size() == TOGETHER || type == OCTETS - 1) {
        liars.forEach(eve -> eve.expect().untilClosed());
        room.hearsAll(joins);
        joins.clear();
        liars.clear();
      }
    }
    room.quiet();
  }

  @Case(
      id = "cid.bits",
      clause = "V1-CID-08",
      title = "CIDs that differ in one bit, any of the 32, are different CIDs",
      kills = {"cid-of-31-bits", "cid-of-24-bits", "cid-of-high-half"})
  void cidBits(Lab lab) {
    Room room = lab.room();
    int base = room.join("twin").cid();
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      int cid = base ^ 1 << bit;
      room.accepts("alice of bit " + bit, m -> m.joinFrame().withCid(cid));
    }
  }

  @Case(
      id = "cid.bits.duplicate",
      clause = "V1-CID-03",
      title = "A CID with one bit set, any of the 32, is recognised when it comes again",
      kills = {"duplicate-accepted", "big-cids-forgotten"})
  void duplicateBits(Lab lab) {
    Room room = lab.room();
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      int cid = 1 << bit;
      room.accepts("alice of bit " + bit, m -> m.joinFrame().withCid(cid));
      Member eve = lab.member("double of bit " + bit, room.channel());
      eve.peer().send(eve.joinFrame().withCid(cid));
      eve.expect().closed();
    }
    room.quiet();
  }
}
