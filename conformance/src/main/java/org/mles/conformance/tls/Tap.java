package org.mles.conformance.tls;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/**
 * TCP below TLS: what TLS writes can be held back, and it is known whether TCP has ended. Thread:
 * any; one that writes, one that reads.
 */
final class Tap extends Socket {
  private final Socket tcp;
  private volatile boolean ended;
  private volatile boolean flights;

  private final Object holding = new Object();

  private final RecordHeads heads = new RecordHeads();

  /** What was held back; null if nothing is. Guarded by {@link #holding}. */
  private @Nullable ByteArrayOutputStream held;

  Tap(Socket tcp) {
    this.tcp = tcp;
  }

  /**
   * Holds back what TLS writes until it reads, so that whoever ends a handshake in its middle has
   * nothing more coming that would take away what it said last.
   */
  void holdFlights() {
    flights = true;
    hold();
  }

  /** Lets pass what is written from now on. */
  void endFlights() throws IOException {
    flights = false;
    tcp.getOutputStream().write(release());
  }

  /** Returns the heads of the records that came. */
  RecordHeads heads() {
    return heads;
  }

  private void nextFlight() throws IOException {
    if (flights) {
      tcp.getOutputStream().write(release());
      hold();
    }
  }

  /** Holds back what TLS writes from now on. */
  void hold() {
    synchronized (holding) {
      held = new ByteArrayOutputStream();
    }
  }

  /** Returns what was held back, and lets pass what comes now. */
  byte[] release() {
    synchronized (holding) {
      ByteArrayOutputStream all = held;
      held = null;
      return all == null ? new byte[0] : all.toByteArray();
    }
  }

  /** Says whether TLS has read up to the end of TCP. */
  boolean hasEnded() {
    return ended;
  }

  private void write(byte[] octets, int from, int count) throws IOException {
    synchronized (holding) {
      if (held == null) {
        tcp.getOutputStream().write(octets, from, count);
      } else {
        held.write(octets, from, count);
      }
    }
  }

  @Override
  public OutputStream getOutputStream() {
    return new OutputStream() {
      @Override
      public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet});
      }

      @Override
      public void write(byte[] octets, int from, int count) throws IOException {
        Tap.this.write(octets, from, count);
      }
    };
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(tcp.getInputStream()) {
      @Override
      public int read() throws IOException {
        nextFlight();
        int octet = super.read();
        ended |= octet < 0;
        if (octet >= 0) {
          heads.take(new byte[] {(byte) octet}, 0, 1);
        }
        return octet;
      }

      @Override
      public int read(byte[] octets, int from, int count) throws IOException {
        nextFlight();
        int came = super.read(octets, from, count);
        ended |= came < 0;
        heads.take(octets, from, came);
        return came;
      }
    };
  }

  @Override
  public boolean isConnected() {
    return tcp.isConnected();
  }

  @Override
  public boolean isBound() {
    return tcp.isBound();
  }

  @Override
  public boolean isClosed() {
    return tcp.isClosed();
  }

  @Override
  public InetAddress getInetAddress() {
    return tcp.getInetAddress();
  }

  @Override
  public int getPort() {
    return tcp.getPort();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return tcp.getRemoteSocketAddress();
  }

  @Override
  public synchronized void setSoTimeout(int millis) throws SocketException {
    tcp.setSoTimeout(millis);
  }

  @Override
  public synchronized int getSoTimeout() throws SocketException {
    return tcp.getSoTimeout();
  }

  @Override
  public void setSoLinger(boolean on, int seconds) throws SocketException {
    tcp.setSoLinger(on, seconds);
  }

  @Override
  public int getSoLinger() throws SocketException {
    return tcp.getSoLinger();
  }

  @Override
  public void shutdownInput() throws IOException {
    tcp.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    tcp.shutdownOutput();
  }

  @Override
  public synchronized void close() throws IOException {
    tcp.close();
  }
}
