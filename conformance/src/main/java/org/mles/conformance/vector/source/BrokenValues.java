package org.mles.conformance.vector.source;

import static org.mles.conformance.vector.source.Cbor.BREAK;
import static org.mles.conformance.vector.source.Cbor.CHANNEL;
import static org.mles.conformance.vector.source.Cbor.MAP;
import static org.mles.conformance.vector.source.Cbor.MESSAGE;
import static org.mles.conformance.vector.source.Cbor.TEXT;
import static org.mles.conformance.vector.source.Cbor.UID;
import static org.mles.conformance.vector.source.Cbor.bytes;
import static org.mles.conformance.vector.source.Cbor.indefinite;
import static org.mles.conformance.vector.source.Cbor.items;
import static org.mles.conformance.vector.source.Cbor.map;
import static org.mles.conformance.vector.source.Cbor.text;
import static org.mles.conformance.vector.source.CborPack.CANONICAL;

import java.util.List;
import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Op;

/** Bodies of first frames whose values are not what they should be, or that are no maps. */
final class BrokenValues {
  private static final List<Octets> PAIRS = CborPack.pairs();

  private final PackDraft pack;

  BrokenValues(PackDraft pack) {
    this.pack = pack;
  }

  void write() {
    invalidText();
    wrongTypes();
    notMaps();
    malformed();
  }

  private void invalidText() {
    pack.group("invalid-text", "names that are not UTF-8");
    String[][] broken = {
      {"ff", "an octet that never occurs"},
      {"fe", "an octet that never occurs"},
      {"80", "a continuation without a start"},
      {"c3", "a start without continuation"},
      {"c328", "a start and an ASCII letter"},
      {"c080", "overlong NUL"},
      {"c1bf", "overlong DEL"},
      {"e08080", "overlong NUL in three"},
      {"e09fbf", "overlong in three"},
      {"f0808080", "overlong in four"},
      {"eda080", "a high surrogate"},
      {"edb080", "a low surrogate"},
      {"eda0bdedb880", "a surrogate pair"},
      {"f4908080", "above U+10FFFF"},
      {"f5808080", "a start that never occurs"},
      {"f888808080", "five octets"},
      {"e697", "a character cut short"},
      {"f09f98", "a character cut short"},
      {"41ff", "an A first"},
      {"ff41", "an A last"},
    };
    for (String[] each : broken) {
      Octets text = text(Octets.hex(each[0]));
      invalid("uid-" + each[0], each[1], map(3, UID, text, PAIRS.get(1), PAIRS.get(2)));
      invalid("channel-" + each[0], each[1], map(3, PAIRS.get(0), CHANNEL, text, PAIRS.get(2)));
    }
    Octets chunked = items(indefinite(TEXT), text(Octets.hex("ff")), BREAK);
    invalid("uid-chunk", "inside a chunk", map(3, UID, chunked, PAIRS.get(1), PAIRS.get(2)));
    Octets split = items(indefinite(TEXT), text(Octets.hex("c3")), text(Octets.hex("84")), BREAK);
    pack.may("text.split-character", "a character split over two chunks", "V1-CBOR-11")
        .flags("InvalidUtf8")
        .ask(Op.DECODE, CborPack.frame(map(3, UID, split, PAIRS.get(1), PAIRS.get(2))))
        .either("unspecified");
  }

  private void invalid(String id, String comment, Octets body) {
    refused("text." + id, comment, "V1-CBOR-11", "InvalidUtf8", body);
  }

