package org.mles.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;
import org.mles.cert.Trust;
import org.mles.net.tls.Diagnosis;
import org.mles.session.Protocol;
import org.mles.text.OneLine;

/**
 * One TCP connection that has joined its channel, or is about to. Thread: one reads, any send and
 * close.
 */
final class ServerConnection implements Closeable {
  private static final String[] WEB = {"http/1.1"};
  private static final String[] NOTHING = {};

  /** How long a server that takes nothing may hold up the end. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  /** What the JVM hands to the operating system at once, at most. */
  private static final int PART_OCTETS = 128 * 1024;

  private final Socket tcp;

  /** The same, or TLS over it. */
  private final Socket socket;

  private final AnswerStream in;
  private final Talk talk;

  /** Held by who says something; the socket's own is held by who closes it. */
  private final Object saying = new Object();

  /** Whether the last word is out, behind which nothing may follow. Guarded by {@link #saying}. */
  private boolean over;

  private final Listener listener;

  private ServerConnection(
      Socket tcp, Socket socket, AnswerStream in, Talk talk, Listener listener) {
    this.tcp = tcp;
    this.socket = socket;
    this.in = in;
    this.talk = talk;
    this.listener = listener;
  }

  /**
   * Connects and joins.
   *
   * @param listener learns of parts of messages that are handed over
   * @param firstMessage message that comes with the join, may be empty
   * @throws IOException naming the server, if it cannot be reached
   * @throws IllegalArgumentException if the message is too long for a frame
   */
  static ServerConnection open(
      ClientConfig config, ReplayFilter filter, Listener listener, byte[] firstMessage)
      throws IOException {
    Socket tcp = new Socket();
    try {
      connect(tcp, config);
      Talk talk = Talk.of(config, filter, tcp.getLocalAddress(), tcp.getLocalPort());
      return openInTime(tcp, talk, config, listener, firstMessage);
    } catch (IOException | RuntimeException | Error e) {
      tcp.close();
      throw e;
    }
  }

  private static ServerConnection openInTime(
      Socket tcp, Talk talk, ClientConfig config, Listener listener, byte[] firstMessage)
      throws IOException {
    try (Deadline deadline = new Deadline(tcp, config.connectTimeout())) {
      try {
        return join(tcp, talk, config, listener, firstMessage);
      } catch (IOException e) {
        throw deadline.explain(config.server(), e);
      }
    }
  }

  private static ServerConnection join(
      Socket tcp, Talk talk, ClientConfig config, Listener listener, byte[] firstMessage)
      throws IOException {
    Socket socket = secured(tcp, config);
    AnswerStream in = new AnswerStream(socket.getInputStream());
    greet(talk, in, socket, config);
    ServerConnection connection = new ServerConnection(tcp, socket, in, talk, listener);
    connection.write(talk.join(firstMessage));
    return connection;
  }

  private static void greet(Talk talk, AnswerStream in, Socket socket, ClientConfig config)
      throws IOException {
    try {
      talk.greet(in, socket.getOutputStream());
    } catch (IOException e) {
      throw config.tls() == null && in.isAlert()
          ? JoinRefusedException.byTls(config.server(), e)
          : e;
    }
  }

  /** Lays TLS over the socket if that is spoken. Source: TLS-VER-04. */
  private static Socket secured(Socket tcp, ClientConfig config) throws IOException {
    Trust trust = config.tls();
    if (trust == null) {
      return tcp;
    }
    String[] inside = config.protocol() == Protocol.V2 ? WEB : NOTHING;
    try {
      SSLSocket socket = trust.over(tcp, config.host(), config.port(), inside);
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      throw new IOException("no TLS with " + config.server() + ": " + Diagnosis.of(e), e);
    }
  }

  private static void connect(Socket socket, ClientConfig config) throws IOException {
    InetSocketAddress server = new InetSocketAddress(config.host(), config.port());
    if (server.isUnresolved()) {
      throw new UnknownHostException(config.host());
    }
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    try {
      socket.connect(server, (int) config.connectTimeout().toMillis());
    } catch (IOException e) {
      throw new IOException("cannot reach " + config.server() + ": " + OneLine.of(e), e);
    }
  }

  /**
   * Sends one message, which no other comes between; it is in the operating system's hands when the
   * call returns.
   *
   * @throws IllegalArgumentException if the message is too long for a frame; nothing is sent then
   */
  void send(byte[] message) throws IOException {
    write(talk.say(message));
  }

  /** Sends one message as {@link #send(byte[])} does, as text or as binary. */
  void send(byte[] message, boolean text) throws IOException {
    write(talk.say(message, text));
  }

  /** Asks the server for a sign of life, where that can be asked for. */
  void ask() throws IOException {
    write(talk.question());
  }

  private void write(byte[] octets) throws IOException {
    synchronized (saying) {
      if (over) {
        throw new IOException("the end has been said already");
      }
      int from = 0;
      for (; octets.length - from > PART_OCTETS; from += PART_OCTETS) {
        socket.getOutputStream().write(octets, from, PART_OCTETS);
        listener.onTaken();
      }
      socket.getOutputStream().write(octets, from, octets.length - from);
    }
  }

  /** Reads what has come, waiting for the first octet; -1 when the server has closed. */
  int read(byte[] target) throws IOException {
    return in.read(target);
  }

  /** Tells, at its end, whether it was called without TLS and has answered by that. */
  boolean answeredByTls() {
    return tcp == socket && in.isAlert();
  }

  /** Understands octets that were read; see {@link Talk#hear}. */
  void hear(byte[] piece, int octets, Consumer<Received> target) throws IOException {
    try {
      talk.hear(piece, octets, target);
    } catch (IOException e) {
      sayLast(talk.answer(), e);
      throw e;
    }
    byte[] answer = talk.answer();
    if (answer.length > 0) {
      write(answer);
    }
  }

  /** Says what the end that was heard is answered by, if it may still be said. */
  private void sayLast(byte[] octets, IOException why) {
    synchronized (saying) {
      try {
        if (!over && octets.length > 0) {
          write(octets);
        }
      } catch (IOException e) {
        why.addSuppressed(e);
      }
      over = true;
    }
  }

  /** Tells whether what was read ends in the middle of something. */
  boolean unfinished() {
    return talk.unfinished();
  }

  /** Starts the time after which the connection is closed, whoever is stuck in it. */
  Deadline deadline(Duration patience) {
    return new Deadline(tcp, patience);
  }

  /** Says that nothing more will be sent; what was sent still arrives. */
  void finish() throws IOException {
    synchronized (saying) {
      write(talk.farewell());
      over = true;
    }
    socket.shutdownOutput();
  }

  /**
   * Says inside of TLS that this side ends, too, if that may still be said. Source: TLS-END-01
   *
   * @param why takes what is in the way
   */
  void sayEnd(IOException why) {
    if (tcp == socket) {
      return; // FIN says it
    }
    Deadline deadline = deadline(FAREWELL);
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      why.addSuppressed(e);
    } finally {
      deadline.close();
    }
  }

  @Override
  public void close() {
    try {
      // That of TLS would wait for a send that is stuck.
      tcp.close();
    } catch (IOException e) {
      // The socket is gone in any case, and nobody waits for what it could still say.
      assert tcp.isClosed();
    }
  }
}
