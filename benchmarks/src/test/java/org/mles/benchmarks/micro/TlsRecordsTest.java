package org.mles.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A gate that does not depend on speed: how many records and calls a subscriber costs in a turn.
 */
final class TlsRecordsTest {
  private static final int TURNS = 100;
  private static final int APPLICATION_DATA = 23;
  private static final int HEAD_OCTETS = 5;
  private static final int LENGTH_AT = 3;

  private final Taken taken = new Taken();

  /**
   * The JVM's engine puts 16 367 octets into a record of 1.3, 16 fewer than it may, for it pads
   * with as many; each record is one call of the engine. Four at most are sent together.
   */
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "75, 1, 1", "16367, 1, 1", "16368, 2, 1", "65468, 4, 1", "65536, 5, 2"})
  void sendsAsManyRecordsAsABacklogNeedsFourInACall(int octets, int records, int calls)
      throws IOException {
    try (WayOut wayOut = WayOut.inTls(octets, taken)) {
      for (int i = 1; i <= TURNS; i++) {
        assertThat(wayOut.turn()).isEqualTo(octets);
        assertThat(taken.calls).isEqualTo(i * calls);
        assertThat(taken.records).isEqualTo(i * records);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {75, 65_536})
  void sendsOctetsAsTheyAreInOneCall(int octets) throws IOException {
    try (WayOut wayOut = WayOut.plain(octets, taken)) {
      for (int i = 1; i <= TURNS; i++) {
        assertThat(wayOut.turn()).isEqualTo(octets);
        assertThat(taken.calls).isEqualTo(i);
        assertThat(taken.octets).isEqualTo(i * (long) octets);
      }
    }
  }

  /** Stands for a system that takes everything. */
  private static final class Taken implements GatheringByteChannel {
    private int calls;
    private long octets;

    /** Counted if the octets are records. */
    private int records;

    @Override
    public int write(ByteBuffer source) {
      int there = source.remaining();
      calls++;
      octets += there;
      boolean sealed = source.get(source.position()) == APPLICATION_DATA;
      while (sealed && source.hasRemaining()) {
        records++;
        source.position(
            source.position() + HEAD_OCTETS + source.getShort(source.position() + LENGTH_AT));
      }
      source.position(source.limit());
      return there;
    }

    @Override
    public long write(ByteBuffer[] sources) {
      return write(sources, 0, sources.length);
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
      throw new AssertionError("a backlog is in one slice here");
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
