package org.mles.conformance.cases.v1;

import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.Room;
import org.mles.conformance.wire.JoinKey;
import org.mles.conformance.wire.RawFrame;

/** Authentication of the first frame. */
@Chapter("key")
final class KeyCases {
  @Case(
      id = "key.valid",
      clause = "V1-KEY-01",
      title = "SipHash-2-4 over each string and an 0xFF is the key that joins",
      kills = {"siphash-1-3", "no-terminators", "channel-before-uid"},
      segmented = true)
  void validKey(Lab lab) {
    lab.judgeFromHere().room().accepts("alice", Member::joinFrame);
  }

  @Case(
      id = "key.terminators",
      clause = "V1-KEY-01",
      title = "A key computed without the 0xFF after each string is refused",
      kills = {"no-key-check", "any-terminator"},
      setup = Setup.SHARED_KEY)
  void withoutTerminators(Lab lab) {
    lab.room()
        .refuses(
            "eve",
            m -> {
              String joined = shared(lab) + m.uid() + m.channel();
              byte[] input = joined.getBytes(java.nio.charset.StandardCharsets.UTF_8);
              return keyed(m, org.mles.conformance.wire.SipHash.of(input));
            });
  }

  @Case(
      id = "key.boundary",
      clause = "V1-KEY-01",
      title = "A uid and channel that only together spell the same are another identity",
      kills = {"no-key-check", "any-terminator"})
  void boundaryShift(Lab lab) {
    lab.room()
        .refuses(
            "eve",
            m -> {
              String channel = m.channel();
              String uid = m.uid() + channel.charAt(0);
              long key = lab.key(m.peer(), uid, channel.substring(1));
              return keyed(m, key);
            });
  }

  @Case(
      id = "key.order.shared",
      clause = "V1-KEY-02",
      title = "The hash takes shared key, uid, channel in this order; another order is refused",
      kills = {"no-key-check", "any-order"},
      setup = Setup.SHARED_KEY)
  void sharedOrder(Lab lab) {
    Room room = lab.room(lab.oddName("room"));
    Member odd = lab.memberAs("alice of odd names", lab.oddName("alice"), room.channel());
    room.admit(odd, odd.joinFrame());
    room.refuses(
        "channel before uid", m -> keyed(m, JoinKey.of(shared(lab), m.channel(), m.uid())));
    room.refuses("key last", m -> keyed(m, JoinKey.of(m.uid(), m.channel(), shared(lab))));
  }

  @Case(
      id = "key.wrong.random",
      clause = "V1-KEY-04",
      title = "A first frame with a random key closes; it is neither forwarded nor stored",
      kills = "no-key-check",
      segmented = true)
  void randomKey(Lab lab) {
    lab.room().refuses("eve", m -> keyed(m, lab.random().nextLong()));
  }

  @Case(
      id = "key.wrong.with-right-cid",
      clause = {"V1-KEY-04", "V1-CID-02"},
      title = "A right CID does not make up for a wrong key",
      kills = {"no-key-check", "checks-cid-only"})
  void rightCidWrongKey(Lab lab) {
    lab.room().refuses("eve", m -> m.joinFrame().withKey(~m.key()).encode());
  }

  @Case(
      id = "key.wrong.zero",
      clause = "V1-KEY-04",
      title = "A key of 0 is refused",
      kills = {"no-key-check", "zero-key-passes"})
  void zeroKey(Lab lab) {
    lab.room().refuses("eve", m -> keyed(m, 0));
  }

  @Case(
      id = "key.bits",
      clause = "V1-KEY-05",
      title = "One wrong bit, any of the 64, is refused",
      kills = {"no-key-check", "checks-low-half", "checks-cid-only"})
  void everyBit(Lab lab) {
    Room room = lab.room();
    room.join("twin");
    for (int bit = 0; bit < Long.SIZE; bit++) {
      Member eve = lab.member("eve bit " + bit, room.channel());
      eve.peer().send(eve.joinFrame().withKey(eve.key() ^ 1L << bit));
      eve.expect().closed();
    }
    room.quiet();
  }

  @Case(
      id = "key.byte-swapped",
      clause = {"V1-KEY-05", "V1-HDR-02"},
      title = "The key with its octets in reverse order is refused",
      kills = {"no-key-check", "either-byte-order"})
  void swappedKey(Lab lab) {
    lab.room().refuses("eve", m -> keyed(m, Long.reverseBytes(m.key())));
  }

  @Case(
      id = "key.of-other-channel",
      clause = "V1-KEY-04",
      title = "The key of another channel is refused",
      kills = "no-key-check")
  void otherChannelsKey(Lab lab) {
    String other = lab.channel();
    lab.room().refuses("eve", m -> keyed(m, lab.key(m.peer(), m.uid(), other)));
  }

  @Case(
      id = "key.of-other-uid",
      clause = "V1-KEY-04",
      title = "The key of another uid is refused",
      kills = "no-key-check")
  void otherUidsKey(Lab lab) {
    lab.room().refuses("eve", m -> keyed(m, lab.key(m.peer(), m.uid() + "x", m.channel())));
  }

