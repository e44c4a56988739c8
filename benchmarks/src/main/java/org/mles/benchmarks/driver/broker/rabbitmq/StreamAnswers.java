package org.mles.benchmarks.driver.broker.rabbitmq;

import com.rabbitmq.stream.Constants;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.mles.benchmarks.driver.wire.PayloadScan;

/** Reads what the publisher of a stream is answered: that its messages are stored, or are not. */
final class StreamAnswers extends PayloadScan {
  StreamAnswers() {
    super((subscriber, word, octets) -> {}, StreamDialogue.FRAME_HEAD);
  }

  @Override
  protected int begin(ByteBuffer in, int at, int have) throws IOException {
    if (have < StreamDialogue.FRAME_HEAD) {
      return MORE;
    }
    int command = in.getShort(at + Integer.BYTES) & 0xFFFF;
    if (command != Constants.COMMAND_PUBLISH_CONFIRM && command != Constants.COMMAND_HEARTBEAT) {
      throw new IOException("RabbitMQ answers a published message by command " + command);
    }
    return Integer.BYTES + in.getInt(at);
  }
}
