package org.mles.benchmarks.driver.broker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.rabbitmq.stream.Constants;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.benchmarks.testing.Cuts;
import org.mles.benchmarks.testing.Cuts.Found;

final class StreamScanTest {
  private static final byte[] HEARTBEAT = HexFormat.of().parseHex("0000000400170001");

  private int credits;
  private final Cuts cuts = new Cuts(sink -> new StreamScan(3, sink, () -> credits++));

  @Test
  void findsTheSameMessagesWhereverTheStreamIsCut() throws IOException {
    cuts.find(
        Cuts.stream(
            chunk(0, 0, byLibrary(20, 5), byLibrary(8, 6)),
            HEARTBEAT,
            chunk(0, 0, byLibrary(300, 7))),
        List.of(new Found(3, 5, 20), new Found(3, 6, 8), new Found(3, 7, 300)));
  }

  @Test
  void skipsWhatAChunkHasBehindItsMessages() throws IOException {
    cuts.find(
        Cuts.stream(chunk(0, 11, byLibrary(20, 5)), chunk(0, 0, byLibrary(20, 6))),
        List.of(new Found(3, 5, 20), new Found(3, 6, 20)));
  }

  @Test
  void skipsChunksThatAreNotTheUsers() throws IOException {
    cuts.find(
        Cuts.stream(chunk(1, 0, byLibrary(20, 5)), chunk(0, 0, byLibrary(20, 6))),
        List.of(new Found(3, 6, 20)));
  }

  @Test
  void givesOneCreditForEachChunkWhereverItIsCut() throws IOException {
    byte[] two = Cuts.stream(chunk(0, 0, byLibrary(20, 5)), chunk(0, 0, byLibrary(20, 6)));
    for (int at = 0; at <= two.length; at++) {
      credits = 0;
      cuts.found(two, at);
      assertThat(credits).as("cut at %d", at).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 8, 255, 256, 100_000})
  void encodesMessagesAsTheLibraryDoes(int octets) throws IOException {
    byte[] payload = octets < 8 ? new byte[octets] : Cuts.payload(octets, 5);
    byte[] library = encoded(payload);
    assertThat(Cuts.stream(StreamScan.section(octets), payload)).isEqualTo(library);
    assertThat(cuts.found(chunk(0, 0, library)))
        .containsExactly(new Found(3, octets < 8 ? 0 : 5, octets));
  }

  @Test
  void reportsAMessageOfAnotherShapeAsSomebodyElses() throws IOException {
    byte[] bare = Cuts.payload(20, 5);
    assertThat(cuts.found(chunk(0, 0, bare))).containsExactly(new Found(3, 0, 20));
  }

  @Test
  void countsAMessageOnlyWhenItsLastOctetIsThere() throws IOException {
    byte[] one = chunk(0, 0, byLibrary(20, 5));
    assertThat(cuts.found(Arrays.copyOf(one, one.length - 1))).isEmpty();
  }

  @Test
  void refusesSeveralMessagesAsOneAndAMessageLongerThanItsChunk() throws IOException {
    byte[] packed = chunk(0, 0, byLibrary(20, 5));
    int entry = packed.length - 4 - 25;
    for (byte first : new byte[] {(byte) 0x80, 1}) {
      byte[] broken = packed.clone();
      broken[entry] = first;
      assertThatIOException().isThrownBy(() -> cuts.found(broken));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "000000080010000100000000", // the stream is gone
        "0000000a8009000100040000", // a credit is refused
        "0000000400080001", // a delivery without a chunk
        "485454502f312e3120343030"
      })
  void refusesWhatNoSubscriberCanReceive(String hex) {
    assertThatIOException().isThrownBy(() -> cuts.found(HexFormat.of().parseHex(hex)));
  }

  private static byte[] byLibrary(int octets, long word) {
    return encoded(Cuts.payload(octets, word));
  }

  /**
   * Encodes by Proton, which the library does, too; its own codec asks for annotations to compile.
   */
  private static byte[] encoded(byte[] payload) {
    Message message = Message.Factory.create();
    message.setBody(new Data(new Binary(payload)));
    byte[] octets = new byte[payload.length + 100];
    return Arrays.copyOf(octets, message.encode(octets, 0, octets.length));
  }

  private static byte[] chunk(int type, int behind, byte[]... messages) throws IOException {
    return StreamDialogue.frame(
        Constants.COMMAND_DELIVER,
        out -> {
          out.writeByte(0);
          out.writeByte(0x50);
          out.writeByte(type);
          out.writeShort(messages.length);
          out.writeInt(messages.length);
          out.write(new byte[40]);
          for (byte[] message : messages) {
            out.writeInt(message.length);
            out.write(message);
          }
          out.write(new byte[behind]);
        });
  }
}
