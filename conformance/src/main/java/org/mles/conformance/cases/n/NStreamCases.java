package org.mles.conformance.cases.n;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Setup;
import org.mles.conformance.lab.server.Lab;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.lab.server.NMember;
import org.mles.conformance.lab.server.NRoom;
import org.mles.conformance.probe.ConformanceFailure;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.wire.NFirst;
import org.mles.conformance.wire.RawFrame;

/** What members of a channel of the N draft hear of each other. Draft. */
@Chapter(value = "n-stream", protocol = Protocol.N_DRAFT)
final class NStreamCases {
  private static final int RECORD_OCTETS = 64;
  private static final int RECORDS = 200;
  private static final int FLOOD_WAVES = 160;
  private static final int FLOOD_OCTETS = 1 << 18;

  @Case(
      id = "n.stream.order",
      clause = "N-05",
      title = "Two hundred writes of all sizes arrive complete and in order",
      kills = {"n-loses-some", "n-reorders", "n-forwards-to-first-only"})
  void order(Lab lab) {
    NRoom room = lab.judgeFromHere().nRoom();
    NMember alice = room.join("alice");
    NMember bob = room.join("bob");
    for (int i = 0; i < 50; i++) {
      byte[] alone = alice.say(lab.scene().octets(1 + lab.random().nextInt(3000)));
      room.hears(alone);
      bob.stream().exactly(alone);
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    for (int i = 0; i < 150; i++) {
      said.writeBytes(alice.say(lab.scene().octets(1 + lab.random().nextInt(3000))));
    }
    room.hears(said.toByteArray());
    bob.stream().exactly(said.toByteArray());
  }

  @Case(
      id = "n.stream.large",
      clause = "N-05",
      title = "Four MiB in one write arrive as they are",
      kills = "n-loses-some")
  void large(Lab lab) {
    NRoom room = lab.nRoom();
    NMember alice = room.join("alice");
    room.hears(alice.say(lab.scene().octets(4 << 20)));
  }

  @Case(
      id = "n.stream.no-echo",
      clause = "N-06",
      title = "A member never hears its own octets",
      kills = "n-echoes")
  void noEcho(Lab lab) {
    NRoom room = lab.judgeFromHere().nRoom();
    NMember alice = room.join("alice");
    room.hears(alice.say("said once"));
    room.quiet(alice);
  }

  @Case(
      id = "n.stream.first-frame-is-private",
      clause = "N-06",
      title = "A first frame is delivered to nobody and enters no history",
      kills = {"n-forwards-first", "n-keeps-first"})
  void firstFrameIsPrivate(Lab lab) {
    NRoom room = lab.judgeFromHere().nRoom();
    room.join("alice");
    room.quiet();
    NMember late = lab.nMember("late", room.channel());
    byte[] replay = room.admit(late, late.first());
    lab.check(
        !new String(replay, StandardCharsets.ISO_8859_1).contains("\"uid\""),
        "no first frame in the history");
  }

  @Case(
      id = "n.stream.no-greeting",
      clause = "N-15",
      title = "A joiner gets neither a greeting nor an acknowledgement",
      kills = "n-greets")
  void noGreeting(Lab lab) {
    lab.judgeFromHere();
    String channel = lab.channel();
    NMember first = lab.nMember("first", channel);
    first.peer().send(first.first());
    NMember second = lab.nMember("second", channel);
    second.peer().send(second.first());
    byte[] hello = second.say("hello from the second");
    byte[] answer = first.say("hello from the first");
    RawPeer.awaitFirst(first.peer(), second.peer());
    // Whoever joined first hears the other's hello; nothing else may come to either.
    byte[] end = second.say("<end>");
    byte[] heard = first.stream().until(end);
    lab.check(
        heard.length == 0 || Arrays.equals(heard, hello),
        "nothing but the second's octets; saw " + heard.length);
    byte[] over = first.say("<over>");
    heard = second.stream().until(over);
    lab.check(
        heard.length == 0 || Arrays.equals(heard, answer),
        "nothing but the first's octets; saw " + heard.length);
  }

  @Case(
      id = "n.stream.behind-first-frame",
      clause = "N-07",
      title = "Octets that come in one piece with the first frame are the first of the stream",
      kills = "n-drops-rest-of-read")
  void behindFirstFrame(Lab lab) {
    NRoom room = lab.judgeFromHere().nRoom();
    for (int i = 0; i < 10; i++) {
      NMember hasty = lab.nMember("hasty " + i, room.channel());
      byte[] hello = NFirst.utf8(room.token("at once"));
      ByteBuffer both = ByteBuffer.allocate(hasty.first().length + hello.length);
      hasty.peer().send(both.put(hasty.first()).put(hello).array());
      room.hears(hello);
    }
  }

  @Case(
      id = "n.stream.chunks-stay-whole",
      clause = "N-08",
      title = "Records of two senders that each fit a segment are not torn, and keep their order",
      kills = "n-tears-chunks")
  void chunksStayWhole(Lab lab) {
    NRoom room = lab.nRoom();
    NMember alice = room.join("alice");
    NMember bob = room.join("bob");
    NMember carol = room.join("carol");
    for (int i = 0; i < RECORDS; i++) {
      alice.say(record('a', i));
      bob.say(record('b', i));
    }
    int[] next = new int[2];
    int[] last = {RECORDS, RECORDS};
    byte[] heard = new byte[RECORD_OCTETS];
    while (!Arrays.equals(next, last)) {
      for (int i = 0; i < RECORD_OCTETS; i++) {
        heard[i] = carol.stream().octet();
      }
      int who = heard[0] - 'a';
      boolean known = who == 0 || who == 1;
      if (!known || !Arrays.equals(heard, record((char) heard[0], next[who]))) {
        throw new ConformanceFailure(
            "carol expected whole records of each sender in order; saw a torn or misplaced one",
            "octets from subject");
      }
      next[who]++;
    }
    room.witness().stream().skip(2 * RECORDS * RECORD_OCTETS);
  }

  private static byte[] record(char who, int number) {
    byte[] record = new byte[RECORD_OCTETS];
    Arrays.fill(record, (byte) number);
    ByteBuffer.wrap(record).put((byte) who).putInt(number);
    return record;
  }

  @Case(
      id = "n.member.duplicate",
      clause = "N-09",
      title = "A second connection with an active hash is closed, the first is not affected",
      kills = {"n-duplicate-accepted", "n-duplicate-replaces"})
  void duplicate(Lab lab) {
    NRoom room = lab.nRoom();
    NMember alice = room.join("alice");
    NMember twin = lab.nMemberAs("alice's twin", alice.uid(), room.channel());
    twin.peer().send(twin.first());
    twin.stream().closed();
    room.hears(alice.say("still the first"));
    room.quiet(alice);
  }

  @Case(
      id = "n.member.rejoin",
      clause = "N-20",
      title = "FIN ends the membership, closes the connection and frees the hash",
      kills = {"n-half-open", "n-leaks-hash"})
  void rejoin(Lab lab) {
    NRoom room = lab.nRoom();
    NMember alice = room.join("alice");
    alice.peer().finish();
    alice.stream().closed();
    room.quiet();
    lab.judgeFromHere();
    NMember again = lab.nMemberAs("alice again", alice.uid(), room.channel());
    room.admit(again, again.first());
  }

  @Case(
      id = "n.member.last-words",
      clause = "N-20",
      title = "Octets that came before a FIN are delivered",
      kills = "n-drops-at-fin")
  void lastWords(Lab lab) {
    NRoom room = lab.nRoom();
    for (int i = 0; i < 20; i++) {
      NMember hasty = room.join("hasty " + i);
      byte[] words = hasty.say(lab.scene().octets(20_000));
      hasty.peer().finish();
      room.hears(words);
      hasty.stream().closed();
    }
  }

  @Case(
      id = "n.channel.apart-from-v1",
      clause = "N-10",
      title = "A channel of version 1 with the same name is another channel",
      kills = "n-shares-channels")
  void apartFromV1(Lab lab) {
    NRoom room = lab.nRoom();
    Member old = lab.member("version 1", room.channel());
    Member older = lab.member("version 1 too", room.channel());
    old.peer().send(old.joinFrame());
    old.peer().send(old.frame("from version 1"));
    older.peer().send(older.joinFrame());
    older.peer().send(older.frame("from version 1 too"));
    room.quiet();
    old.leave();
    older.leave();
    room.quiet();
  }

  @Case(
      id = "n.port.shared",
      clause = "N-14",
      title = "Version 1 is spoken on the same port",
      kills = "n-draft-only")
  void sharedPort(Lab lab) {
    lab.nRoom();
    Member old = lab.member("old", lab.channel());
    Member older = lab.member("older", old.channel());
    old.peer().send(old.joinFrame());
    older.peer().send(older.joinFrame());
    RawPeer.awaitFirst(old.peer(), older.peer());
    RawFrame hello = old.say("hello");
    older.expect().until(hello);
  }

  @Case(
      id = "n.history.end-of-stream",
      clause = "N-12",
      title = "What a joiner gets of the past is an end of the stream, from the border of a chunk",
      kills = {"n-history-mid-chunk", "n-history-oldest-only"})
  void history(Lab lab) {
    NRoom room = lab.nRoom();
    for (int i = 0; i < 5; i++) {
      room.hears(room.usher().say(room.token("chunk " + i)));
    }
    int sends = room.sends();
    NMember late = lab.nMember("late", room.channel());
    room.expectEndOfPast(room.admit(late, late.first()), sends);
  }

  @Case(
      id = "n.limit.slow-reader",
      clause = "N-21",
      title = "A member that does not read is closed; the others get everything",
      kills = "n-unbounded-reader",
      setup = Setup.SLOW_READERS)
  void slowReader(Lab lab) {
    NRoom room = lab.nRoom();
    NMember alice = room.join("alice");
    RawPeer unread = lab.connect("stalled", RawPeer.Stream.UNREAD);
    NMember stalled =
        new NMember(unread, lab.scene().unique("stalled"), room.channel(), alice.key());
    stalled.peer().send(stalled.first());
    byte[] hello = stalled.say(room.token("hello"));
    room.hears(hello);
    room.usher().stream().until(hello);
    for (int i = 0; i < FLOOD_WAVES; i++) {
      byte[] wave = alice.say(lab.scene().octets(FLOOD_OCTETS));
      room.hears(wave);
      // Whoever else is here must keep pace, or would be a slow reader as well.
      room.usher().stream().exactly(wave);
    }
    room.quiet();
    NMember successor = lab.nMemberAs("successor", stalled.uid(), room.channel());
    room.admit(successor, successor.first());
  }
}
