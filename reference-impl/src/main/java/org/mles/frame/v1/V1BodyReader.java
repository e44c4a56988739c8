package org.mles.frame.v1;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mles.frame.Decoded;
import org.mles.memory.Octets;
import org.mles.rule.WireRule;

/**
 * Decodes bodies: strict about types, duplicates, UTF-8 and trailing octets; tolerant of key order,
 * indefinite lengths, longer heads and pairs with other text keys. Tags are refused except inside
 * values that are skipped, and before the containers of a resync.
 *
 * <p>A server decodes only first bodies; later ones are opaque. Work and memory are bounded by the
 * octets given, whatever they are, and never by the lengths that they announce. Thread: any.
 * Source: V1-CBOR-05 to V1-CBOR-17, V1-LIM-13, RSY-01, RSY-13.
 */
public final class V1BodyReader {
  /** Longest uid, channel or other key of a body. Source: V1-LIM-13. */
  public static final int MAX_NAME_OCTETS = 131_072;

  /**
   * Most data items of a body beside the message, its chunks and the items of a resync. Source:
   * V1-LIM-13.
   */
  public static final int MAX_ITEMS = 10_000;

  private static final Set<String> KNOWN =
      Set.of(V1BodyWriter.UID, V1BodyWriter.CHANNEL, V1BodyWriter.MESSAGE, V1BodyWriter.RESYNC);

  private final Octets octets;
  private final CborReader in;

  /** Only known keys are remembered: a set of all would be the sender's to fill. */
  private final Set<String> seen = new HashSet<>();

  private @Nullable String uid;
  private @Nullable String channel;
  private @Nullable CborString message;
  private V1Outline.@Nullable Resync resync;

  V1BodyReader(Octets octets, int from, int to) {
    this.octets = octets;
    in = new CborReader(octets, from, to, MAX_ITEMS);
  }

  /**
   * Decodes one whole body. A body with at least one resync item is a resync, whatever else it
   * holds; a body without is a message or refused.
   *
   * @return {@code Complete} or {@code Refused}; never {@code NeedMore}, since the header said how
   *     long the body is
   */
  public static Decoded<V1Body> decode(byte[] body) {
    Decoded<V1Outline> outline = outline(Octets.of(body), 0, body.length);
    if (outline instanceof Decoded.Complete<V1Outline> complete) {
      return new Decoded.Complete<>(complete.value().body(), body.length);
    }
    Decoded.Refused<V1Outline> refused = (Decoded.Refused<V1Outline>) outline;
    return new Decoded.Refused<>(refused.rule(), refused.detail());
  }

  /** Decodes the body from index {@code from} to {@code to} without copying it. */
  public static Decoded<V1Outline> outline(Octets octets, int from, int to) {
    return new V1BodyReader(octets, from, to).read(to - from);
  }

  /** Returns how much work reading was. Source: V1-LIM-13. */
  long steps() {
    return in.steps();
  }

  Decoded<V1Outline> read(int length) {
    readPairs();
    if (in.broken() == null && !in.atEnd()) {
      in.fail("octets after the map");
    }
    V1Outline outline = resync != null ? resync : message();
    String broken = in.broken();
    if (broken != null || outline == null) {
      String detail = broken != null ? broken : "uid, channel or message is missing";
      return new Decoded.Refused<>(WireRule.UNDECODABLE_BODY, detail);
    }
    return new Decoded.Complete<>(outline, length);
  }

  private V1Outline.@Nullable Message message() {
    return uid == null || channel == null || message == null
        ? null
        : new V1Outline.Message(uid, channel, message);
  }

  private void readPairs() {
    if (!in.isNext(CborReader.MAP)) {
      in.fail("not a map");
    }
    long left = in.takeCount();
    while (in.goesOn(left)) {
      left = CborReader.after(left);
      String name = in.isNext(CborReader.TEXT) ? takeName() : null;
      if (name == null) {
        in.fail("a key is not text in UTF-8");
      } else if (KNOWN.contains(name) && !seen.add(name)) {
        in.fail(name + " comes twice");
      } else {
        readValue(name);
      }
    }
  }

  /** Takes the value of a pair; one of a wrong type is as good as none. */
  private void readValue(String name) {
    if (name.equals(V1BodyWriter.UID) && in.isNext(CborReader.TEXT)) {
      uid = takeName();
    } else if (name.equals(V1BodyWriter.CHANNEL) && in.isNext(CborReader.TEXT)) {
      channel = takeName();
    } else if (name.equals(V1BodyWriter.MESSAGE) && in.isNext(CborReader.BYTES)) {
      message = in.takeString();
    } else if (name.equals(V1BodyWriter.RESYNC) && in.isNextBehindTags(CborReader.ARRAY)) {
      resync = takeItems();
    } else {
      in.spend();
      in.skip(1);
    }
  }

  private @Nullable String takeName() {
    CborString name = in.takeString();
    if (name.octets() > MAX_NAME_OCTETS) {
      in.fail("a name of " + name.octets() + " octets");
    }
    return in.broken() == null ? in.textOf(name) : null;
  }

  /** Takes the items of a resync; null if there are none, or anything else is among them. */
  private V1Outline.@Nullable Resync takeItems() {
    int arrayFrom = in.at();
    ResyncItems items = new ResyncItems(in);
    CborString first = null;
    int count = 0;
    boolean wellFormed = true;
    while (items.hasNext()) {
      CborString item = items.next();
      wellFormed &= item != null;
      first = count++ == 0 ? item : first;
    }
    return wellFormed && first != null
        ? new V1Outline.Resync(first, count, octets, arrayFrom)
        : null;
  }
}
