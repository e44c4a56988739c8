package org.mles.net.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.jspecify.annotations.Nullable;
import org.mles.net.Transport;
import org.mles.rule.WireRule;

/**
 * Octets in records of TLS 1.2 or 1.3, over TCP.
 *
 * <p>Slices are gathered until a record is full, four records are sent at once. What the system
 * does not take of those is owned; nothing more is taken until it is out. An idle connection has no
 * buffer. Thread: loop. Source: TLS-HS, TLS-REC, TLS-END.
 */
public final class TlsTransport implements Transport {
  static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /** Sends in one call, of a backlog; others want to be served as well. */
  private static final int MAX_SENDS = 4;

  /** Answers to updates of keys that may wait before nothing more is read. */
  private static final int MAX_ANSWERS = 16;

  private final SocketChannel socket;
  private final ReadableByteChannel in;
  private final GatheringByteChannel out;
  private final Handshakes shared;
  private final Supplier<SSLEngine> engines;
  private final boolean calls;
  private final Waiting inside;
  private final Waiting owned;
  private @Nullable Handshake handshake;
  private @Nullable TlsRefused refused;
  private @Nullable SSLEngine engine;
  private int answers;
  private boolean cutShort;
  private boolean inputEnded;
  private boolean endTold;
  private boolean truncated;
  private boolean outputEnds;
  private boolean outputEnded;
  private boolean counted;
  private boolean closed;

  /**
   * Carries octets over a socket.
   *
   * @param engines makes the engine, in any thread; its mode is that of {@code calls}
   * @param calls whether this side begins
   */
  public TlsTransport(
      SocketChannel socket, Handshakes shared, Supplier<SSLEngine> engines, boolean calls) {
    this(socket, socket, socket, shared, engines, calls);
  }

  /** Carries octets over a socket whose ends somebody wraps, such as a test that cuts. */
  TlsTransport(
      SocketChannel socket,
      ReadableByteChannel in,
      GatheringByteChannel out,
      Handshakes shared,
      Supplier<SSLEngine> engines,
      boolean calls) {
    this.socket = socket;
    this.in = in;
    this.out = out;
    this.shared = shared;
    this.engines = engines;
    this.calls = calls;
    inside = new Waiting(shared.heap());
    owned = new Waiting(shared.heap());
  }

  @Override
  public SelectableChannel selectable() {
    return socket;
  }

  @Override
  public void begin(Runnable wake) {
    if (engine != null || handshake != null || refused != null) {
      return;
    }
    try {
      handshake = new Handshake(shared, engines, inside, wake);
      counted = true;
      if (calls) {
        handshake.step();
      }
    } catch (TlsRefused e) {
      refused = e;
      wake.run();
    }
  }

  /** Takes what was read before this transport was there. */
  void received(ByteBuffer octets) throws IOException {
    inside.add(octets);
    if (handshake != null) {
      stepIfWhole(handshake);
    }
  }