  private void wrongTypes() {
    pack.group("wrong-types", "a field with a value of another type");
    String[][] values = {
      {"int", "01"},
      {"negative", "20"},
      {"array", "80"},
      {"array-of-text", "816141"},
      {"map", "a0"},
      {"false", "f4"},
      {"true", "f5"},
      {"null", "f6"},
      {"undefined", "f7"},
      {"half-float", "f93c00"},
      {"double", "fb3ff199999999999a"},
    };
    for (String[] value : values) {
      Octets item = Octets.hex(value[1]);
      typed("uid-" + value[0], map(3, UID, item, PAIRS.get(1), PAIRS.get(2)));
      typed("channel-" + value[0], map(3, PAIRS.get(0), CHANNEL, item, PAIRS.get(2)));
      if (!"array".equals(value[0])) {
        typed("message-" + value[0], map(3, PAIRS.get(0), PAIRS.get(1), MESSAGE, item));
      }
    }
    typed(
        "message-array-with-256",
        map(3, PAIRS.get(0), PAIRS.get(1), MESSAGE, Octets.hex("81190100")));
    typed(
        "message-array-negative", map(3, PAIRS.get(0), PAIRS.get(1), MESSAGE, Octets.hex("8120")));
    typed("uid-bytes-invalid", map(3, UID, bytes(Octets.hex("ff")), PAIRS.get(1), PAIRS.get(2)));
  }

  private void typed(String id, Octets body) {
    refused("type." + id, "a value of the wrong type", "V1-CBOR-16", "WrongType", body);
  }

  private void notMaps() {
    pack.group("not-a-map", "whole items that are no map");
    String[][] bodies = {
      {"int", "00"},
      {"negative", "20"},
      {"bytes", "42a0a0"},
      {"text", "626869"},
      {"array", "80"},
      {"false", "f4"},
      {"null", "f6"},
      {"undefined", "f7"},
      {"double", "fb3ff199999999999a"},
      {"tagged-int", "c001"},
      {"array-of-2", "8261416163"},
      {"array-of-4", "846141616342686901"},
      {"json", "7b22756964223a2241227d"},
      {"http", "474554202f20485454502f312e310d0a"},
      {"zeros", "00000000"},
      {"ones", "ffffffff"},
      {"array-of-maps", "81a0"},
      {"int-keys-wrong-types", "a3000001010202"},
    };
    for (String[] body : bodies) {
      refused(
          "not-map." + body[0], "no map at all", "V1-CBOR-01", "NotAMessage", Octets.hex(body[1]));
    }
    Octets wrapped = bytes(CANONICAL);
    refused(
        "not-map.body-in-bytes", "the body as a byte string", "V1-CBOR-01", "NotAMessage", wrapped);
    refused(
        "not-map.body-in-array",
        "the body in an array",
        "V1-CBOR-01",
        "NotAMessage",
        Octets.hex("81").then(CANONICAL));
    Octets resync = Cbor.resync(Wire.emptyJoin());
    refused("not-map.resync", "a resync is no message", "V1-CBOR-09", "NotAMessage", resync);
    refused(
        "not-map.resync-short-item",
        "neither is one of a single octet",
        "V1-CBOR-09",
        "NotAMessage",
        Cbor.resync(Cbor.utf8("x")));
  }

  private void malformed() {
    pack.group("malformed", "octets that no CBOR reader may accept");
    String[][] uids = {
      {"reserved-28", "1c"},
      {"reserved-29", "3d"},
      {"reserved-30", "7e"},
      {"indefinite-int", "1f"},
      {"indefinite-negative", "3f"},
      {"indefinite-tag", "df"},
      {"break", "ff"},
      {"chunk-of-other-type", "7f4141ff"},
      {"chunk-nested", "7f7f6141ffff"},
      {"chunk-of-int", "7f01ff"},
      {"simple-in-two", "f818"},
    };
    for (String[] uid : uids) {
      Octets body = map(3, UID, Octets.hex(uid[1]), PAIRS.get(1), PAIRS.get(2));
      refused(
          "malformed.uid-" + uid[0], "a value that is not CBOR", "V1-CBOR-01", "NotAMessage", body);
    }
    Octets odd = items(indefinite(MAP), PAIRS.get(0), PAIRS.get(1), PAIRS.get(2), text("x"), BREAK);
    refused("malformed.odd-map", "a key without a value", "V1-CBOR-01", "NotAMessage", odd);
  }

  private void refused(String id, String comment, String clause, String flag, Octets body) {
    pack.must(id, comment, clause)
        .flags(flag)
        .twin(BrokenBodies.TWIN)
        .ask(Op.DECODE, CborPack.frame(body))
        .reject("body");
  }
}
