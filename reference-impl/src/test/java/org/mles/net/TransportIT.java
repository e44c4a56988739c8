package org.mles.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mles.testing.Allocation;

/** A connection over a transport that delivers late, has more inside and must write to read. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TransportIT {
  /** So many that all octets fit into the buffers of the system. */
  private static final int WRITES = 5_000;

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz";

  private final List<LateTransport> transports = new ArrayList<>();
  private Stage stage;

  @BeforeEach
  void open() throws IOException {
    stage = new Stage();
  }

  @AfterEach
  void close() throws IOException {
    stage.close();
  }

  @Test
  void deliversWhatItOwnsThoughNobodyHasAnythingLeftToWrite() throws IOException {
    try (Stage.Pair pair = pair(LateTransport::of)) {
      assertThat(pair.connection.write(slices(ALPHABET), 1)).isEqualTo(26);
      assertThat(take(pair.client, 26)).isEqualTo(ALPHABET);
      assertThat(stage.log).doesNotContain("writable");
    }
  }

  @Test
  void saysWhenItTakesAgainWhatItHadNoRoomFor() throws IOException {
    try (Stage.Pair pair = pair(LateTransport::of)) {
      ByteBuffer[] slices = slices(ALPHABET.repeat(3));
      assertThat(pair.connection.write(slices, 1)).isEqualTo(LateTransport.ROOM);
      assertThat(pair.connection.write(slices, 1)).as("while it is full").isZero();
      pair.peer.whenWritable = () -> pair.connection.write(slices, 1);
      assertThat(take(pair.client, 78)).isEqualTo(ALPHABET.repeat(3));
      assertThat(stage.count("writable")).isOne();
    }
  }

  @Test
  void readsOnWhatCameInsideOnceATurnThoughNothingMoreComes() throws IOException {
    try (Stage.Pair pair = pair(LateTransport::of)) {
      pair.send(ALPHABET.getBytes(US_ASCII));
      stage.turnUntil(() -> pair.peer.received() == 26);
      assertThat(pair.peer.octets.toString(US_ASCII)).isEqualTo(ALPHABET);
      assertThat(pair.peer.largestRead).isEqualTo(4);
      List<String> reads = stage.log.subList(stage.log.indexOf("read"), stage.log.size());
      for (int i = 0; i < reads.size(); i++) {
        assertThat(reads.get(i)).isEqualTo(i % 2 == 0 ? "read" : "flush");
      }
    }
  }

  @Test
  void readsOnceATurnThoughMoreComesWhileSomeIsInside() throws IOException {
    try (Stage.Pair pair = pair(LateTransport::of)) {
      pair.peer.whenReceived = () -> pair.send(1);
      pair.send(9);
      stage.turnUntil(() -> stage.count("read") == 20);
      assertThat(String.join(" ", stage.log)).doesNotContain("read read");
    }
  }

  @Test
  void keepsWhatIsInsideFromAHandlerThatTakesNothing() throws IOException {
    try (Stage.Pair pair = pair(LateTransport::of)) {
      pair.peer.whenReceived = () -> pair.peer.takes = false;
      pair.send(ALPHABET.getBytes(US_ASCII));
      stage.turnUntil(() -> pair.peer.received() == 4);
      for (int i = 0; i < 5; i++) {
        stage.turn();
      }
      assertThat(pair.peer.received()).isEqualTo(4);
      pair.peer.whenReceived = () -> {};
      pair.peer.takes = true;
      stage.turnUntil(() -> pair.peer.received() == 26);
    }
  }

  @Test
  void movesToAnotherConnectionWithWhatIsInside() throws IOException {
    Peer heir = new Peer(stage.log);
    try (Stage.Pair pair = pair(LateTransport::of)) {
      List<Transport> moving = new ArrayList<>();
      pair.peer.whenReceived = () -> moving.add(pair.connection.detach());
      pair.send(ALPHABET.getBytes(US_ASCII));
      stage.turnUntil(() -> !moving.isEmpty());
      stage.turn();
      stage.loop.open(moving.get(0), fresh -> heir);
      stage.turnUntil(() -> heir.received() == 22);
      assertThat(pair.peer.received()).isEqualTo(4);
      assertThat(pair.peer.closed).isFalse();
    }
  }

  @Test
  void writesItsGreetingBeforeItReadsAndTakesNothingBeforeThatOfTheOther() throws IOException {
    try (Stage.Pair pair = pair(LateTransport::greeting)) {
      ByteBuffer[] slices = slices(ALPHABET);
      assertThat(pair.connection.write(slices, 1)).isZero();
      assertThat(take(pair.client, 1)).isEqualTo("!");
      assertThat(stage.log).doesNotContain("writable");
      pair.peer.whenWritable = () -> pair.connection.write(slices, 1);
      pair.send("!xy".getBytes(US_ASCII));
      assertThat(take(pair.client, 26)).isEqualTo(ALPHABET);
      assertThat(pair.peer.octets.toString(US_ASCII)).isEqualTo("xy");
      assertThat(stage.count("writable")).isOne();
    }
  }

  @Test
  void endsItsOutputAfterWhatItOwnsAndReadsOn() throws IOException {
    try (Stage.Pair pair = pair(LateTransport::of)) {
      pair.connection.write(slices(ALPHABET), 1);
      pair.connection.endOutput();
      assertThat(take(pair.client, 26)).isEqualTo(ALPHABET);
      assertThat(pair.client.getInputStream().read()).isEqualTo(-1);
      pair.send(5);
      stage.turnUntil(() -> pair.peer.received() == 5);
      assertThat(pair.peer.closed).isFalse();
    }
  }

  @Test
  void endsPlainOutputAndReadsOn() throws IOException {
    try (Stage.Pair pair = stage.pair(Plain::new)) {
      pair.connection.write(slices(ALPHABET), 1);
      pair.connection.endOutput();
      assertThat(pair.client.getInputStream().readAllBytes()).hasSize(26);
      pair.send(5);
      stage.turnUntil(() -> pair.peer.received() == 5);
    }
  }

  @Test
  void tellsAnEndThatLayInside() throws IOException {
    try (Stage.Pair pair = pair(LateTransport::of)) {
      pair.send(9);
      pair.client.shutdownOutput();
      stage.turnUntil(() -> stage.log.contains("ended"));
      stage.turn();
      assertThat(pair.peer.received()).isEqualTo(9);
      assertThat(stage.count("ended")).isOne();
    }
  }

  @Test
  void saysItsFarewellThoughTheHandlerIsTold() throws IOException {
    try (Stage.Pair pair = pair(LateTransport::of)) {
      pair.connection.write(slices(ALPHABET), 1);
      pair.connection.close();
      stage.turn();
      assertThat(pair.peer.closed).isTrue();
      assertThat(pair.client.getInputStream().available()).isLessThan(26);
      assertThat(take(pair.client, 27)).isEqualTo(ALPHABET + ".");
      assertThat(pair.client.getInputStream().read()).isEqualTo(-1);
      assertThat(stage.count("closed")).isOne();
    }
  }

  @Test
  void hasASecondForItsFarewell() throws IOException {
    try (Stage.Pair pair = pair(LateTransport::of)) {
      LateTransport late = transports.get(0);
      late.stuck = true;
      pair.connection.close();
      stage.turn();
      stage.clock.advance(Duration.ofSeconds(1).minusNanos(1));
      stage.turn();
      assertThat(late.socket.isOpen()).isTrue();
      stage.clock.advance(Duration.ofNanos(1));
      stage.turn();
      assertThat(late.socket.isOpen()).isFalse();
    }
  }

  @Test
  void hasAsLongForItsFarewellAsTheLoopAllowsAndIsCountedMeanwhile() throws IOException {
    stage.loop.farewells().within(Duration.ofSeconds(7).toNanos());
    try (Stage.Pair pair = pair(LateTransport::of)) {
      LateTransport late = transports.get(0);
      late.stuck = true;
      pair.connection.close();
      stage.turn();
      stage.clock.advance(Duration.ofSeconds(7).minusNanos(1));
      stage.turn();
      assertThat(late.socket.isOpen()).isTrue();
      assertThat(stage.loop.farewells().arePending()).isTrue();
      stage.clock.advance(Duration.ofNanos(1));
      stage.turn();
      assertThat(late.socket.isOpen()).isFalse();
      assertThat(stage.loop.farewells().arePending()).isFalse();
    }
  }

  @Test
  void isNotCountedOnceItsFarewellIsSaid() throws IOException {
    try (Stage.Pair pair = pair(LateTransport::of)) {
      pair.connection.write(slices(ALPHABET), 1);
      pair.connection.close();
      stage.turn();
      assertThat(stage.loop.farewells().arePending()).isTrue();
      assertThat(take(pair.client, 27)).isEqualTo(ALPHABET + ".");
      stage.turnUntil(() -> !stage.loop.farewells().arePending());
      assertThat(transports.get(0).socket.isOpen()).isFalse();
    }
  }

  @Test
  void hasNoTimeForAFarewellWhenTheLoopEnds() throws IOException {
    try (Stage.Pair pair = pair(LateTransport::of)) {
      stage.loop.close();
      assertThat(pair.peer.closed).isTrue();
      assertThat(transports.get(0).socket.isOpen()).isFalse();
      assertThat(stage.bugs).isEmpty();
    }
  }

  @Test
  void saysNoFarewellOnceItIsBroken() throws IOException {
    try (Stage.Pair pair = pair(LateTransport::of)) {
      pair.client.setSoLinger(true, 0);
      pair.client.close();
      stage.turnUntil(() -> pair.peer.closed);
      assertThat(transports.get(0).socket.isOpen()).isFalse();
      assertThat(pair.peer.cause).isInstanceOf(IOException.class);
    }
  }

  @Test
  void takesNothingFromTheHeapForAWriteOfPlainOctets() throws IOException {
    try (Stage.Pair pair = stage.pair(Plain::new)) {
      ByteBuffer[] one = {ByteBuffer.allocateDirect(8)};
      writeOften(pair, one);
      assertThat(Allocation.octetsOf(() -> writeOften(pair, one))).isLessThan(10_000);
      assertThat(pair.client.getInputStream().readNBytes(2 * WRITES * 8)).hasSize(2 * WRITES * 8);
    }
  }

  private static void writeOften(Stage.Pair pair, ByteBuffer[] one) {
    for (int i = 0; i < WRITES; i++) {
      one[0].rewind();
      pair.connection.write(one, 1);
    }
  }

  private Stage.Pair pair(Function<SocketChannel, LateTransport> made) throws IOException {
    return stage.pair(
        socket -> {
          LateTransport transport = made.apply(socket);
          transports.add(transport);
          return transport;
        });
  }

  private static ByteBuffer[] slices(String text) {
    return new ByteBuffer[] {ByteBuffer.wrap(text.getBytes(US_ASCII))};
  }

  /** Turns the loop until so many octets are here, and reads them. */
  private String take(Socket client, int octets) throws IOException {
    StringBuilder taken = new StringBuilder();
    while (taken.length() < octets) {
      stage.turn();
      int here = Math.min(client.getInputStream().available(), octets - taken.length());
      taken.append(new String(client.getInputStream().readNBytes(here), US_ASCII));
    }
    return taken.toString();
  }
}
