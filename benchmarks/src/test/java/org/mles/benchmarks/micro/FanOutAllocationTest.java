package org.mles.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Gates that do not depend on speed: what a delivery allocates and how often it writes. */
final class FanOutAllocationTest {
  private static final int SUBSCRIBERS = 100;
  private static final int TURNS = 20_000;

  private final MemoryRoom room = new MemoryRoom(SUBSCRIBERS, 20);

  @Test
  void allocatesNothingPerDelivery() {
    turns(TURNS);
    long before = allocatedOctets();
    turns(TURNS);
    long allocated = allocatedOctets() - before;
    long deliveries = (long) TURNS * SUBSCRIBERS;
    assertThat(allocated / deliveries)
        .as("%d octets over %d deliveries", allocated, deliveries)
        .isZero();
    assertThat(allocated).as("octets over all deliveries").isLessThan(TURNS);
  }

  @Test
  void writesOncePerSubscriberAndTurn() {
    turns(1);
    long before = room.sends();
    turns(TURNS);
    assertThat(room.sends() - before).isEqualTo((long) TURNS * SUBSCRIBERS);
  }

  @Test
  void deliversEveryOctetToEverySubscriber() {
    long before = room.octetsOut();
    turns(TURNS);
    assertThat(room.octetsOut() - before)
        .isEqualTo((long) TURNS * SUBSCRIBERS * room.frameOctets());
  }

  private void turns(int count) {
    for (int i = 0; i < count; i++) {
      room.turn();
    }
  }

  private static long allocatedOctets() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }
}
