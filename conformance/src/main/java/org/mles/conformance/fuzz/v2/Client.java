package org.mles.conformance.fuzz.v2;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mles.conformance.fuzz.Door;
import org.mles.conformance.fuzz.Step;
import org.mles.conformance.lab.server.V2Member;
import org.mles.conformance.probe.RawPeer;
import org.mles.conformance.probe.WsExpect;
import org.mles.conformance.wire.Upgrade;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** Makes what a client of version 2 says honestly. Thread: caller. */
final class Client {
  private static final int NONCE_OCTETS = 16;

  /** Leaves payloads as they are, so that a change of an octet is one of the payload. */
  private static final byte[] NO_MASK = new byte[4];

  private static final byte[] MASK = {0x5A, (byte) 0xC3, 0x0F, (byte) 0x99};
  private static final byte[] SIGN = {'s', 'i', 'g', 'n'};

  private Client() {}

  /** Connects a client that says nothing yet. */
  static V2Member open(Door door, String name, String uid, String channel) {
    RawPeer peer = door.connect(name, RawPeer.Stream.RAW);
    byte[] nonce = Arrays.copyOf(uid.getBytes(StandardCharsets.US_ASCII), NONCE_OCTETS);
    InetSocketAddress address = door.address();
    String host = Upgrade.host(address.getHostString(), address.getPort());
    Upgrade request = Upgrade.of(host, nonce);
    WsExpect ws = new WsExpect(peer, door.timers());
    return new V2Member(peer, ws, uid, channel, door.settings().sharedKey(), request);
  }

  /**
   * Returns the octets of a step before its edits.
   *
   * @param witness uid that is taken
   */
  static byte[] honest(V2Member member, Step step, String witness) {
    int number = step.number();
    return switch (step.act()) {
      case REQUEST -> member.request().encode();
      case FIRST -> octets(number, WsMessage.text(member.first()).frame());
      case DUPLICATE -> octets(number, WsMessage.text(as(member, witness)).frame());
      case RUN -> octets(number, WsMessage.text(JsonRun.of(number).text(step.octets())).frame());
      case MESSAGE -> pieces(number, message(member, number, step.octets()));
      case PING -> octets(number, WsFrame.of(WsFrame.PING, SIGN));
      case PONG -> octets(number, WsFrame.of(WsFrame.PONG, SIGN));
      case CLOSE -> octets(number, WsFrame.close(1000, "bye"));
      case NOISE -> new byte[0];
      default -> throw new IllegalArgumentException("version 2 has no act " + step.act());
    };
  }

  /** Returns the honest first message of somebody else on the same channel. */
  static String as(V2Member member, String uid) {
    long token = V2First.token(member.key(), uid, member.channel());
    return V2First.with(V2First.json(uid, member.channel()), token);
  }

  /** Returns a message that says whose it is, of so many octets behind that. */
  static WsMessage message(V2Member member, int number, int octets) {
    String mark = String.format(Locale.ROOT, " %08x", number);
    String text = member.uid() + mark + ".".repeat(octets);
    return number % 2 == 0
        ? WsMessage.text(text)
        : WsMessage.binary(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] pieces(int number, WsMessage message) {
    int length = message.payload().length;
    List<WsFrame> frames =
        switch (number / 2 % 4) {
          case 0 -> message.fragments(length / 2);
          case 1 -> message.fragments(0, length / 3, length);
          default -> List.of(message.frame());
        };
    byte[] all = new byte[0];
    for (WsFrame frame : frames) {
      byte[] octets = octets(number, frame);
      byte[] between =
          number / 8 % 2 == 0 ? new byte[0] : octets(number, WsFrame.of(WsFrame.PING, SIGN));
      int end = all.length;
      all = Arrays.copyOf(all, end + octets.length + between.length);
      System.arraycopy(octets, 0, all, end, octets.length);
      System.arraycopy(between, 0, all, end + octets.length, between.length);
    }
    return all;
  }

  private static byte[] octets(int number, WsFrame frame) {
    return frame.withMask(number % 5 == 0 ? MASK : NO_MASK).encode();
  }
}
