package org.mles.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mles.testing.Bug;
import org.mles.testing.ManualClock;

/** Whatever is thrown by what a loop calls costs what it was called for, and nothing else. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LoopErrorsIT {
  private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final List<Throwable> bugs = new ArrayList<>();
  private EventLoop loop;
  private ServerSocketChannel listener;
  private Pair innocent;

  @BeforeEach
  void open() throws IOException {
    loop = new EventLoop(new ManualClock(), () -> {}, bugs::add);
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    innocent = new Pair(Wire::plain);
  }

  @AfterEach
  void close() throws IOException {
    loop.close();
    listener.close();
    innocent.client.close();
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInReceivedClosesThatConnection(Bug bug) throws IOException {
    try (Pair bad = new Pair(Wire::plain)) {
      bad.peer.whenReceived = bug::strike;
      bad.client.getOutputStream().write('x');
      assertCostsOnly(bad);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInEndedClosesThatConnection(Bug bug) throws IOException {
    try (Pair bad = new Pair(Wire::plain)) {
      bad.peer.whenEnded = bug::strike;
      bad.client.shutdownOutput();
      assertCostsOnly(bad);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInWritableClosesThatConnection(Bug bug) throws IOException {
    try (Pair bad = new Pair(Wire::plain)) {
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
    try (Pair bad = new Pair(Wire::plain)) {
      bad.peer.whenClosed = bug::strike;
      bad.connection.close();
      assertCostsOnly(bad);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInReadingClosesThatConnection(Bug bug) throws IOException {
    try (Pair bad = new Pair(socket -> new Wire(socket, new BrokenEnd(bug), socket))) {
      bad.client.getOutputStream().write('x');
      assertCostsOnly(bad);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInWritingClosesThatConnectionAndNotTheOneThatWrote(Bug bug) throws IOException {
    try (Pair bad = new Pair(socket -> new Wire(socket, socket, new BrokenEnd(bug)))) {
      innocent.peer.whenReceived = () -> bad.connection.write(oneOctet(), 1);
      innocent.client.getOutputStream().write('x');
      turnUntil(() -> innocent.peer.received == 1);
      innocent.peer.whenReceived = () -> {};
      assertCostsOnly(bad);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInATaskCostsThatTask(Bug bug) throws IOException {
    List<String> ran = new ArrayList<>();
    loop.execute(bug::strike);
    loop.execute(() -> ran.add("next"));
    turnUntil(() -> !ran.isEmpty());
    assertThat(bugs).hasSize(1);
    assertInnocentIsServed();
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInATimerCostsThatTimer(Bug bug) throws IOException {
    List<String> ran = new ArrayList<>();
    loop.timers().after(0, bug::strike);
    loop.timers().after(0, () -> ran.add("next"));
    turnUntil(() -> !ran.isEmpty());
    assertThat(bugs).hasSize(1);
    assertInnocentIsServed();
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInMakingAHandlerLeavesTheSocketToTheCaller(Bug bug) throws IOException {
    try (Socket client = connect();
        SocketChannel accepted = listener.accept()) {
      assertThatThrownBy(() -> loop.open(Wire.plain(accepted), connection -> failing(bug)))
          .isInstanceOf(Throwable.class);
      assertThat(accepted.isOpen()).isTrue();
      client.getOutputStream().write('x');
      assertInnocentIsServed();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInAcceptingOneDoesNotKeepOthersOut(Bug bug) throws IOException {
    List<SocketChannel> accepted = new ArrayList<>();
    loop.listen(
        listener,
        socket -> {
          accepted.add(socket);
          if (accepted.size() == 1) {
            bug.strike();
          }
        },
        bugs::add);
    try (Socket first = connect();
        Socket second = connect()) {
      turnUntil(() -> accepted.size() == 2);
      assertThat(bugs).hasSize(1);
      assertInnocentIsServed();
      assertThat(first.isConnected() && second.isConnected()).isTrue();
    }
    for (SocketChannel socket : accepted) {
      socket.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInConnectedClosesWhatWasDialed(Bug bug) throws IOException {
    List<IOException> failures = new ArrayList<>();
    loop.dial((InetSocketAddress) listener.getLocalAddress(), new Caller(bug, failures::add));
    try (SocketChannel dialed = listener.accept()) {
      turnUntil(() -> !failures.isEmpty());
      assertThat(dialed.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
    assertThat(bugs).hasSize(1);
    loop.poll(0);
    assertThat(failures).hasSize(1);
    assertInnocentIsServed();
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInFailedCostsThatDialing(Bug bug) throws IOException {
    InetSocketAddress nobody = (InetSocketAddress) listener.getLocalAddress();
    listener.close();
    loop.dial(nobody, new Caller(bug, failure -> bug.strike()));
    turnUntil(() -> !bugs.isEmpty());
    loop.poll(0);
    assertThat(bugs).hasSize(1);
    assertInnocentIsServed();
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInOneConnectionDoesNotKeepTheLoopFromClosingTheOthers(Bug bug) throws IOException {
    try (Pair bad = new Pair(Wire::plain)) {
      bad.peer.whenClosed = bug::strike;
      loop.close();
      assertThat(bugs).hasSize(1);
      assertThat(innocent.peer.closed).isTrue();
      expectEnd(innocent.client);
      expectEnd(bad.client);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInTheFlushIsTheLoopsOwn(Bug bug) throws IOException {
    try (EventLoop broken = new EventLoop(new ManualClock(), bug::strike, bugs::add)) {
      assertThatThrownBy(() -> broken.poll(0)).isInstanceOf(Throwable.class);
      assertThat(bugs).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInTheReportIsTheLoopsOwn(Bug bug) throws IOException {
    try (EventLoop broken = new EventLoop(new ManualClock(), () -> {}, report -> bug.strike())) {
      broken.execute(bug::strike);
      assertThatThrownBy(() -> broken.poll(0)).isInstanceOf(Throwable.class);
    }
  }

  private void assertCostsOnly(Pair bad) throws IOException {
    turnUntil(() -> bad.peer.closed);
    assertThat(bugs).hasSize(1);
    expectEnd(bad.client);
    assertInnocentIsServed();
    assertThat(bugs).hasSize(1);
  }

  private void assertInnocentIsServed() throws IOException {
    int before = innocent.peer.received;
    innocent.client.getOutputStream().write('x');
    turnUntil(() -> innocent.peer.received > before);
    assertThat(innocent.connection.write(oneOctet(), 1)).isEqualTo(1);
    assertThat(innocent.client.getInputStream().read()).isZero();
    assertThat(innocent.peer.closed).isFalse();
  }

  private static ByteBuffer[] oneOctet() {
    return new ByteBuffer[] {ByteBuffer.allocate(1)};
  }

  private static Connection.Handler failing(Bug bug) {
    bug.strike();
    throw new AssertionError("it did not strike");
  }

  private static void skip(Socket client, long octets) {
    try {
      client.getInputStream().skipNBytes(octets);
    } catch (IOException e) {
      // It was closed meanwhile, as it should be.
      assertThat(client.isConnected()).isTrue();
    }
  }

  /** Reads to the end of the connection, by FIN or RST. */
  private static void expectEnd(Socket client) throws IOException {
    try {
      client.getInputStream().skip(Long.MAX_VALUE);
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    } catch (SocketException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
  }

  private Socket connect() throws IOException {
    return new Socket(listener.socket().getInetAddress(), listener.socket().getLocalPort());
  }

  private void turnUntil(BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      loop.poll(WAIT_NANOS);
    }
  }

  /** A client socket and the loop's end of it. */
  private final class Pair implements AutoCloseable {
    private final Socket client;
    private final Peer peer = new Peer();
    private final Connection connection;

    Pair(Function<SocketChannel, Wire> wires) throws IOException {
      client = connect();
      connection = loop.open(wires.apply(listener.accept()), fresh -> peer);
    }

    @Override
    public void close() throws IOException {
      client.close();
    }
  }

  private static final class Peer implements Connection.Handler {
    private Runnable whenReceived = () -> {};
    private Runnable whenEnded = () -> {};
    private Runnable whenWritable = () -> {};
    private Runnable whenClosed = () -> {};
    private int received;
    private boolean closed;

    @Override
    public void received(ByteBuffer in) {
      received += in.remaining();
      in.position(in.limit());
      whenReceived.run();
    }

    @Override
    public void ended() {
      whenEnded.run();
    }

    @Override
    public void writable() {
      whenWritable.run();
    }

    @Override
    public void closed(@Nullable Throwable cause) {
      closed = true;
      whenClosed.run();
    }
  }

  /** Is struck once it is connected. */
  private record Caller(Bug bug, Consumer<IOException> whenFailed) implements Dialer.Caller {
    @Override
    public Connection.Handler connected(Connection connection, InetSocketAddress local) {
      return failing(bug);
    }

    @Override
    public void failed(IOException cause) {
      whenFailed.accept(cause);
    }
  }

  /** Either end of a wire, struck by each use. */
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
