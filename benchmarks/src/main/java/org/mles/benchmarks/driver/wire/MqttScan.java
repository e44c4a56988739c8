package org.mles.benchmarks.driver.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.mles.benchmarks.driver.LoadPlan;

/**
 * Finds messages in what one subscriber of MQTT 3.1.1 receives: packets {@code PUBLISH}, with a
 * topic before the payload. Other packets are skipped.
 */
final class MqttScan extends PayloadScan {
  private static final int TYPE_SHIFT = 4;
  private static final int QOS_BITS = 0x06;
  private static final int FIXED_OCTETS = 2;

  /** Type, length, topic's length and a topic of some length. */
  private static final int HEAD_OCTETS = 512;

  private final int subscriber;

  MqttScan(int subscriber, LoadPlan.Sink sink) {
    super(sink, HEAD_OCTETS);
    this.subscriber = subscriber;
  }

  @Override
  protected int begin(ByteBuffer in, int at, int have) throws IOException {
    int head = MqttPacket.headOctets(in, at, have);
    if (head == MORE) {
      return MORE;
    }
    int unit = head + MqttPacket.remainingOctets(in, at, head);
    int type = (in.get(at) & 0xFF) >>> TYPE_SHIFT;
    if (type < MqttPacket.CONNACK || type > MqttPacket.PINGRESP) {
      throw new IOException("subscriber " + subscriber + " received a packet of type " + type);
    }
    return type == MqttPacket.PUBLISH ? publish(in, at, have, head, unit) : unit;
  }

  private int publish(ByteBuffer in, int at, int have, int head, int unit) throws IOException {
    if (have < head + FIXED_OCTETS) {
      return MORE;
    }
    int topic = in.getShort(at + head) & 0xFFFF;
    int identifier = (in.get(at) & QOS_BITS) == 0 ? 0 : FIXED_OCTETS;
    int before = head + FIXED_OCTETS + topic + identifier;
    int payload = unit - before;
    if (payload < 0) {
      throw new IOException(
          "subscriber " + subscriber + " received a topic longer than its packet");
    }
    if (have < before + wordOctets(payload)) {
      return MORE;
    }
    carries(subscriber, wordAt(in, at + before, payload), payload);
    return unit;
  }
}
