package org.mles.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.mles.frame.v1.V1Header;
import org.mles.testing.Frames;

/**
 * An upstream server that answers each link with the beginning of a frame of the largest size, and
 * leaves it at that.
 */
final class HostileUpstream implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Queue<Socket> links = new ConcurrentLinkedQueue<>();
  private final CountDownLatch answered;
  private final int octets;

  /** Answers {@code links} links, with so many octets each. */
  HostileUpstream(int links, int octets) throws IOException {
    this.octets = octets;
    answered = new CountDownLatch(links);
    for (int i = 0; i < links; i++) {
      Thread answering = new Thread(this::answer, "upstream-" + i);
      answering.setDaemon(true);
      answering.start();
    }
  }

  String address() {
    return listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort();
  }

  /** Waits until every link was answered, or closed in the middle of its answer. */
  void awaitAnswers() throws InterruptedException {
    answered.await();
  }

  private void answer() {
    try {
      Socket link = listener.accept();
      links.add(link);
      OutputStream out = link.getOutputStream();
      out.write(Frames.header(V1Header.TYPE, V1Header.MAX_BODY_OCTETS));
      out.write(new byte[octets]);
    } catch (IOException e) {
      // The server has let go of the link, or the test has ended.
    } finally {
      answered.countDown();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket link : links) {
      link.close();
    }
  }
}
