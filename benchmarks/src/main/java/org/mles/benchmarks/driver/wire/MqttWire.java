package org.mles.benchmarks.driver.wire;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.result.SystemInfo;
import org.mles.benchmarks.workload.ProbePayload;

/**
 * MQTT 3.1.1: clean sessions without keep-alive, quality of service 0. Several brokers speak it.
 * The octets are ours, since the client library lends none of its codecs.
 */
public final class MqttWire implements Wire {
  /**
   * Topic on which Mosquitto and some other brokers publish their version; the rest publish nothing
   * there.
   */
  public static final String VERSION_TOPIC = "$SYS/broker/version";

  private static final HexFormat HEX = HexFormat.of();

  /**
   * The protocol's name, its level 4, flags (a clean session, or that and a login), no keep-alive.
   */
  private static final byte[] ANONYMOUS = HEX.parseHex("00044d515454" + "04" + "02" + "0000");

  private static final byte[] WITH_LOGIN = HEX.parseHex("00044d515454" + "04" + "c2" + "0000");

  private static final int CONNECT = 0x10;
  private static final int PUBLISH = 0x30;
  private static final int SUBSCRIBE = 0x82;
  private static final int PINGREQ = 0xC0;
  private static final int SUBACK = 9;
  private static final byte[] IDENTIFIER = {0, 1};
  private static final byte[] AT_MOST_ONCE = {0};

  private final LoadPlan plan;
  private final byte[] login;
  private final Map<String, String> facts = new TreeMap<>();

  private MqttWire(LoadPlan plan, byte[] login) {
    this.plan = plan;
    this.login = login;
    facts.put("delivery", "quality of service 0, clean session, not retained");
  }

  /** Makes the wire of a broker that serves everybody. */
  public static MqttWire anonymous(LoadPlan plan) {
    return new MqttWire(plan, new byte[0]);
  }

  /** Makes the wire of a broker that asks for a login. */
  public static MqttWire as(String user, String password, LoadPlan plan) {
    byte[] name = MqttPacket.text(user);
    byte[] word = MqttPacket.text(password);
    return new MqttWire(
        plan, ByteBuffer.allocate(name.length + word.length).put(name).put(word).array());
  }

  /** Connects, and asks for the version: what is there is sent before the ping is answered. */
  @Override
  public PublishedMessage publisher(WireSocket socket) throws IOException {
    connect(socket);
    subscribe(socket, VERSION_TOPIC);
    socket.out().write(MqttPacket.octets(PINGREQ));
    answer(socket, MqttPacket.PINGRESP);
    byte[] payload = ProbePayload.blank(plan.payloadOctets());
    byte[] message = MqttPacket.octets(PUBLISH, MqttPacket.text(plan.channel()), payload);
    return new PublishedMessage(message, message.length - payload.length);
  }

  @Override
  public PayloadScan subscribe(WireSocket socket, int first, int count) throws IOException {
    connect(socket);
    subscribe(socket, plan.channel());
    return new MqttScan(first, plan.sink());
  }

  /** Connects without a name of its own, so that nobody else's connection ends by that. */
  private void connect(WireSocket socket) throws IOException {
    byte[] header = login.length == 0 ? ANONYMOUS : WITH_LOGIN;
    socket.out().write(MqttPacket.octets(CONNECT, header, MqttPacket.text(""), login));
    int code = answer(socket, MqttPacket.CONNACK).lastOctet();
    if (code != 0) {
      throw new IOException("MQTT: the broker refuses the connection with code " + code);
    }
  }

  private void subscribe(WireSocket socket, String topic) throws IOException {
    byte[] filter = MqttPacket.text(topic);
    socket.out().write(MqttPacket.octets(SUBSCRIBE, IDENTIFIER, filter, AT_MOST_ONCE));
    int granted = answer(socket, SUBACK).lastOctet();
    if (granted != 0 && topic.equals(plan.channel())) {
      throw new IOException("MQTT: the broker grants no subscription to " + topic);
    }
  }

  /** Waits for an answer. Messages may come before it, among them the broker's version. */
  private MqttPacket answer(WireSocket socket, int type) throws IOException {
    MqttPacket packet = read(socket);
    for (; packet.type() == MqttPacket.PUBLISH; packet = read(socket)) {
      noteVersion(packet.rest());
    }
    if (packet.type() != type) {
      throw new IOException("MQTT: the broker answers by a packet of type " + packet.type());
    }
    return packet;
  }

  private void noteVersion(byte[] message) {
    byte[] topic = MqttPacket.text(VERSION_TOPIC);
    if (Arrays.mismatch(topic, message) == topic.length) {
      int octets = message.length - topic.length;
      facts.put(
          SystemInfo.BROKER_VERSION,
          new String(message, topic.length, octets, StandardCharsets.UTF_8));
    }
  }

  private static MqttPacket read(WireSocket socket) throws IOException {
    try {
      return MqttPacket.read(new DataInputStream(socket.in()));
    } catch (EOFException e) {
      throw new IOException("MQTT: the broker closes the connection", e);
    }
  }

  @Override
  public Map<String, String> facts() {
    return Map.copyOf(facts);
  }
}
