package org.mles.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.frame.Decoded;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1BodyWriter;
import org.mles.frame.v1.V1Frame;
import org.mles.frame.v1.V1Header;
import org.mles.rule.WireRule;

class FrameStreamTest {
  private static final byte[] RESYNC =
      V1Frame.encode(
          1, 1, V1BodyWriter.encode(new V1Body.Resync(List.of(Frames.message("a", "inside")))));
  private static final byte[] JUNK = V1Frame.encode(1, 1, new byte[] {(byte) 0xFF});
  private static final byte[] CONVERSATION =
      Frames.concat(
          Frames.message("alice", ""),
          Frames.message("alice", "one"),
          RESYNC,
          JUNK,
          Frames.message("bob", "two"));

  @Test
  void givesTheSameMessagesWhereverTheStreamIsCut() {
    for (int cut = 0; cut <= CONVERSATION.length; cut++) {
      FrameStream stream = new FrameStream(V1Header.MAX_BODY_OCTETS);
      List<String> seen = new ArrayList<>();
      for (byte[] piece :
          List.of(
              Arrays.copyOf(CONVERSATION, cut),
              Arrays.copyOfRange(CONVERSATION, cut, CONVERSATION.length))) {
        stream.feed(piece, piece.length);
        drain(stream, seen);
      }
      assertThat(seen)
          .as("cut at %s", cut)
          .containsExactly("empty alice", "alice:one", "ignored", "ignored", "bob:two");
      assertThat(stream.insideFrame()).isFalse();
    }
  }

  @Test
  void givesTheSameMessagesOctetByOctet() {
    FrameStream stream = new FrameStream(V1Header.MAX_BODY_OCTETS);
    List<String> seen = new ArrayList<>();
    for (byte octet : CONVERSATION) {
      stream.feed(new byte[] {octet}, 1);
      drain(stream, seen);
    }
    assertThat(seen).hasSize(5).last().isEqualTo("bob:two");
  }

  @Test
  void saysHowManyOctetsAreMissing() {
    FrameStream stream = new FrameStream(V1Header.MAX_BODY_OCTETS);
    assertThat(stream.next()).isEqualTo(new Decoded.NeedMore<>(16));
    byte[] frame = Frames.message("alice", "hello");
    stream.feed(frame, 20);
    assertThat(stream.next()).isEqualTo(new Decoded.NeedMore<>(frame.length - 20));
    assertThat(stream.insideFrame()).isTrue();
  }

  @Test
  void staysRefusedAfterABadHeaderAlthoughAGoodFrameFollows() {
    FrameStream stream = new FrameStream(V1Header.MAX_BODY_OCTETS);
    stream.feed(new byte[] {'X'}, 1);
    assertThat(ruleOf(stream.next())).isEqualTo(WireRule.BAD_TYPE);
    byte[] good = Frames.message("alice", "hello");
    stream.feed(good, good.length);
    assertThat(ruleOf(stream.next())).isEqualTo(WireRule.BAD_TYPE);
  }

  @Test
  void refusesABodyOfNoOctets() {
    FrameStream stream = new FrameStream(V1Header.MAX_BODY_OCTETS);
    byte[] header = new byte[16];
    header[0] = 'M';
    stream.feed(header, 16);
    assertThat(ruleOf(stream.next())).isEqualTo(WireRule.ZERO_LENGTH);
  }

  @Test
  void refusesABodyOverItsLimitBeforeTheBodyComes() {
    FrameStream stream = new FrameStream(30);
    byte[] frame = Frames.message("alice", "longer than thirty octets in all");
    stream.feed(frame, 16);
    assertThat(ruleOf(stream.next())).isEqualTo(WireRule.BODY_TOO_LONG);
  }

  @Test
  void carriesTheLargestFrame() {
    byte[] frame = V1Frame.encode(1, 1, new byte[V1Header.MAX_BODY_OCTETS]);
    FrameStream stream = new FrameStream(V1Header.MAX_BODY_OCTETS);
    for (int at = 0; at < frame.length; at += 65_536) {
      assertThat(stream.next()).isInstanceOf(Decoded.NeedMore.class);
      byte[] piece = Arrays.copyOfRange(frame, at, Math.min(frame.length, at + 65_536));
      stream.feed(piece, piece.length);
    }
    assertThat(stream.next()).isInstanceOf(Decoded.Complete.class);
    byte[] after = Frames.message("alice", "after");
    stream.feed(after, after.length);
    List<String> seen = new ArrayList<>();
    drain(stream, seen);
    assertThat(seen).containsExactly("alice:after");
  }

  private static void drain(FrameStream stream, List<String> seen) {
    while (stream.next() instanceof Decoded.Complete<WholeFrame> complete) {
      seen.add(describe(Inbound.of(complete.value())));
    }
  }

  private static String describe(Inbound inbound) {
    if (inbound instanceof Inbound.Message message) {
      Received received = message.received();
      return received.uid() + ":" + new String(received.message(), UTF_8);
    }
    return inbound instanceof Inbound.Empty empty ? "empty " + empty.received().uid() : "ignored";
  }

  private static WireRule ruleOf(Decoded<WholeFrame> decoded) {
    return ((Decoded.Refused<WholeFrame>) decoded).rule();
  }
}
