package org.mles.proxy.acme;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;

/** A name server on loopback, by TCP, that knows every name, as one of 127.0.0.1. */
final class EveryName implements AutoCloseable {
  private static final int HEAD_OCTETS = 12;
  private static final int TYPE_A = 1;

  /** The name of the question, type A, class IN, a minute, four octets of an address. */
  private static final byte[] ANSWER = {
    (byte) 0xC0, HEAD_OCTETS, 0, TYPE_A, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1
  };

  private final ServerSocket listener = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());

  EveryName() throws IOException {
    Thread thread = new Thread(this::run, "every-name");
    thread.setDaemon(true);
    thread.start();
  }

  String text() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  private void run() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        serve(socket);
      } catch (IOException e) {
        // Who asked has gone, or the test has ended.
      }
    }
  }

  /** Answers one question after the other; each stands behind its length. */
  private static void serve(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    while (true) {
      byte[] answer = answer(in.readNBytes(in.readUnsignedShort()));
      out.writeShort(answer.length);
      out.write(answer);
    }
  }

  /** Answers a question without looking at the name; of other types it knows nothing. */
  private static byte[] answer(byte[] question) {
    int end = HEAD_OCTETS;
    while (question[end] != 0) {
      end += question[end] + 1;
    }
    boolean isKnown = question[end + 2] == TYPE_A;
    int octets = end + 5;
    ByteBuffer answer = ByteBuffer.allocate(octets + (isKnown ? ANSWER.length : 0));
    answer.put(question, 0, octets);
    if (isKnown) {
      answer.put(ANSWER);
    }
    // An answer, to a question that may be asked of others, with so many answers and nothing else.
    answer.putShort(2, (short) 0x8180).putShort(6, (short) (isKnown ? 1 : 0)).putInt(8, 0);
    return answer.array();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
