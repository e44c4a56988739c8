package org.mles.benchmarks.driver.broker.rabbitmq;

import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.stream.Constants;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.mles.benchmarks.driver.wire.WireSocket;

/**
 * Questions and answers on one connection of RabbitMQ's stream protocol, before messages come. A
 * frame is its length, a command, a version, and the command's content. The octets are ours, since
 * the Java client lends none of its codecs.
 *
 * @param socket the connection
 * @param frameOctets longest frame that the broker takes, 0 if any
 * @param version what the broker says of itself
 */
record StreamDialogue(WireSocket socket, int frameOctets, String version) {
  /** Marks an answer to the command of the same number. */
  static final int ANSWER = 0x8000;

  /** What a frame begins with: its length, the command, the version. */
  static final int FRAME_HEAD = Integer.BYTES + 2 * Short.BYTES;

  private static final int QUESTION = 1;
  private static final int MOST_OCTETS = 1 << 20;

  /** Writes the content of a command. */
  @FunctionalInterface
  interface Content {
    /** Writes it. */
    void to(DataOutputStream out) throws IOException;
  }

  /** Greets the broker and logs in; there will be no heartbeats. */
  static StreamDialogue open(WireSocket socket, ConnectionFactory login) throws IOException {
    StreamDialogue greeting = new StreamDialogue(socket, 0, "unknown");
    DataInputStream told = greeting.ask(Constants.COMMAND_PEER_PROPERTIES, out -> out.writeInt(0));
    Map<String, String> broker = pairs(told);
    greeting.ask(Constants.COMMAND_SASL_HANDSHAKE, out -> {});
    greeting.ask(Constants.COMMAND_SASL_AUTHENTICATE, out -> password(out, login));
    DataInputStream tune = greeting.await(Constants.COMMAND_TUNE);
    int frameOctets = tune.readInt();
    greeting.send(
        Constants.COMMAND_TUNE,
        out -> {
          out.writeInt(frameOctets);
          out.writeInt(0);
        });
    greeting.ask(Constants.COMMAND_OPEN, out -> out.writeUTF(login.getVirtualHost()));
    return new StreamDialogue(socket, frameOctets, broker.getOrDefault("version", "unknown"));
  }

  private static Map<String, String> pairs(DataInputStream in) throws IOException {
    Map<String, String> pairs = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      pairs.put(in.readUTF(), in.readUTF());
    }
    return pairs;
  }

  private static void password(DataOutputStream out, ConnectionFactory login) throws IOException {
    byte[] word =
        ("\0" + login.getUsername() + "\0" + login.getPassword()).getBytes(StandardCharsets.UTF_8);
    out.writeUTF("PLAIN");
    out.writeInt(word.length);
    out.write(word);
  }

  /** Asks and returns the answer behind its code; refuses any code but the good one. */
  DataInputStream ask(int command, Content content) throws IOException {
    DataInputStream answer = answer(command, content);
    int code = answer.readUnsignedShort();
    if (code != Constants.RESPONSE_CODE_OK) {
      throw new IOException("RabbitMQ's stream plug-in refuses " + words(command, code));
    }
    return answer;
  }

  /** Asks and returns the code of the answer. */
  int code(int command, Content content) throws IOException {
    return answer(command, content).readUnsignedShort();
  }

  private DataInputStream answer(int command, Content content) throws IOException {
    send(
        command,
        out -> {
          out.writeInt(QUESTION);
          content.to(out);
        });
    DataInputStream answer = await(ANSWER | command);
    answer.readInt();
    return answer;
  }

  private static String words(int command, int code) {
    return switch (code) {
      case Constants.RESPONSE_CODE_AUTHENTICATION_FAILURE,
          Constants.RESPONSE_CODE_AUTHENTICATION_FAILURE_LOOPBACK ->
          "this user or password";
      case Constants.RESPONSE_CODE_VIRTUAL_HOST_ACCESS_FAILURE -> "this virtual host";
      default -> "command " + command + " with code " + code;
    };
  }

  private void send(int command, Content content) throws IOException {
    socket.out().write(frame(command, content));
  }

  /** Waits for a command of the broker's. */
  private DataInputStream await(int command) throws IOException {
    DataInputStream in = new DataInputStream(socket.in());
    int got;
    DataInputStream frame;
    do {
      frame = read(in);
      got = frame.readUnsignedShort();
      frame.readUnsignedShort();
    } while (got == Constants.COMMAND_HEARTBEAT);
    if (got != command) {
      throw new IOException("RabbitMQ's stream plug-in answers by command " + got);
    }
    return frame;
  }

  private static DataInputStream read(DataInputStream in) throws IOException {
    try {
      int octets = in.readInt();
      if (octets < 2 * Short.BYTES || octets > MOST_OCTETS) {
        throw new IOException("no stream plug-in of RabbitMQ: a frame of " + octets + " octets");
      }
      byte[] frame = new byte[octets];
      in.readFully(frame);
      return new DataInputStream(new ByteArrayInputStream(frame));
    } catch (EOFException e) {
      throw new IOException("RabbitMQ's stream plug-in closes the connection", e);
    }
  }

  /** Returns a command as a frame. */
  static byte[] frame(int command, Content content) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(octets);
    out.writeInt(0);
    out.writeShort(command);
    out.writeShort(Constants.VERSION_1);
    content.to(out);
    byte[] frame = octets.toByteArray();
    ByteBuffer.wrap(frame).putInt(frame.length - Integer.BYTES);
    return frame;
  }
}
