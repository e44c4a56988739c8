package org.mles.benchmarks.driver.mles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.mles.benchmarks.testing.Cuts;
import org.mles.benchmarks.testing.Cuts.Found;
import org.mles.ws.Opcode;
import org.mles.ws.ServerFrame;

/** Any messages between frames of other kinds are found, however reads cut the stream. */
final class V2ScanPropertyTest {
  private static final List<Opcode> OTHERS = List.of(Opcode.TEXT, Opcode.PING, Opcode.PONG);

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void findsWhatWasSent(
      @ForAll @Size(max = 12) List<@IntRange(max = 70_000) Integer> lengths, @ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    List<Found> expected = new ArrayList<>();
    for (int octets : lengths) {
      if (random.nextBoolean()) {
        Opcode other = OTHERS.get(random.nextInt(OTHERS.size()));
        stream.writeBytes(frame(other, new byte[random.nextInt(126)]));
      }
      long word = octets < Long.BYTES ? 0 : random.nextLong();
      byte[] payload = octets < Long.BYTES ? new byte[octets] : Cuts.payload(octets, word);
      stream.writeBytes(frame(Opcode.BINARY, payload));
      expected.add(new Found(1, word, octets));
    }
    int[] cuts = random.ints(9, 0, stream.size() + 1).sorted().toArray();
    Cuts scans = new Cuts(sink -> new V2Scan(1, sink, null, payload -> {}));
    assertThat(scans.found(stream.toByteArray(), cuts)).isEqualTo(expected);
  }

  private static byte[] frame(Opcode opcode, byte[] payload) {
    return ServerFrame.of(opcode, ByteBuffer.wrap(payload)).array();
  }
}
