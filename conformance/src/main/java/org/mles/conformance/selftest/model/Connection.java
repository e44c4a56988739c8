package org.mles.conformance.selftest.model;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.time.Daemons;

/** One connection of the model server and its output. Thread: any. */
public final class Connection {
  private static final long WRITE_MILLIS = 200;

  /** How often it is looked whether a client that takes nothing is still there. */
  private static final long ROOM_MILLIS = 50;

  private static final byte[] END = {};

  private static final byte[] FIN = {};

  private final Socket socket;

  /**
   * Held during a write, so that the reader does not miss how it ends. Fair: who asks after one
   * write need not wait for all that are queued.
   */
  private final ReentrantLock writing = new ReentrantLock(true);

  /** Written by the writing thread, read by the reading one. */
  private volatile boolean broken;

  /** What a write has not taken whole; null between two. Written by the writing thread. */
  private volatile byte @Nullable [] underWay;

  private final Input in;
  private final int number;
  private final long mostQueued;
  private final AtomicLong queued = new AtomicLong();
  private final BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  /** Guarded by the server's lock, as everything about membership. */
  private @Nullable Channel channel;

  private int cid;
  private boolean replayDue;
  private byte @Nullable [] held;

  /** Sends over {@code socket} as long as no more than {@code mostQueued} octets wait. */
  public Connection(Socket socket, int number, long mostQueued) throws IOException {
    this.mostQueued = mostQueued;
    this.socket = socket;
    this.number = number;
    this.in = new Input(socket);
    socket.setTcpNoDelay(true);
    Daemons.run("model writer", this::write);
  }

  /** Returns what the client sent. */
  public Input in() {
    return in;
  }

  /** Returns the running number of the connection. */
  public int number() {
    return number;
  }

  /** Returns the client's address. */
  public InetSocketAddress remote() {
    return (InetSocketAddress) socket.getRemoteSocketAddress();
  }

  /** Returns this end's address. */
  public InetSocketAddress local() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** Returns the channel that the connection joined, or null. */
  public @Nullable Channel channel() {
    return channel;
  }

  /** Returns the CID under which it joined. */
  public int cid() {
    return cid;
  }

  void joined(Channel joinedChannel, int joinedCid) {
    channel = joinedChannel;
    cid = joinedCid;
  }

  /** Says whether a fault has put the replay off, and forgets that. */
  public boolean takeReplayDue() {
    boolean due = replayDue;
    replayDue = false;
    return due;
  }

  /** Puts the replay off. */
  public void putReplayOff() {
    replayDue = true;
  }

  /** Keeps a frame back and returns the one that was kept before. */
  public byte @Nullable [] exchangeHeld(byte @Nullable [] frame) {
    byte[] before = held;
    held = frame;
    return before;
  }

  /** Queues octets for the client; closes if too many wait already. */
  public void send(byte[] octets) {
    if (queued.getAndAdd(octets.length) > mostQueued) {
      closeNow();
    }
    queue.add(octets);
  }

  /** Returns the octets that wait for the client. */
  public long waiting() {
    return queued.get();
  }

  /** Waits until no more than {@code most} octets wait for the client, or it is gone. */
  public void awaitRoom(long most) {
    try {
      synchronized (queued) {
        while (queued.get() > most && ended.getCount() > 0) {
          queued.wait(ROOM_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sent(int octets) {
    synchronized (queued) {
      queued.addAndGet(-octets);
      queued.notifyAll();
    }
  }

  /** Forgets the octets that wait for the client, but for those on their way. */
  public void dropWaiting() {
    queue.removeIf(
        octets -> {
          queued.addAndGet(-octets.length);
          return octets != END && octets != FIN;
        });
  }

  /**
   * Ends the connection; returns what it had not taken whole, in the order in which it was sent.
   */
  public List<byte[]> unsent() {
    closeNow();
    List<byte[]> all = new ArrayList<>();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    byte[] cut = underWay;
    if (cut != null) {
      all.add(cut);
    }
    queue.removeIf(octets -> octets == END || octets == FIN);
    queue.drainTo(all);
    return all;
  }

  /** Ends the connection's reading if nothing comes for so long; 0 for ever. */
  public void setDeadline(int millis) throws IOException {
    socket.setSoTimeout(millis);
  }

  /** Ends this side when everything queued is sent; the client's octets go on coming. */
  public void finishAfterOutput() {
    queue.add(FIN);
  }

  /** Closes when everything queued is sent. */
  public void closeAfterOutput() {
    queue.add(END);
  }

  /** Closes if the output is not out in so many milliseconds. */
  void closeWithin(long millis) {
    try {
      if (!ended.await(millis, TimeUnit.MILLISECONDS)) {
        closeNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes at once. */
  public void closeNow() {
    try {
      socket.close();
    } catch (IOException e) {
      System.getLogger(Connection.class.getName()).log(System.Logger.Level.DEBUG, "close", e);
    }
    queue.add(END);
  }

  /**
   * Tells whether a write failed. The system reports a reset once, to whoever asks first: if that
   * was the writer, the reader sees a mere end. A write that is under way is waited for, shortly,
   * since it may just have been told.
   */
  public boolean broken() {
    try {
      if (writing.tryLock(WRITE_MILLIS, TimeUnit.MILLISECONDS)) {
        writing.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return broken;
  }

  private void deliver(OutputStream out, byte[] octets) throws IOException {
    writing.lock();
    try {
      out.write(octets);
    } catch (IOException e) {
      broken = true;
      throw e;
    } finally {
      writing.unlock();
    }
  }

  private void write() {
    try (socket) {
      OutputStream out = socket.getOutputStream();
      for (byte[] next = queue.take(); next != END; next = queue.take()) {
        if (next == FIN) {
          socket.shutdownOutput();
        } else {
          underWay = next;
          deliver(out, next);
          underWay = null;
          sent(next.length);
        }
      }
    } catch (IOException e) {
      System.getLogger(Connection.class.getName()).log(System.Logger.Level.DEBUG, "write", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }
}
