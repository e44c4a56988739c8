package org.mles.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mles.memory.Budget;
import org.mles.memory.Octets;
import org.mles.memory.SegmentPool;
import org.mles.memory.ServerMemory;

class ChannelLogTest {
  private static final int SMALLEST = SegmentPool.SMALLEST_OCTETS;
  private static final int LARGEST = SegmentPool.LARGEST_OCTETS;

  private final Random random = new Random(7);
  private final Budget heap = new Budget(Long.MAX_VALUE);
  private final ChannelLog log = Objects.requireNonNull(ChannelLog.open(new WatchedPool(0)));

  @Test
  void readersOfBothPastsReadOnAcrossTheJoint() {
    byte[] said = append(4 * SMALLEST);
    byte[] restored = append(3 * SMALLEST);
    Cursor old = new Cursor(log, 0, heap);
    graft(4 * SMALLEST, 3 * SMALLEST, 0, 4 * SMALLEST);
    Cursor fresh = new Cursor(log, 0, heap);
    byte[] later = append(10 * SMALLEST);
    assertThat(rest(old)).isEqualTo(concat(concat(said, restored), later));
    assertThat(rest(fresh)).isEqualTo(concat(concat(restored, said), later));
  }

  /** All of the old past that it has read is used again, while it stands still. */
  @Test
  void aReaderOfTheOldPastDoesNotNeedTheNewOne() {
    byte[] said = append(3 * LARGEST);
    int last = said.length - 1;
    Cursor old = new Cursor(log, last, heap);
    graft(0, 2 * LARGEST + SMALLEST);
    log.release(old.position(), Long.MAX_VALUE);
    byte[] later = append(4 * LARGEST);
    assertThat(rest(old)).isEqualTo(concat(new byte[] {said[last]}, later));
  }

  @Test
  void keepsTheNewestFramesOfAPastThatThereIsNoMemoryFor() {
    long bound = 2 * LARGEST;
    WatchedPool small = new WatchedPool(0, ServerMemory.of(bound, bound, bound));
    ChannelLog tight = Objects.requireNonNull(ChannelLog.open(small));
    assertThat(tight.append(ByteBuffer.wrap(octets(LARGEST)))).isTrue();
    FrameList frames = frames(0, LARGEST / 4, 0, LARGEST / 4, 0, LARGEST / 4, 0, LARGEST / 4);
    assertThat(tight.graft(frames)).isBetween(1, 3);
    tight.close();
    assertThat(small.inUse()).isZero();
  }

  @Test
  void changesNothingIfThereIsNoMemoryForAll() {
    WatchedPool small = new WatchedPool(0, ServerMemory.of(LARGEST, LARGEST, LARGEST));
    ChannelLog tight = Objects.requireNonNull(ChannelLog.open(small));
    int inUse = small.inUse();
    assertThat(tight.append(ByteBuffer.wrap(octets(LARGEST + 1)))).isFalse();
    assertThat(tight.append(Octets.of(octets(LARGEST + 1)))).isFalse();
    assertThat(tight.tail()).isZero();
    assertThat(small.inUse()).isEqualTo(inUse);
  }

  /** Grafts frames, each given by its place in the log and its length. */
  private void graft(long... startsAndOctets) {
    FrameList frames = frames(startsAndOctets);
    assertThat(log.graft(frames)).isEqualTo(frames.count());
  }

  private static FrameList frames(long... startsAndOctets) {
    long octets = 0;
    for (int i = 1; i < startsAndOctets.length; i += 2) {
      octets += startsAndOctets[i];
    }
    FrameList frames =
        new FrameList(new HistoryLimits(10, octets), startsAndOctets.length / 2, octets);
    for (int i = 0; i < startsAndOctets.length; i += 2) {
      frames.offer(startsAndOctets[i], (int) startsAndOctets[i + 1]);
    }
    return frames;
  }

  private byte[] append(int count) {
    byte[] octets = octets(count);
    assertThat(log.append(ByteBuffer.wrap(octets))).isTrue();
    return octets;
  }

  private byte[] octets(int count) {
    byte[] octets = new byte[count];
    random.nextBytes(octets);
    return octets;
  }

  /** Reads to the tail in pieces, as a subscriber does. */
  private byte[] rest(Cursor cursor) {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    ByteBuffer[] slices = new ByteBuffer[2];
    for (int count = cursor.view(slices, log.tail());
        count > 0;
        count = cursor.view(slices, log.tail())) {
      for (int i = 0; i < count; i++) {
        byte[] piece = new byte[slices[i].remaining()];
        slices[i].get(piece);
        read.writeBytes(piece);
        cursor.advance(piece.length);
      }
    }
    return read.toByteArray();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
