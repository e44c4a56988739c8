package org.mles.conformance.selftest.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/** What a connection received and has not taken yet. Thread: the connection's. */
public final class Input {
  private final Socket socket;
  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private int from;
  private int to;

  /** Reads what comes over {@code socket}. */
  public Input(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  /** Takes up to {@code count} octets; fewer only if the stream ended. */
  public byte[] take(int count) throws IOException {
    ByteArrayOutputStream taken = new ByteArrayOutputStream(Math.min(count, buffer.length));
    while (taken.size() < count && (from < to || fill())) {
      int part = Math.min(count - taken.size(), to - from);
      taken.write(buffer, from, part);
      from += part;
    }
    return taken.toByteArray();
  }

  /** Takes up to {@code count} octets of what one read brings. */
  public byte[] takeOnce(int count) throws IOException {
    if (from == to && !fill()) {
      return new byte[0];
    }
    int part = Math.min(count, to - from);
    from += part;
    return Arrays.copyOfRange(buffer, from - part, from);
  }

  /** Returns the next octet, 0 to 255, and leaves it; -1 if the stream ended. */
  public int peek() throws IOException {
    return from < to || fill() ? buffer[from] & 0xFF : -1;
  }

  /** Says whether octets wait here that were read together with what was taken last. */
  public boolean hasRest() {
    return from < to;
  }

  /** Forgets what was read beyond what was taken. */
  public void dropRest() {
    from = to;
  }

  /** Says whether nothing but the end of the stream comes within {@code millis}. */
  public boolean endsWithin(int millis) throws IOException {
    if (from < to) {
      return false;
    }
    socket.setSoTimeout(millis);
    try {
      return !fill();
    } catch (SocketTimeoutException e) {
      return false;
    } finally {
      socket.setSoTimeout(0);
    }
  }

  /** Says whether nothing comes within {@code millis}, not even the end of the stream. */
  public boolean isSilentFor(int millis) throws IOException {
    if (from < to) {
      return false;
    }
    socket.setSoTimeout(millis);
    try {
      fill();
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } finally {
      socket.setSoTimeout(0);
    }
  }

  private boolean fill() throws IOException {
    int count = in.read(buffer);
    from = 0;
    to = Math.max(count, 0);
    return count >= 0;
  }
}
