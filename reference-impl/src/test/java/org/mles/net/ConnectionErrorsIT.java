package org.mles.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mles.testing.Bug;

/** Whatever is thrown on behalf of a connection costs that connection, and nothing else. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ConnectionErrorsIT {
  private Stage stage;
  private Stage.Pair innocent;

  @BeforeEach
  void open() throws IOException {
    stage = new Stage();
    innocent = stage.pair(Plain::new);
  }

  @AfterEach
  void close() throws IOException {
    stage.close();
    innocent.close();
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInReceivedClosesThatConnection(Bug bug) throws IOException {
    try (Stage.Pair bad = stage.pair(Plain::new)) {
      bad.peer.whenReceived = bug::strike;
      bad.client.getOutputStream().write('x');
      assertCostsOnly(bad);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInEndedClosesThatConnection(Bug bug) throws IOException {
    try (Stage.Pair bad = stage.pair(Plain::new)) {
      bad.peer.whenEnded = bug::strike;
      bad.client.shutdownOutput();
      assertCostsOnly(bad);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInWritableClosesThatConnection(Bug bug) throws IOException {
    try (Stage.Pair bad = stage.pair(Plain::new)) {
      bad.peer.whenWritable = bug::strike;
      long written = bad.connection.write(new ByteBuffer[] {ByteBuffer.allocate(32 << 20)}, 1);
      Thread reader = new Thread(() -> skip(bad.client, written));
      reader.start();
      assertCostsOnly(bad);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInClosedCostsOnlyItsReport(Bug bug) throws IOException {
    try (Stage.Pair bad = stage.pair(Plain::new)) {
      bad.peer.whenClosed = bug::strike;
      bad.connection.close();
      assertCostsOnly(bad);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInReadingClosesThatConnection(Bug bug) throws IOException {
    try (Stage.Pair bad = stage.pair(socket -> new Plain(socket, new BrokenEnd(bug), socket))) {
      bad.client.getOutputStream().write('x');
      assertCostsOnly(bad);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInWritingClosesThatConnectionAndNotTheOneThatWrote(Bug bug) throws IOException {
    try (Stage.Pair bad = stage.pair(socket -> new Plain(socket, socket, new BrokenEnd(bug)))) {
      innocent.peer.whenReceived = () -> bad.connection.write(oneOctet(), 1);
      innocent.client.getOutputStream().write('x');
      stage.turnUntil(() -> innocent.peer.received() == 1);
      innocent.peer.whenReceived = () -> {};
      assertCostsOnly(bad);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInGoingOnClosesThatConnection(Bug bug) throws IOException {
    try (Stage.Pair bad =
        stage.pair(socket -> late(socket, late -> late.whenProceeding = bug::strike))) {
      assertThat(bad.connection.write(oneOctet(), 1)).isOne();
      assertCostsOnly(bad);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInReadingOnClosesThatConnection(Bug bug) throws IOException {
    try (Stage.Pair bad = stage.pair(LateTransport::of)) {
      bad.peer.whenReceived = () -> bad.peer.whenReceived = bug::strike;
      bad.send(9);
      assertCostsOnly(bad);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInTheFarewellClosesThatConnection(Bug bug) throws IOException {
    try (Stage.Pair bad =
        stage.pair(socket -> late(socket, late -> late.whenSayingFarewell = bug::strike))) {
      bad.connection.close();
      assertCostsOnly(bad);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInGoingOnWithTheFarewellEndsIt(Bug bug) throws IOException {
    try (Stage.Pair bad =
        stage.pair(socket -> late(socket, late -> late.whenProceeding = bug::strike))) {
      bad.connection.close();
      stage.turnUntil(() -> !stage.bugs.isEmpty());
      assertCostsOnly(bad);
    }
  }

  private void assertCostsOnly(Stage.Pair bad) throws IOException {
    stage.turnUntil(() -> bad.peer.closed);
    assertThat(stage.bugs).hasSize(1);
    bad.expectEnd();
    innocent.assertServed();
    assertThat(stage.bugs).hasSize(1);
  }

  private static LateTransport late(SocketChannel socket, Consumer<LateTransport> change) {
    LateTransport late = LateTransport.of(socket);
    change.accept(late);
    return late;
  }

  private static ByteBuffer[] oneOctet() {
    return new ByteBuffer[] {ByteBuffer.allocate(1)};
  }

  private static void skip(Socket client, long octets) {
    try {
      client.getInputStream().skipNBytes(octets);
    } catch (IOException e) {
      // It was closed meanwhile, as it should be.
      assertThat(client.isConnected()).isTrue();
    }
  }

  /** Either end of a transport, struck by each use. */
  private record BrokenEnd(Bug bug) implements GatheringByteChannel, ReadableByteChannel {
    @Override
    public int read(ByteBuffer target) {
      bug.strike();
      return 0;
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
      bug.strike();
      return 0;
    }

    @Override
    public long write(ByteBuffer[] sources) {
      return write(sources, 0, sources.length);
    }

    @Override
    public int write(ByteBuffer source) {
      bug.strike();
      return 0;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
