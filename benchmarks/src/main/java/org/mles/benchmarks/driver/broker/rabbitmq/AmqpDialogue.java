package org.mles.benchmarks.driver.broker.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.impl.AMQConnection;
import com.rabbitmq.client.impl.AMQImpl;
import com.rabbitmq.client.impl.Frame;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.mles.benchmarks.driver.wire.WireSocket;

/**
 * Questions and answers on one connection of AMQP 0-9-1, before messages come. The frames are made
 * and read by the Java client's codec; what is ours is their order.
 *
 * @param socket the connection
 * @param frameOctets longest frame that both sides accept
 * @param version what the broker says of itself
 */
record AmqpDialogue(WireSocket socket, int frameOctets, String version) {
  /** What a frame has around its content. */
  static final int FRAME_OVERHEAD = 8;

  private static final byte[] PROTOCOL = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};
  private static final int WHOLE_CONNECTION = 0;

  /** Greets the broker and logs in; there will be no heartbeats. */
  static AmqpDialogue open(WireSocket socket, ConnectionFactory login) throws IOException {
    socket.out().write(PROTOCOL);
    AMQP.Connection.Start start = answer(socket, WHOLE_CONNECTION, AMQP.Connection.Start.class);
    send(
        socket,
        WHOLE_CONNECTION,
        new AMQP.Connection.StartOk.Builder()
            .clientProperties(AMQConnection.defaultClientProperties())
            .mechanism("PLAIN")
            .response("\0" + login.getUsername() + "\0" + login.getPassword())
            .build());
    AMQP.Connection.Tune tune = answer(socket, WHOLE_CONNECTION, AMQP.Connection.Tune.class);
    send(
        socket,
        WHOLE_CONNECTION,
        new AMQP.Connection.TuneOk.Builder()
            .channelMax(tune.getChannelMax())
            .frameMax(tune.getFrameMax())
            .build());
    String version = String.valueOf(start.getServerProperties().get("version"));
    AmqpDialogue dialogue = new AmqpDialogue(socket, tune.getFrameMax(), version);
    dialogue.ask(
        WHOLE_CONNECTION,
        new AMQP.Connection.Open.Builder().virtualHost(login.getVirtualHost()).build(),
        AMQP.Connection.OpenOk.class);
    return dialogue;
  }

  /** Sends a method and returns the broker's answer to it. */
  <M extends Method> M ask(int channel, Method question, Class<M> answer) throws IOException {
    send(socket, channel, question);
    return answer(socket, channel, answer);
  }

  private static void send(WireSocket socket, int channel, Method method) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    frame(channel, method).writeTo(new DataOutputStream(octets));
    socket.out().write(octets.toByteArray());
  }

  /** Returns a method as a frame. */
  static Frame frame(int channel, Method method) throws IOException {
    return ((com.rabbitmq.client.impl.Method) method).toFrame(channel);
  }

  private static <M extends Method> M answer(WireSocket socket, int channel, Class<M> expected)
      throws IOException {
    try {
      Frame frame = Frame.readFrom(new DataInputStream(socket.in()), () -> Integer.MAX_VALUE);
      Method method = AMQImpl.readMethodFrom(frame.getInputStream());
      if (frame.getChannel() != channel || !expected.isInstance(method)) {
        throw new IOException("RabbitMQ: " + words(method));
      }
      return expected.cast(method);
    } catch (EOFException e) {
      throw new IOException("RabbitMQ closes the connection", e);
    }
  }

  private static String words(Method method) {
    if (method instanceof AMQP.Connection.Close close) {
      return close.getReplyText();
    }
    return method instanceof AMQP.Channel.Close close ? close.getReplyText() : method.toString();
  }
}
