package org.mles.conformance.selftest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Locale;
import java.util.Random;

/** Universally bad peers: they speak no Mles, so no case may pass on them. Thread: any. */
public enum BadPeer {
  /** Accepts and never says or reads anything. */
  SILENT,
  /** Accepts and closes. */
  CLOSE_AT_ONCE,
  /** Takes what comes first, then closes. */
  READ_THEN_CLOSE,
  /** Takes everything, says nothing, closes when the client does. */
  ACCEPT_ALL,
  /** Sends back whatever comes. */
  ECHO,
  /** Answers with random octets. */
  RANDOM_OCTETS;

  /** Returns the word used in the kill matrix. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Serves one connection until it ends. */
  void serve(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    OutputStream out = socket.getOutputStream();
    byte[] buffer = new byte[64 * 1024];
    switch (this) {
      case SILENT -> park(socket);
      case CLOSE_AT_ONCE -> socket.close();
      case READ_THEN_CLOSE -> readOnce(in, buffer);
      case ACCEPT_ALL -> in.transferTo(OutputStream.nullOutputStream());
      case ECHO -> in.transferTo(out);
      case RANDOM_OCTETS -> babble(in, out, buffer);
    }
  }

  private static void readOnce(InputStream in, byte[] buffer) throws IOException {
    if (in.read(buffer) < 0) {
      throw new IOException("ended before anything came");
    }
  }

  private static void babble(InputStream in, OutputStream out, byte[] buffer) throws IOException {
    Random random = new Random(7);
    while (in.read(buffer) >= 0) {
      byte[] noise = new byte[1 + random.nextInt(100)];
      random.nextBytes(noise);
      out.write(noise);
    }
  }

  /** Keeps the connection, unread, until the subject is closed. */
  private static void park(Socket socket) throws IOException {
    Object never = new Object();
    synchronized (never) {
      try {
        while (!socket.isClosed()) {
          never.wait(100);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        socket.close();
      }
    }
  }
}
