package org.mles.conformance.cases.v1.range;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mles.conformance.vector.BundledPacks;
import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Op;
import org.mles.conformance.vector.PackJson;
import org.mles.conformance.vector.Texts;
import org.mles.conformance.vector.Vector;
import org.mles.conformance.vector.VectorPack;
import org.mles.conformance.wire.Cbor;
import org.mles.conformance.wire.RawFrame;

/**
 * A first body out of the vectors. Thread: any.
 *
 * @param id the vector's, with the field in brackets to which its value was moved
 * @param body its octets, each as one character
 * @param uid what it says, if it is accepted
 * @param channel what it says, if it is accepted
 */
record BodyVector(String id, String body, String uid, String channel) {
  /** Names of the vectors that have no reason to have others. */
  static final String UID = "A";

  private static final VectorPack PACK = PackJson.read(BundledPacks.text("cbor.json"));
  private static final String CHANNEL = "c";
  private static final String BEFORE_UID = octets(new Cbor().map(3).text("uid"));
  private static final String AFTER_UID =
      octets(new Cbor().text("channel").text(CHANNEL).text("message"));

  /** A server reads these in a way of its own, and other cases say how. */
  private static final String RESYNC = "cbor.not-map.resync";

  /** What no reader can read has no type either, so that it fits every field. */
  private static final String MALFORMED = "cbor.malformed.";

  /** Returns the bodies with that result whose first clause is one of {@code clauses}. */
  static List<BodyVector> of(Vector.Result result, Set<String> clauses) {
    Set<String> seen = new HashSet<>();
    return PACK.tests()
        .filter(test -> test.op() == Op.DECODE && test.result() == result)
        .filter(test -> clauses.contains(test.clauses().get(0)) && !test.id().startsWith(RESYNC))
        .flatMap(BodyVector::inEachField)
        .filter(vector -> seen.add(vector.body()))
        .toList();
  }

  private static Stream<BodyVector> inEachField(Vector test) {
    byte[] frame = Octets.of(test.input().path("hex")).toBytes();
    byte[] octets = Arrays.copyOfRange(frame, RawFrame.HEADER_OCTETS, frame.length);
    String body = new String(octets, ISO_8859_1);
    String uid = name(test, "uid");
    List<BodyVector> all = new ArrayList<>();
    all.add(new BodyVector(test.id(), body, uid, name(test, "channel")));
    int end = body.indexOf(AFTER_UID);
    if (end > 0 && body.startsWith(BEFORE_UID)) {
      String value = body.substring(BEFORE_UID.length(), end);
      String message = body.substring(end + AFTER_UID.length());
      all.add(new BodyVector(test.id() + " [channel]", body(value, message), UID, uid));
      if (test.id().startsWith(MALFORMED)) {
        String broken = body(octets(new Cbor().text(CHANNEL)), value);
        all.add(new BodyVector(test.id() + " [message]", broken, UID, CHANNEL));
      }
    }
    return all.stream();
  }

  private static String body(String channel, String message) {
    return BEFORE_UID
        + octets(new Cbor().text(UID).text("channel"))
        + channel
        + octets(new Cbor().text("message"))
        + message;
  }

  private static String name(Vector test, String field) {
    return test.expect() == null ? "" : Texts.of(test.expect().path(field));
  }

  private static String octets(Cbor cbor) {
    return new String(cbor.encode(), ISO_8859_1);
  }

  /** Says whether {@code text} stands in the body, as a name or anywhere. */
  boolean holds(String text) {
    return body.contains(octets(new Cbor().text(text)));
  }

  /** Says whether the body can name another channel. */
  boolean movable() {
    return channel.equals(CHANNEL);
  }

  /** Returns the octets with {@code other} in the place of the usual channel, if it is there. */
  byte[] in(String other) {
    String name = octets(new Cbor().text("channel"));
    String usual = octets(new Cbor().text(CHANNEL));
    int spelled = body.indexOf(name + usual);
    int at = spelled < 0 ? body.indexOf(usual) : spelled + name.length();
    String moved =
        at < 0
            ? body
            : body.substring(0, at)
                + octets(new Cbor().text(other))
                + body.substring(at + usual.length());
    return moved.getBytes(ISO_8859_1);
  }

  /** Returns the octets between the name of a field and the next name; none if it is missing. */
  byte[] value(String field) {
    String name = octets(new Cbor().text(field));
    int from = body.indexOf(name) + name.length();
    if (from < name.length()) {
      return new byte[0];
    }
    int to =
        Stream.of("uid", "channel", "message")
            .mapToInt(next -> body.indexOf(octets(new Cbor().text(next)), from))
            .filter(at -> at >= 0)
            .min()
            .orElse(body.length());
    return body.substring(from, to).getBytes(ISO_8859_1);
  }
}
