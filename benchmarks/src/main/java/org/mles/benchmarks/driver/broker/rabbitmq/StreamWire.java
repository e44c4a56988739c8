package org.mles.benchmarks.driver.broker.rabbitmq;

import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.stream.Constants;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.wire.PayloadScan;
import org.mles.benchmarks.driver.wire.PublishedMessage;
import org.mles.benchmarks.driver.wire.Wire;
import org.mles.benchmarks.driver.wire.WireClient;
import org.mles.benchmarks.driver.wire.WireSocket;
import org.mles.benchmarks.result.SystemInfo;
import org.mles.benchmarks.workload.ProbePayload;

/**
 * RabbitMQ's streams: one stream, which a subscriber reads from its end on, on a connection of its
 * own. Its credits are those of the Java client: ten chunks at first, then one for each.
 */
final class StreamWire implements Wire {
  /** Name of the stream. */
  static final String STREAM = "mles-fanout";

  private static final int ONLY = 0; // number of the one publisher or subscription of a connection
  private static final int NEXT = 3;
  private static final int CREDITS = 10;

  private final LoadPlan plan;
  private final ConnectionFactory login;
  private String version = "unknown";

  private StreamWire(LoadPlan plan) throws IOException {
    this.plan = plan;
    this.login = RabbitMqBroker.factory(plan.endpoint());
  }

  static WireClient connect(LoadPlan plan) throws IOException {
    ConnectionFactory login = RabbitMqBroker.factory(plan.endpoint());
    return WireClient.connect(plan, RabbitMqBroker.server(login), StreamWire::new);
  }

  @Override
  public PublishedMessage publisher(WireSocket socket) throws IOException {
    StreamDialogue broker = StreamDialogue.open(socket, login);
    version = broker.version();
    int code = broker.code(Constants.COMMAND_CREATE_STREAM, StreamWire::stream);
    if (code != Constants.RESPONSE_CODE_OK
        && code != Constants.RESPONSE_CODE_STREAM_ALREADY_EXISTS) {
      throw new IOException("RabbitMQ makes no stream: code " + code);
    }
    broker.ask(
        Constants.COMMAND_DECLARE_PUBLISHER,
        out -> {
          out.writeByte(ONLY);
          out.writeUTF("");
          out.writeUTF(STREAM);
        });
    return message(broker.frameOctets());
  }

  private static void stream(DataOutputStream out) throws IOException {
    out.writeUTF(STREAM);
    out.writeInt(0);
  }

  /** Encodes a message without a number of its own, since nobody asks about it again. */
  private PublishedMessage message(int mostOctets) throws IOException {
    byte[] payload = ProbePayload.blank(plan.payloadOctets());
    byte[] section = StreamScan.section(payload.length);
    byte[] frame =
        StreamDialogue.frame(
            Constants.COMMAND_PUBLISH,
            out -> {
              out.writeByte(ONLY);
              out.writeInt(1);
              out.writeLong(0);
              out.writeInt(section.length + payload.length);
              out.write(section);
              out.write(payload);
            });
    if (mostOctets > 0 && frame.length - Integer.BYTES > mostOctets) {
      throw new IOException(
          "RabbitMQ takes no message of a stream beyond " + mostOctets + " octets");
    }
    return new PublishedMessage(frame, frame.length - payload.length);
  }

  @Override
  public PayloadScan subscribe(WireSocket socket, int first, int count) throws IOException {
    StreamDialogue.open(socket, login)
        .ask(
            Constants.COMMAND_SUBSCRIBE,
            out -> {
              out.writeByte(ONLY);
              out.writeUTF(STREAM);
              out.writeShort(NEXT);
              out.writeShort(CREDITS);
            });
    byte[] credit =
        StreamDialogue.frame(
            Constants.COMMAND_CREDIT,
            out -> {
              out.writeByte(ONLY);
              out.writeShort(1);
            });
    return new StreamScan(first, plan.sink(), () -> socket.write(ByteBuffer.wrap(credit)));
  }

  @Override
  public Optional<PayloadScan> answers() {
    return Optional.of(new StreamAnswers());
  }

  /** Deletes the stream, which would outlive its readers. */
  @Override
  public void end() throws IOException {
    try (WireSocket socket = WireSocket.connect(RabbitMqBroker.server(login).address())) {
      StreamDialogue.open(socket, login)
          .code(Constants.COMMAND_DELETE_STREAM, out -> out.writeUTF(STREAM));
    }
  }

  @Override
  public Map<String, String> facts() {
    return Map.of(
        SystemInfo.BROKER_VERSION,
        version,
        "client shape",
        "one connection per subscriber",
        "queue",
        "one stream, on disk, read from its end on",
        "consumers",
        "ten credits, another for each chunk; messages are confirmed, nobody waits for that");
  }
}
