package org.mles.net;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what it is told, and does what a test wants it to do then. */
public final class Peer implements Connection.Handler {
  public Runnable whenReceived = () -> {};
  public Runnable whenEnded = () -> {};
  public Runnable whenWritable = () -> {};
  public Runnable whenClosed = () -> {};
  public final ByteArrayOutputStream octets = new ByteArrayOutputStream();
  int largestRead;
  public boolean takes = true;
  public boolean closed;
  public @Nullable Throwable cause;
  private final List<String> log;

  public Peer(List<String> log) {
    this.log = log;
  }

  public int received() {
    return octets.size();
  }

  @Override
  public boolean takesOctets() {
    return takes;
  }

  @Override
  public void received(ByteBuffer in) {
    log.add("read");
    byte[] copy = new byte[in.remaining()];
    in.get(copy);
    octets.writeBytes(copy);
    largestRead = Math.max(largestRead, copy.length);
    whenReceived.run();
  }

  @Override
  public void ended() {
    log.add("ended");
    whenEnded.run();
  }

  @Override
  public void writable() {
    log.add("writable");
    whenWritable.run();
  }

  @Override
  public void closed(@Nullable Throwable why) {
    log.add("closed");
    closed = true;
    cause = why;
    whenClosed.run();
  }
}
