package org.mles.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mles.testing.ManualClock;
import org.mles.time.Timers;

/** Accepting when the process has run out of descriptors. */
class AcceptorTest {
  private final ManualClock clock = new ManualClock();
  private final Timers timers = new Timers(clock);
  private final FailingListener listener = new FailingListener();
  private final FakeKey key = new FakeKey();
  private final List<Throwable> troubles = new ArrayList<>();
  private final Acceptor acceptor =
      new Acceptor(listener, key, timers, accepted -> {}, troubles::add);

  @Test
  void pausesAfterAFailureInsteadOfSpinning() {
    acceptor.ready(ByteBuffer.allocate(0));
    assertThat(troubles).hasSize(1);
    assertThat(key.interest).isZero();
    clock.advance(Duration.ofMillis(99));
    timers.runDue(troubles::add);
    assertThat(key.interest).isZero();
    clock.advance(Duration.ofMillis(1));
    timers.runDue(troubles::add);
    assertThat(key.interest).isEqualTo(SelectionKey.OP_ACCEPT);
  }

  @Test
  void doesNotResumeOnceItIsClosed() {
    acceptor.ready(ByteBuffer.allocate(0));
    acceptor.close();
    clock.advance(Duration.ofSeconds(1));
    timers.runDue(troubles::add);
    assertThat(key.interest).isZero();
    assertThat(troubles).hasSize(1);
  }

  private static final class FakeKey extends SelectionKey {
    private int interest = OP_ACCEPT;
    private boolean valid = true;

    @Override
    public SelectableChannel channel() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Selector selector() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isValid() {
      return valid;
    }

    @Override
    public void cancel() {
      valid = false;
    }

    @Override
    public int interestOps() {
      return interest;
    }

    @Override
    public SelectionKey interestOps(int ops) {
      interest = ops;
      return this;
    }

    @Override
    public int readyOps() {
      return OP_ACCEPT;
    }
  }

  private static final class FailingListener extends ServerSocketChannel {
    FailingListener() {
      super(null);
    }

    @Override
    public SocketChannel accept() throws IOException {
      throw new IOException("too many open files");
    }

    @Override
    public ServerSocketChannel bind(SocketAddress local, int backlog) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> ServerSocketChannel setOption(SocketOption<T> name, T value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> T getOption(SocketOption<T> name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
      return Set.of();
    }

    @Override
    public ServerSocket socket() {
      throw new UnsupportedOperationException();
    }

    @Override
    public SocketAddress getLocalAddress() {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void implCloseSelectableChannel() {}

    @Override
    protected void implConfigureBlocking(boolean block) {}
  }
}