  @Case(
      id = "key.of-other-secret",
      clause = "V1-KEY-02",
      title = "A key made with another shared key is refused",
      kills = {"no-key-check", "secret-not-hashed"},
      setup = Setup.SHARED_KEY)
  void otherSecret(Lab lab) {
    Room room = lab.room();
    room.refuses("eve", m -> keyed(m, JoinKey.of(shared(lab) + "x", m.uid(), m.channel())));
    room.refuses("mallory", m -> keyed(m, JoinKey.of(m.uid(), m.channel())));
    room.refuses(
        "trudy",
        m -> keyed(m, JoinKey.of(JoinKey.endpoint(m.peer().local()), m.uid(), m.channel())));
  }

  @Case(
      id = "key.any-port",
      clause = "V1-KEY-10",
      title = "With a shared key the same octets join from any port, one after the other",
      kills = "port-in-shared-key",
      setup = Setup.SHARED_KEY)
  void anyPort(Lab lab) {
    Room room = lab.room();
    Member first = room.join("alice");
    RawFrame join = first.joinFrame();
    first.leave();
    Member second = lab.memberAs("alice elsewhere", first.uid(), room.channel());
    room.admit(second, join);
  }

  @Case(
      id = "key.later.ignored",
      clause = "V1-KEY-11",
      title = "After the join the key and CID of a frame are not checked",
      kills = {"reauthenticates", "rewrites-later-key"},
      segmented = true)
  void laterKeys(Lab lab) {
    Room room = lab.room();
    Member alice = room.join("alice");
    RawFrame odd = alice.frame("odd key").withKey(lab.random().nextLong()).withCid(0x0BADF00D);
    room.hears(alice.peer().send(odd), alice.say("usual key"));
  }

  @Case(
      id = "key.not-normalised",
      clause = "V1-KEY-12",
      title = "Names are hashed as sent, without Unicode normalisation",
      kills = "normalises-names")
  void unnormalised(Lab lab) {
    Room room = lab.room();
    Member decomposed =
        lab.memberAs("decomposed", lab.scene().unique("A\u0308iti"), room.channel());
    room.admit(decomposed, decomposed.joinFrame());
    Member composed = lab.memberAs("composed", lab.scene().unique("\u00C4iti"), room.channel());
    room.admit(composed, composed.joinFrame());
  }

  @Case(
      id = "key.not-normalised.refused",
      clause = "V1-KEY-12",
      title = "The key of a name's normal form does not open the name",
      kills = {"no-key-check", "normalises-names"})
  void normalisedKeyRefused(Lab lab) {
    Room room = lab.room();
    Member eve = lab.memberAs("eve", lab.scene().unique("A\u0308iti"), room.channel());
    String composed = eve.uid().replace("A\u0308", "\u00C4");
    eve.peer().send(keyed(eve, lab.key(eve.peer(), composed, room.channel())));
    eve.expect().closed();
    room.quiet();
    room.joinAs("eve again", eve.uid());
  }

  @Case(
      id = "key.uid.long",
      clause = "V1-KEY-13",
      title = "Long uids can be hashed",
      kills = "short-names-only")
  void longUid(Lab lab) {
    Room room = lab.room();
    for (int length : new int[] {23, 24, 255, 256, 65_536}) {
      Member alice =
          lab.memberAs(
              "uid of " + length,
              lab.scene().unique("u").concat("u".repeat(length)),
              room.channel());
      room.admit(alice, alice.joinFrame());
    }
  }

  @Case(
      id = "key.uid.unicode",
      clause = "V1-CBOR-04",
      title = "Names outside ASCII are UTF-8, counted in octets",
      kills = "counts-characters")
  void unicodeNames(Lab lab) {
    Room room = lab.judgeFromHere().room(lab.channel() + "-\u65E5\u672C\uD83D\uDE00");
    Member alice =
        lab.memberAs(
            "alice", lab.scene().unique("\u00DCn\u00EFc\u00F8d\u00E9\uD83D\uDE00"), room.channel());
    room.admit(alice, alice.joinFrame());
  }

  @Case(
      id = "key.uid.nul",
      clause = "V1-CBOR-04",
      title = "A NUL inside a name is an ordinary octet",
      kills = "names-end-at-nul")
  void nulInName(Lab lab) {
    Room room = lab.room();
    Member alice = lab.memberAs("alice", lab.scene().unique("a\u0000b"), room.channel());
    room.admit(alice, alice.joinFrame());
    Member eve = lab.memberAs("eve", lab.scene().unique("a\u0000c"), room.channel());
    eve.peer().send(keyed(eve, lab.key(eve.peer(), "a", room.channel())));
    eve.expect().closed();
    room.quiet();
  }

  @Case(
      id = "key.shared.address-key",
      clause = "V1-KEY-15",
      title = "With a shared key the address key takes no part",
      kills = "address-key-in-shared",
      setup = Setup.BOTH_KEYS)
  void addressKeyBesideSharedKey(Lab lab) {
    lab.judgeFromHere().room().accepts("alice", Member::joinFrame);
  }

  @Case(
      id = "key.empty",
      clause = "V1-KEY-14",
      title = "Keys that are set to nothing are not set",
      kills = "empty-key-hashed",
      setup = Setup.EMPTY_KEYS)
  void emptyKeys(Lab lab) {
    lab.judgeFromHere().room().accepts("alice", Member::joinFrame);
  }

  private static String shared(Lab lab) {
    String shared = lab.settings().sharedKey();
    if (shared == null) {
      throw new IllegalStateException("the setup promised a shared key");
    }
    return shared;
  }

  private static byte[] keyed(Member member, long key) {
    return member.joinFrame().withKey(key).encode();
  }
}
