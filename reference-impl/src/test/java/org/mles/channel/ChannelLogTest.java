package org.mles.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChannelLogTest {
  private static final int SMALLEST = SegmentPool.SMALLEST_OCTETS;
  private static final int LARGEST = SegmentPool.LARGEST_OCTETS;

  private final Random random = new Random(7);
  private final ChannelLog log = new ChannelLog(new WatchedPool(0));

  @Test
  void readersOfBothPastsReadOnAcrossTheJoint() {
    byte[] said = append(4 * SMALLEST);
    Cursor old = new Cursor(log, 0);
    // Never more than was said: a channel appends what it restores before it grafts.
    byte[] restored = octets(3 * SMALLEST);
    Cursor fresh = new Cursor(log, log.graft(List.of(restored)));
    byte[] later = append(10 * SMALLEST);
    assertThat(rest(old)).isEqualTo(concat(said, later));
    assertThat(rest(fresh)).isEqualTo(concat(restored, later));
  }

  /**
   * All but the end of the new past is recycled, and used again, while the old reader stands still.
   */
  @Test
  void aReaderOfTheOldPastDoesNotNeedTheNewOne() {
    byte[] said = append(3 * LARGEST);
    int last = said.length - 1;
    Cursor old = new Cursor(log, last);
    log.graft(List.of(octets(2 * LARGEST + SMALLEST)));
    log.releaseBefore(old.position());
    byte[] later = append(4 * LARGEST);
    assertThat(rest(old)).isEqualTo(concat(new byte[] {said[last]}, later));
  }

  private byte[] append(int count) {
    byte[] octets = octets(count);
    log.append(ByteBuffer.wrap(octets));
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
