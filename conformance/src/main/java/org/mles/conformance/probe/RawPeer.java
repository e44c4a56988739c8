package org.mles.conformance.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mles.conformance.time.Daemons;
import org.mles.conformance.time.Patience;
import org.mles.conformance.wire.FrameScanner;
import org.mles.conformance.wire.RawFrame;
import org.mles.conformance.wire.Segmentation;

/**
 * One TCP connection to the subject that sends exactly what it is told and reads all the time, so
 * that the subject never waits for the suite.
 *
 * <p>A failed send is not a verdict: whether the subject may close is for the next expectation to
 * say.
 *
 * <p>Thread: case, and one reader of its own.
 */
public final class RawPeer implements AutoCloseable {
  /** What the octets from the subject are. */
  public enum Stream {
    FRAMES,
    RAW,
    /** Not read at all: a reader that stalls. */
    UNREAD
  }

  private static final int READ_OCTETS = 64 * 1024;
  private static final int NARROW_OCTETS = 64 * 1024;

  private final String name;
  private final Line line;
  private final Timers timers;
  private final Transcript transcript;

  private final LiveArrivals arrivals;
  private final Expect expect;
  private final StreamExpect stream;
  private final SentFrames sent = new SentFrames();
  private Segmentation segmentation = Segmentation.WHOLE;
  private volatile boolean sendFailed;

  private RawPeer(String name, Line line, Timers timers, Transcript transcript, Object monitor) {
    this.name = name;
    this.line = line;
    this.timers = timers;
    this.transcript = transcript;
    this.arrivals = new LiveArrivals(monitor, Backlog.OF_ALL);
    this.expect = new Expect(name, arrivals, timers, transcript, sent);
    this.stream = new StreamExpect(name, arrivals, timers);
  }

  /**
   * Connects by TCP and says nothing; {@link #enter} is to follow.
   *
   * @param monitor shared by the peers of a case, see {@link LiveArrivals}
   * @throws Unreachable if the subject does not accept
   */
  public static RawPeer connect(
      String name,
      InetSocketAddress address,
      Timers timers,
      Transcript transcript,
      Object monitor) {
    try {
      Line line = Line.to(address, new Patience(timers.patience()));
      return new RawPeer(name, line, timers, transcript, monitor);
    } catch (IOException e) {
      throw new Unreachable(
          address.getHostString() + ":" + address.getPort() + ": " + e.getMessage());
    }
  }

  /**
   * Goes inside of a transport, and begins to read.
   *
   * @param called whom the connection is to, as the user named it
   * @throws Unreachable if whoever answers cannot be the subject
   */
  public RawPeer enter(Transport transport, InetSocketAddress called, Stream stream) {
    transcript.note(name, "connected, local port " + local().getPort());
    line.enter(transport, called, timers.patience());
    if (!line.isPlain()) {
      transcript.note(name, "inside " + transport.text());
    } else if (line.endedBy() != null) {
      transcript.note(name, "the handshake ended: " + line.endedBy());
    }
    if (stream != Stream.UNREAD) {
      startReading(stream);
    }
    return this;
  }

  /**
   * Takes over a connected socket, such as one that a client under test opened, and says nothing;
   * {@link #enter} is to follow.
   */
  public static RawPeer accepted(
      String name, Socket socket, Timers timers, Transcript transcript, Object monitor) {
    return new RawPeer(name, new Line(socket), timers, transcript, monitor);
  }

  /** Ends the stall of an {@link Stream#UNREAD} peer: from now on what comes is read. */
  public void startReading(Stream stream) {
    Daemons.run("reader of " + name, () -> read(stream));
  }

  /**
   * Waits until one of two peers of the same case has seen something.
   *
   * @throws ConformanceFailure if neither does in time
   */
  public static void awaitFirst(RawPeer one, RawPeer other) {
    Patience patience = new Patience(one.timers.patience());
    if (!LiveArrivals.awaitFirst(one.arrivals, other.arrivals, patience)) {
      throw new ConformanceFailure(
          String.format(
              Locale.ROOT,
              "expected %s or %s to hear the other join; there was %s",
              one.name,
              other.name,
              patience.spent()),
          "wait timer");
    }
  }