  // Reading

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (refused != null) {
      throw refused;
    }
    SSLEngine present = engine;
    return present == null ? shakeHands() : readRecords(present, target);
  }

  private int shakeHands() throws IOException {
    Handshake present = handshake;
    if (present == null || present.working()) {
      return 0;
    }
    if (present.stepped()) {
      present.take(owned);
      owned.writeTo(out);
      SSLEngine agreed = present.agreed();
      if (agreed != null) {
        established(present, agreed);
        return 0;
      }
    } else {
      fill();
    }
    if (stepIfWhole(present) || !inputEnded) {
      return 0;
    }
    endTold = true;
    return -1;
  }

  private void established(Handshake over, SSLEngine agreed) throws IOException {
    over.finish();
    inside.trim();
    handshake = null;
    engine = agreed;
    if (outputEnds) {
      endOutput();
    }
  }

  private boolean stepIfWhole(Handshake present) throws IOException {
    boolean whole = Records.beginWithWhole(inside.octets());
    if (whole) {
      present.step();
    }
    return whole;
  }

  /** Reads on to a record's end, at most. */
  private void fill() throws IOException {
    ByteBuffer cipher = Scratch.ofThread().incoming();
    cipher.limit(Records.MAX_OCTETS - inside.octets().remaining());
    inputEnded = in.read(cipher) < 0;
    inside.add(cipher.flip());
  }

  private int readRecords(SSLEngine present, ByteBuffer target) throws IOException {
    ByteBuffer cipher = Scratch.ofThread().incoming();
    boolean whole = Records.beginWithWhole(inside.octets());
    inside.moveTo(cipher);
    if (!whole && !inputEnded && mayOpen(present)) {
      inputEnded = in.read(cipher) < 0;
    }
    cipher.flip();
    int before = target.position();
    openRecords(present, cipher, target);
    inside.add(cipher);
    inside.trim();
    int octets = target.position() - before;
    if (octets > 0 || !atEnd(present)) {
      return octets;
    }
    boolean first = !endTold;
    endTold = true;
    truncated = !present.isInboundDone();
    return first ? -1 : 0;
  }

  private boolean atEnd(SSLEngine present) throws TlsRefused {
    return present.isInboundDone() || (inputEnded && !Records.beginWithWhole(inside.octets()));
  }

  private void openRecords(SSLEngine present, ByteBuffer cipher, ByteBuffer target)
      throws IOException {
    boolean more = true;
    while (more && mayOpen(present) && Records.beginWithWhole(cipher)) {
      SSLEngineResult result = present.unwrap(cipher, target);
      more = result.getStatus() == SSLEngineResult.Status.OK;
      if (result.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
        answer(present, result.getHandshakeStatus());
      }
    }
  }

  /** Tells whether a record may be opened; not while too many answers to others wait. */
  private boolean mayOpen(SSLEngine present) {
    return answers < MAX_ANSWERS && !present.isInboundDone();
  }

  /** Says what an update of keys or an end asks for; nobody agrees anew upon anything. */
  private void answer(SSLEngine present, HandshakeStatus asked) throws IOException {
    if (asked == HandshakeStatus.NEED_TASK || asked == HandshakeStatus.NEED_UNWRAP) {
      throw new TlsRefused(WireRule.TLS_RENEGOTIATION, "it asks for another handshake");
    }
    if (asked == HandshakeStatus.NEED_WRAP) {
      sayWhatIsDue(present);
      answers = owned.isEmpty() ? 0 : answers + 1;
    }
  }

  private void sayWhatIsDue(SSLEngine present) throws IOException {
    ByteBuffer cipher = Scratch.ofThread().outgoing();
    SSLEngineResult result;
    do {
      result = present.wrap(NOTHING, cipher);
    } while (result.bytesProduced() > 0
        && result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP);
    send(cipher.flip());
  }

  @Override
  public boolean hasMore() {
    if (refused != null) {
      return true;
    }
    SSLEngine present = engine;
    if (present == null) {
      return handshake != null && handshake.stepped();
    }
    if (endTold || present.isInboundDone()) {
      return !endTold;
    }
    try {
      return mayOpen(present) && (inputEnded || Records.beginWithWhole(inside.octets()));
    } catch (TlsRefused e) {
      return true; // the next read says so
    }
  }

  @Override
  public boolean truncated() {
    return truncated;
  }

  // Writing

  @Override
  public long write(ByteBuffer[] slices, int count) throws IOException {
    SSLEngine present = engine;
    if (present == null || !owned.isEmpty()) {
      return 0;
    }
    ByteBuffer last = slices[count - 1];
    long taken = 0;
    int sends = 0;
    do {
      ByteBuffer cipher = Scratch.ofThread().outgoing();
      taken += seal(present, slices, count, cipher);
      send(cipher.flip());
      sends++;
    } while (owned.isEmpty() && last.hasRemaining() && sends < MAX_SENDS);
    cutShort = last.hasRemaining();
    return taken;
  }

  private static long seal(SSLEngine present, ByteBuffer[] slices, int count, ByteBuffer cipher)
      throws IOException {
    long taken = 0;
    int first = 0;
    while (first < count && cipher.remaining() >= Records.MAX_OCTETS) {
      SSLEngineResult result = present.wrap(slices, first, count - first, cipher);
      taken += result.bytesConsumed();
      if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
        return taken + lost(slices, count);
      }
      while (first < count && !slices[first].hasRemaining()) {
        first++;
      }
    }
    return taken;
  }

  /** After its end nothing may be sent: RFC 5246, 7.2.1, where the other side has said its own. */
  private static long lost(ByteBuffer[] slices, int count) {
    long octets = 0;
    for (int i = 0; i < count; i++) {
      octets += slices[i].remaining();
      slices[i].position(slices[i].limit());
    }
    return octets;
  }

  /** Sends behind what is owned, and owns the rest. */
  private void send(ByteBuffer records) throws IOException {
    if (owned.isEmpty() && records.hasRemaining()) {
      out.write(records);
    }
    if (records.hasRemaining()) {
      owned.add(records);
    }
  }

  @Override
  public boolean isFull() {
    return engine == null || cutShort || !owned.isEmpty();
  }

  @Override
  public int waitsFor() {
    boolean writes = cutShort || !owned.isEmpty();
    return (reads() ? SelectionKey.OP_READ : 0) | (writes ? SelectionKey.OP_WRITE : 0);
  }

  private boolean reads() {
    if (inputEnded || endTold || refused != null) {
      return false;
    }
    Handshake present = handshake;
    if (present != null) {
      return !present.working() && !present.stepped();
    }
    return answers < MAX_ANSWERS;
  }

  @Override
  public void proceed() throws IOException {
    owned.writeTo(out);
    if (owned.isEmpty()) {
      cutShort = false;
      answers = 0;
      endTcpIfDue();
    }
  }

  // The end

  @Override
  public void endOutput() throws IOException {
    outputEnds = true;
    if (engine != null) {
      sayEnd(engine);
      endTcpIfDue();
    }
  }

  private void sayEnd(SSLEngine present) throws IOException {
    if (!present.isOutboundDone()) {
      present.closeOutbound();
      ByteBuffer cipher = Scratch.ofThread().outgoing();
      while (!present.isOutboundDone() && present.wrap(NOTHING, cipher).bytesProduced() > 0) {
        // what is due before it goes first
      }
      send(cipher.flip());
    }
  }

  private void endTcpIfDue() throws IOException {
    if (outputEnds && !outputEnded && owned.isEmpty()) {
      outputEnded = true;
      socket.shutdownOutput();
    }
  }

  @Override
  public boolean farewell() throws IOException {
    if (engine != null) {
      sayEnd(engine);
      owned.writeTo(out);
    }
    return engine == null || owned.isEmpty();
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      socket.close();
      letGo();
    }
  }

  private void letGo() {
    owned.clear();
    if (handshake == null) {
      inside.clear();
    } else {
      handshake.abandon();
    }
    if (counted) {
      shared.forget();
    }
  }
}
