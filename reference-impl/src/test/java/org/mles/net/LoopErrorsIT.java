package org.mles.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
  void anErrorInATaskCostsThatTask(Bug bug) throws IOException {
    List<String> ran = new ArrayList<>();
    stage.loop.execute(bug::strike);
    stage.loop.execute(() -> ran.add("next"));
    stage.turnUntil(() -> !ran.isEmpty());
    assertThat(stage.bugs).hasSize(1);
    innocent.assertServed();
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInATimerCostsThatTimer(Bug bug) throws IOException {
    List<String> ran = new ArrayList<>();
    stage.loop.timers().after(0, bug::strike);
    stage.loop.timers().after(0, () -> ran.add("next"));
    stage.turnUntil(() -> !ran.isEmpty());
    assertThat(stage.bugs).hasSize(1);
    innocent.assertServed();
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInMakingAHandlerLeavesTheSocketToTheCaller(Bug bug) throws IOException {
    try (Socket client = stage.connect();
        SocketChannel accepted = stage.listener.accept()) {
      assertThatThrownBy(() -> stage.loop.open(new Plain(accepted), connection -> failing(bug)))
          .isInstanceOf(Throwable.class);
      assertThat(accepted.isOpen()).isTrue();
      client.getOutputStream().write('x');
      innocent.assertServed();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInAcceptingOneDoesNotKeepOthersOut(Bug bug) throws IOException {
    List<SocketChannel> accepted = new ArrayList<>();
    stage.loop.listen(
        stage.listener,
        socket -> {
          accepted.add(socket);
          if (accepted.size() == 1) {
            bug.strike();
          }
        },
        stage.bugs::add);
    try (Socket first = stage.connect();
        Socket second = stage.connect()) {
      stage.turnUntil(() -> accepted.size() == 2);
      assertThat(stage.bugs).hasSize(1);
      innocent.assertServed();
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
    stage.loop.dial(stage.address(), Plain::new, new Caller(bug, failures::add));
    try (SocketChannel dialed = stage.listener.accept()) {
      stage.turnUntil(() -> !failures.isEmpty());
      assertThat(dialed.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
    assertThat(stage.bugs).hasSize(1);
    stage.loop.poll(0);
    assertThat(failures).hasSize(1);
    innocent.assertServed();
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInFailedCostsThatDialing(Bug bug) throws IOException {
    InetSocketAddress nobody = stage.address();
    stage.listener.close();
    stage.loop.dial(nobody, Plain::new, new Caller(bug, failure -> bug.strike()));
    stage.turnUntil(() -> !stage.bugs.isEmpty());
    stage.loop.poll(0);
    assertThat(stage.bugs).hasSize(1);
    innocent.assertServed();
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInOneConnectionDoesNotKeepTheLoopFromClosingTheOthers(Bug bug) throws IOException {
    try (Stage.Pair bad = stage.pair(Plain::new)) {
      bad.peer.whenClosed = bug::strike;
      stage.loop.close();
      assertThat(stage.bugs).hasSize(1);
      assertThat(innocent.peer.closed).isTrue();
      innocent.expectEnd();
      bad.expectEnd();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInTheFlushIsTheLoopsOwn(Bug bug) throws IOException {
    try (EventLoop broken = new EventLoop(new ManualClock(), bug::strike, stage.bugs::add)) {
      assertThatThrownBy(() -> broken.poll(0)).isInstanceOf(Throwable.class);
      assertThat(stage.bugs).isEmpty();
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

  private static Connection.Handler failing(Bug bug) {
    bug.strike();
    throw new AssertionError("it did not strike");
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
}
