package org.mles.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mles.auth.KeyPolicy;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1Frame;
import org.mles.frame.v1.V1Header;
import org.mles.memory.Octets;
import org.mles.memory.Rope;
import org.mles.rule.Refusal;

/** Frames whose octets arrive in any number of pieces. Source: V1-HDR-11, V1-HDR-13. */
final class CutFrameTest {
  private static final KeyPolicy KEYS = KeyPolicy.of("secret", null);
  private static final byte[] JOIN =
      V1Frame.encode(KEYS.key("", "u", "c"), new V1Body.Message("u", "c", new byte[20]));

  @Test
  void passesOnAFrameThatComesOneOctetAtATime() {
    Published hall = new Published();
    V1Session session = session(hall);
    for (byte octet : JOIN) {
      assertThat(session.receiveAndEnter(ByteBuffer.wrap(new byte[] {octet}))).isNull();
    }
    assertThat(hall.frames).containsExactly(JOIN);
  }

  @Test
  void passesOnAFrameCutTwiceAnywhere() {
    for (int first = 1; first < JOIN.length; first++) {
      for (int second = first + 1; second < JOIN.length; second++) {
        Published hall = new Published();
        V1Session session = session(hall);
        session.receiveAndEnter(ByteBuffer.wrap(JOIN, 0, first));
        session.receiveAndEnter(ByteBuffer.wrap(JOIN, first, second - first));
        session.receiveAndEnter(ByteBuffer.wrap(JOIN, second, JOIN.length - second));
        assertThat(hall.frames).as("cut at %d and %d", first, second).containsExactly(JOIN);
      }
    }
  }

  private static V1Session session(V1Hall hall) {
    SessionRules rules = new SessionRules(KEYS, V1Header.MAX_BODY_OCTETS, false);
    return new V1Session(rules, List.of(""), hall);
  }

  private static final class Published implements V1Hall {
    private final List<byte[]> frames = new ArrayList<>();

    @Override
    public @Nullable Refusal join(Join join, Octets firstFrame) {
      assertThat(firstFrame.copy(0, firstFrame.size())).isEqualTo(JOIN);
      return null;
    }

    @Override
    public void publish(ByteBuffer run, int[] octetsOfEach, int count) {
      for (int i = 0; i < count; i++) {
        byte[] frame = new byte[octetsOfEach[i]];
        run.get(frame);
        frames.add(frame);
      }
    }

    @Override
    public void restore(Rope frames) {
      throw new AssertionError("no resync was sent");
    }

    @Override
    public void entered() {}
  }
}
