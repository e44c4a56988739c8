package org.mles.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the benchmark of the hand-over measures, and what of it does not depend on speed. */
final class MirroredRoomTest {
  private static final int TURNS = 20_000;

  /** A few messages between loops and what they carry; none of it for each octet or reader. */
  private static final long MOST_OCTETS = 1024;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bothSubscribersGetEveryOctetAndTheirTurnIsOver(boolean mirrored) {
    MirroredRoom room = new MirroredRoom(mirrored, 20);
    turns(room, TURNS);
    assertThat(room.isMirrored()).isEqualTo(mirrored);
    assertThat(room.octetsHere()).isEqualTo((long) TURNS * room.frameOctets());
    assertThat(room.octetsThere()).isEqualTo((long) TURNS * room.frameOctets());
  }

  @Test
  void aHandOverAllocatesLittleWhateverItCarries() {
    long small = allocatedPerTurn(new MirroredRoom(true, 20));
    assertThat(small).isPositive().isLessThan(MOST_OCTETS);
    assertThat(allocatedPerTurn(new MirroredRoom(true, 1024))).isLessThan(MOST_OCTETS);
  }

  @Test
  void withoutAMirrorNothingIsAllocated() {
    assertThat(allocatedPerTurn(new MirroredRoom(false, 20))).isZero();
  }

  private static long allocatedPerTurn(MirroredRoom room) {
    turns(room, TURNS);
    long before = allocatedOctets();
    turns(room, TURNS);
    return (allocatedOctets() - before) / TURNS;
  }

  private static void turns(MirroredRoom room, int count) {
    for (int i = 0; i < count; i++) {
      room.turn();
    }
  }

  private static long allocatedOctets() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }
}
