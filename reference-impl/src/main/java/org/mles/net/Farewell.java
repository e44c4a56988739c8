package org.mles.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.concurrent.TimeUnit;
import org.mles.time.Timers.Timer;

/**
 * What is left of a connection whose transport has something to say before its end and cannot yet.
 *
 * <p>Its handler has been told that it is gone; so nobody hears whether the farewell went out. A
 * peer that does not take it in has as long as the loop allows. Thread: loop.
 */
final class Farewell implements Ready {
  /** How long one may take where nothing else is said. */
  static final long USUAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Farewells all;
  private final Transport transport;
  private final SelectionKey key;
  private final Timer bound;
  private boolean over;

  /** Hears nothing more until the end. */
  static void hush(SelectionKey key) {
    if (key.isValid()) {
      key.interestOps(0);
    }
  }

  /**
   * Closes a transport, as soon as that has said what its form demands if there is a point in it.
   */
  static void say(EventLoop loop, Transport transport, SelectionKey key, boolean useful) {
    boolean waits = false;
    try {
      if (useful && !transport.farewell()) {
        new Farewell(loop, transport, key);
        waits = true;
      }
    } catch (IOException e) {
      // The other side is gone and hears no farewell.
    } finally {
      if (!waits) {
        omit(transport, key);
      }
    }
  }

  /** Closes a transport at once. */
  static void omit(Transport transport, SelectionKey key) {
    key.cancel();
    try {
      transport.close();
    } catch (IOException e) {
      // It is closed as far as this process goes; there is nobody to tell.
    }
  }

  /** Waits from now on; the key is its own. */
  private Farewell(EventLoop loop, Transport transport, SelectionKey key) {
    this.all = loop.farewells();
    this.transport = transport;
    this.key = key;
    bound = loop.timers().after(all.boundNanos(), this::close);
    all.begins();
    key.attach(this);
    // Whatever the other side says, nobody listens.
    key.interestOps(SelectionKey.OP_WRITE);
  }

  @Override
  public void ready(ByteBuffer buffer) {
    try {
      transport.proceed();
      if (transport.farewell()) {
        close();
      }
    } catch (IOException e) {
      close(); // the other side is gone and hears no farewell
    }
  }

  @Override
  public void failed(Throwable bug) {
    close();
  }

  @Override
  public void close() {
    if (!over) {
      over = true;
      all.ends();
    }
    bound.cancel();
    omit(transport, key);
  }
}
