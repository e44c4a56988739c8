package org.mles.metrics;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import org.mles.http.Head;
import org.mles.http.HeadReader;
import org.mles.net.Connection;
import org.mles.time.Timers;

/**
 * One request and its answer, then the end of the connection.
 *
 * <pre>
 *   reading --head whole--> answering --all sent--> waiting for the client's end --> closed
 *      any state --deadline, or too many others--> closed
 * </pre>
 *
 * A close while octets of the client are unread would take the answer away from it; so this side
 * only says that nothing more follows. Thread: the page's loop.
 */
final class Exchange implements Connection.Handler {
  private final Page page;
  private final SocketChannel socket;
  private final Connection connection;
  private final Timers.Timer deadline;
  private final HeadReader head = HeadReader.ofRequest();
  private final ByteBuffer[] answer = {ByteBuffer.allocate(0)};
  private boolean answering;
  private boolean clientDone;

  Exchange(Page page, SocketChannel socket, Connection connection) {
    this.page = page;
    this.socket = socket;
    this.connection = connection;
    deadline = page.atDeadline(connection::close);
  }

  @Override
  public void received(ByteBuffer in) {
    Head whole = answering ? null : head.take(in);
    in.position(in.limit()); // a body means nothing to a page that can only be read
    if (whole != null) {
      answering = true;
      InetAddress local = socket.socket().getLocalAddress();
      answer[0] = page.answer(whole, local);
      send();
    }
  }

  @Override
  public void writable() {
    send();
  }

  private void send() {
    connection.write(answer, 1);
    if (answer[0].hasRemaining()) {
      return;
    }
    if (clientDone) {
      connection.close();
    } else {
      connection.endOutput();
    }
  }

  @Override
  public void ended() {
    clientDone = true;
    if (!answer[0].hasRemaining()) {
      connection.close();
    }
  }

  @Override
  public void closed(@Nullable Throwable cause) {
    deadline.cancel();
    page.forget(this);
  }

  /** Ends it, because others wait. */
  void giveWay() {
    connection.close();
  }
}
