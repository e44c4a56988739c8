package org.mles.conformance.lab.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mles.conformance.wire.RawFrame;

/**
 * Holds the octets that must be refused against a twin that is accepted: they may differ in one
 * part, or have something in front. A subject that refuses them has one reason then.
 *
 * <p>Thread: case.
 */
final class OneDifference {
  private OneDifference() {}

  /**
   * Returns {@code refused}.
   *
   * @throws IllegalStateException if a subject could refuse it for two reasons, or for none
   */
  static byte[] between(RawFrame accepted, byte[] refused) {
    List<String> parts =
        isBehind(accepted.encode(), refused) ? List.of("") : parts(accepted, refused);
    if (parts.size() != 1) {
      throw new IllegalStateException(
          "what is refused must differ from its twin in one part; it differs in " + parts);
    }
    return refused;
  }

  private static boolean isBehind(byte[] accepted, byte[] refused) {
    int from = refused.length - accepted.length;
    return from > 0 && Arrays.equals(refused, from, refused.length, accepted, 0, accepted.length);
  }

  private static List<String> parts(RawFrame accepted, byte[] octets) {
    RawFrame refused = RawFrame.parse(octets);
    List<String> parts = new ArrayList<>();
    if (refused.type() != accepted.type()) {
      parts.add("type");
    }
    if (refused.announced() != refused.body().length) {
      parts.add("length");
    }
    if (refused.cid() != accepted.cid()) {
      parts.add("cid");
    }
    if (refused.key() != accepted.key()) {
      parts.add("key");
    }
    if (!Arrays.equals(refused.body(), accepted.body())) {
      parts.add("body");
    }
    return parts;
  }
}
