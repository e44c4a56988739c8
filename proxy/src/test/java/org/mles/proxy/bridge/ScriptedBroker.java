package org.mles.proxy.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;

/** A broker of MQTT 3.1.1 without rules of its own: the test says what it does, call by call. */
final class ScriptedBroker implements AutoCloseable {
  static final int CONNECT = 1;
  static final int PUBLISH = 3;
  static final int SUBSCRIBE = 8;
  static final int PINGREQ = 12;
  static final int ACCEPTED = 0;

  private static final int PATIENCE_MILLIS = 30_000;

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

  ScriptedBroker() throws IOException {
    listener.setSoTimeout(PATIENCE_MILLIS);
  }

  MqttShore shore() {
    return new MqttShore("127.0.0.1", listener.getLocalPort());
  }

  Peer accept() throws IOException {
    return new Peer(listener.accept());
  }

  /** Accepts the next connection and lets it have its topic. */
  Peer join() throws IOException {
    Peer peer = accept();
    peer.reads(CONNECT);
    peer.say(0x20, 2, 0, ACCEPTED);
    Packet subscribe = peer.reads(SUBSCRIBE);
    return peer.say(0x90, 3, subscribe.body[0], subscribe.body[1], 1);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  /** A packet as it came. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Packet(int type, byte... body) {
    private int topicEnd() {
      return 2 + ((body[0] << 8) | (body[1] & 0xFF));
    }

    /** Returns what was published. */
    String message() {
      return new String(Arrays.copyOfRange(body, topicEnd() + 2, body.length), UTF_8);
    }
  }

  /** One accepted connection. */
  static final class Peer implements AutoCloseable {
    final Socket socket;

    private Peer(Socket socket) throws IOException {
      this.socket = socket;
      socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** Reads a packet of this type. */
    Packet reads(int type) throws IOException {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      int first = in.readUnsignedByte();
      int length = 0;
      int octet = 0x80;
      for (int shift = 0; octet >= 0x80; shift += 7) {
        octet = in.readUnsignedByte();
        length |= (octet & 0x7F) << shift;
      }
      byte[] body = new byte[length];
      in.readFully(body);
      assertThat(first >> 4).isEqualTo(type);
      return new Packet(type, body);
    }

    /** Reads a message, acknowledges it and returns it. */
    String takes() throws IOException {
      Packet publish = reads(PUBLISH);
      int id = publish.topicEnd();
      say(0x40, 2, publish.body[id], publish.body[id + 1]);
      return publish.message();
    }

    Peer say(int... octets) throws IOException {
      byte[] packet = new byte[octets.length];
      for (int i = 0; i < octets.length; i++) {
        packet[i] = (byte) octets[i];
      }
      socket.getOutputStream().write(packet);
      return this;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
