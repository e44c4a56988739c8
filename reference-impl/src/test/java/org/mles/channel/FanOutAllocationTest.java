package org.mles.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.mles.rule.WireRule;
import org.mles.testing.Allocation;
import org.mles.testing.Frames;

/** The way of a frame to its subscribers takes nothing from the heap. */
class FanOutAllocationTest {
  private static final int SUBSCRIBERS = 100;
  private static final int TURNS = 5_000;
  private static final int FRAMES_PER_TURN = 2;

  /** Takes all, looks at nothing. */
  private static final class Counting implements Outlet {
    private long octets;

    @Override
    public long write(ByteBuffer[] slices, int count) {
      long taken = 0;
      for (int i = 0; i < count; i++) {
        taken += slices[i].remaining();
      }
      octets += taken;
      return taken;
    }

    @Override
    public void drained() {}

    @Override
    public void refused(WireRule rule, String detail) {}

    @Override
    public void brokenBy(Throwable bug) {
      throw new AssertionError(bug);
    }
  }

  private final byte[] octets = Frames.concat(Frames.frame("a", "1"), Frames.frame("a", "2"));
  private final ByteBuffer frames = ByteBuffer.wrap(octets);
  private final int[] octetsOfEach = {octets.length / 2, octets.length / 2};
  private final ChannelRouter router = ChannelTest.router(100, 1 << 20);

  @Test
  void allocatesNothingForADelivery() {
    Channel room = ChannelTest.open(router, "room");
    Counting[] outlets = new Counting[SUBSCRIBERS];
    Subscriber[] members = new Subscriber[SUBSCRIBERS];
    for (int i = 0; i < SUBSCRIBERS; i++) {
      outlets[i] = new Counting();
      members[i] = ChannelTest.join(room, i, outlets[i]);
    }
    turns(room, members);
    long before = outlets[0].octets;
    long allocated = Allocation.octetsOf(() -> turns(room, members));
    long delivered = (outlets[0].octets - before) / octetsOfEach[0];
    assertThat(delivered)
        .as("a member gets all but its own")
        .isEqualTo(TURNS * FRAMES_PER_TURN * (SUBSCRIBERS - 1L) / SUBSCRIBERS);
    // A million deliveries; what is left is the measurement's own and the JVM's.
    assertThat(allocated).isLessThan(10_000);
  }

  /** Members take turns to publish, so that everybody steps over frames of its own. */
  private void turns(Channel room, Subscriber[] members) {
    for (int i = 0; i < TURNS; i++) {
      room.publish(members[i % SUBSCRIBERS], frames.rewind(), octetsOfEach, FRAMES_PER_TURN);
      router.flush();
    }
  }
}
