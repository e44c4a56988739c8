package org.mles.conformance.cases.bridge;

import java.util.ArrayList;
import java.util.List;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.lab.bridge.BridgeLab;
import org.mles.conformance.lab.bridge.Call;
import org.mles.conformance.lab.bridge.Span;
import org.mles.conformance.lab.bridge.Way;
import org.mles.conformance.wire.V2First;
import org.mles.conformance.wire.WsFrame;
import org.mles.conformance.wire.WsMessage;

/** What a bridge carries, and as what it arrives. */
@Chapter(value = "bridge-carry", kind = Kind.BRIDGE, protocol = Protocol.V2)
final class BridgeCarryCases {
  private static final int OCTETS = 256;
  private static final int MEBIBYTE = 1 << 20;
  private static final int SEVERAL = 5;
  private static final int FLOOD = 24;

  @Case(
      id = "bridge.carry.a-to-b",
      clause = "V2-PRX-02",
      title = "What the first server says goes to the second",
      kills = "bridge-from-b-alone",
      segmented = true,
      framed = true)
  void fromA(BridgeLab lab) {
    lab.scene().judgeFromHere();
    lab.visiting().carriesSomething(Way.A_TO_B);
  }

  @Case(
      id = "bridge.carry.b-to-a",
      clause = "V2-PRX-02",
      title = "What the second server says goes to the first",
      kills = "bridge-from-a-alone",
      segmented = true)
  void fromB(BridgeLab lab) {
    lab.scene().judgeFromHere();
    lab.visiting().carriesSomething(Way.B_TO_A);
  }

  @Case(
      id = "bridge.carry.empty",
      clause = "V2-PRX-02",
      title = "An empty message is carried",
      kills = "bridge-drops-empty")
  void empty(BridgeLab lab) {
    lab.span().carries(Way.A_TO_B, WsMessage.binary(new byte[0]));
  }

  @Case(
      id = "bridge.carry.long",
      clause = "V2-PRX-02",
      title = "Messages at the forms of a length, and of a MiB, are carried",
      kills = "bridge-drops-long")
  void longer(BridgeLab lab) {
    Span span = lab.span();
    for (int octets : new int[] {125, 126, 0xFFFF, 0x10000, MEBIBYTE}) {
      span.carries(Way.A_TO_B, WsMessage.binary(lab.scene().octets(octets)));
      span.carries(Way.B_TO_A, WsMessage.binary(lab.scene().octets(octets)));
    }
  }

  @Case(
      id = "bridge.carry.history",
      clause = "V2-PRX-02",
      title = "What a server says as soon as it is joined, its history, is carried",
      kills = "bridge-skips-history")
  void history(BridgeLab lab) {
    lab.scene().judgeFromHere();
    Span span = lab.visiting();
    for (Way way : Way.values()) {
      List<WsMessage> history = several(lab);
      span.from(way).says(history.toArray(WsMessage[]::new));
      history.forEach(message -> span.hears(way, message));
    }
    lab.lasting(span);
  }

  @Case(
      id = "bridge.carry.text-between",
      clause = "V2-PRX-02",
      title =
          "A text, such as the first message of another client, may be left out and ends nothing",
      kills = "bridge-ends-at-text")
  void textBetween(BridgeLab lab) {
    Span span = lab.span();
    for (Way way : Way.values()) {
      WsMessage first = WsMessage.text(V2First.json(lab.scene().unique("alice"), "room"));
      WsMessage after = lab.message("after a text");
      span.from(way).says(first, after);
      span.to(way).ws().until(after);
    }
  }

  @Case(
      id = "bridge.carry.octets",
      clause = "V2-PRX-03",
      title = "Binary keeps its octets, whatever they are",
      kills = "bridge-seven-bits")
  void octets(BridgeLab lab) {
    Span span = lab.span();
    byte[] all = new byte[OCTETS];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    span.carries(Way.A_TO_B, WsMessage.binary(all));
    span.carries(Way.B_TO_A, WsMessage.binary(lab.scene().octets(OCTETS)));
  }

  @Case(
      id = "bridge.carry.binary",
      clause = "V2-PRX-03",
      title = "Binary that could be a text stays binary",
      kills = "bridge-binary-is-text")
  void binary(BridgeLab lab) {
    lab.scene().judgeFromHere();
    Span span = lab.visiting();
    span.carriesSomething(Way.A_TO_B);
    span.carriesSomething(Way.B_TO_A);
  }

  @Case(
      id = "bridge.carry.text",
      clause = "V2-PRX-03",
      title = "A text arrives as a text, if it is carried",
      kills = "bridge-text-is-binary")
  void text(BridgeLab lab) {
    Span span = lab.span();
    for (Way way : Way.values()) {
      WsMessage text = lab.text("gr\u00fc\u00dfe");
      WsMessage after = lab.message("after a text");
      span.from(way).says(text, after);
      List<WsMessage> before = span.to(way).ws().until(after);
      lab.check(
          before.isEmpty() || before.equals(List.of(text)),
          text + " or nothing before " + after + "; saw " + before);
    }
  }

  @Case(
      id = "bridge.carry.fragments",
      clause = "V2-PRX-03",
      title = "A message that comes in fragments arrives as one",
      kills = "bridge-fragments-apart")
  void fragments(BridgeLab lab) {
    lab.scene().judgeFromHere();
    Span span = lab.visiting();
    WsMessage message = lab.message("in three parts");
    span.from(Way.A_TO_B).sends(message.fragments(3, 5).toArray(WsFrame[]::new));
    span.hears(Way.A_TO_B, message);
  }

  @Case(
      id = "bridge.carry.stalled",
      clause = "V2-PRX-05",
      title = "A server that does not read holds up nothing of what goes to the other",
      kills = "bridge-holds-up")
  void stalled(BridgeLab lab) {
    Span span = lab.brief();
    span.to(Way.A_TO_B).stopsReading();
    Call reading = span.from(Way.A_TO_B);
    boolean taken =
        lab.ends(
            () -> {
              for (int i = 0; i < FLOOD; i++) {
                reading.says(WsMessage.binary(lab.scene().octets(MEBIBYTE)));
              }
            });
    lab.check(taken, "the bridge to take what one server says while the other does not read");
    reading.reads();
    span.carriesSomething(Way.B_TO_A);
  }

  private static List<WsMessage> several(BridgeLab lab) {
    List<WsMessage> messages = new ArrayList<>();
    for (int i = 0; i < SEVERAL; i++) {
      messages.add(lab.message("of the history"));
    }
    return messages;
  }
}