  /**
   * Has the system keep little of what comes before it is read: others let it grow to many MiB, all
   * of which then have left the subject.
   */
  public void narrow() {
    line.narrow(NARROW_OCTETS);
  }

  /** Says whether the next thing to judge is the end of the connection. */
  public boolean hasEnded() {
    return arrivals.peek() instanceof Seen.Closed;
  }

  /** Returns the name by which messages speak of this peer. */
  public String name() {
    return name;
  }

  /** Returns this end of the connection, as the subject sees it. */
  public InetSocketAddress local() {
    return line.local();
  }

  /** Returns the subject's end of the connection. */
  public InetSocketAddress remote() {
    return line.remote();
  }

  /** Returns the judge of what this peer sees. */
  public Expect expect() {
    return expect;
  }

  /** Returns the judge of what this peer sees if it is no frames. */
  public StreamExpect stream() {
    return stream;
  }

  /** Returns what this peer saw and has not judged. */
  public Arrivals arrivals() {
    return arrivals;
  }

  /** Says what follows in these pieces. */
  public RawPeer segmented(Segmentation plan) {
    segmentation = plan;
    return this;
  }

  /** Returns in which pieces it speaks. */
  public Segmentation segmentation() {
    return segmentation;
  }

  /** Sends a frame and returns it. */
  public RawFrame send(RawFrame frame) {
    sent.add(frame);
    send(frame.encode());
    return frame;
  }

  /** Sends frames in one segment, if the system has room for it. */
  public void sendTogether(List<RawFrame> frames) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (RawFrame frame : frames) {
      sent.add(frame);
      all.writeBytes(frame.encode());
    }
    sendPieces(List.of(all.toByteArray()));
  }

  /** Sends octets, cut as {@link #segmented} says. */
  public void send(byte[] octets) {
    sendPieces(segmentation.cut(octets));
  }

  /** Sends each piece by itself. */
  public void sendPieces(List<byte[]> pieces) {
    try {
      for (byte[] piece : pieces) {
        transcript.octets(name, "sent", piece, piece.length);
        line.out().write(piece);
      }
    } catch (IOException e) {
      sendFailed = true;
      transcript.note(name, "send failed: " + e.getMessage());
    }
  }

  /** Says whether a send has failed: nobody takes any more what this peer sends. */
  public boolean failedToSend() {
    return sendFailed;
  }

  /**
   * Ends the sending direction, of what TCP carries if it carries something; the peer still reads.
   */
  public void finish() {
    transcript.note(name, line.isPlain() ? "sends FIN" : "sends close_notify");
    try {
      line.finish();
    } catch (IOException e) {
      transcript.note(name, "that failed: " + e.getMessage());
    }
  }

  /** Ends the connection with RST. */
  public void reset() {
    transcript.note(name, "sends RST");
    try {
      line.reset();
    } catch (IOException e) {
      transcript.note(name, "RST failed: " + e.getMessage());
    }
    close();
  }

  /** Reads nothing any more but what a read at hand brings; what is sent still goes out. */
  public void stopReading() {
    arrivals.stop();
  }

  /** Ends the connection; what was not judged is dropped. */
  @Override
  public void close() {
    arrivals.close();
    line.close();
  }

  private void read(Stream stream) {
    FrameScanner scanner = new FrameScanner();
    byte[] buffer = new byte[READ_OCTETS];
    Seen.How how;
    try {
      InputStream in = line.in();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        transcript.octets(name, "received", buffer, n);
        deliver(stream, scanner, buffer, n);
        arrivals.awaitRoom();
      }
      how = Seen.How.FIN;
    } catch (IOException e) {
      how = line.isClosed() ? Seen.How.ABORTED : Seen.How.RST;
    }
    transcript.closed(name, how.name());
    arrivals.put(new Seen.Closed(how, scanner.pending()));
  }

  private void deliver(Stream stream, FrameScanner scanner, byte[] buffer, int count) {
    if (stream == Stream.RAW || scanner.isJunk()) {
      arrivals.put(new Seen.Octets(Arrays.copyOf(buffer, count)));
      return;
    }
    for (RawFrame frame : scanner.feed(buffer, count)) {
      arrivals.put(new Seen.Frame(frame));
    }
    arrivals.partial(scanner.pending());
    if (scanner.isJunk()) {
      arrivals.put(new Seen.Octets(scanner.rest()));
    }
  }
}
