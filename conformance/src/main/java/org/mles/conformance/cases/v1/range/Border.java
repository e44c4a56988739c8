package org.mles.conformance.cases.v1.range;

import java.util.stream.IntStream;
import org.mles.conformance.lab.server.Member;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.RawFrame;

/** Sizes at which buffers and counters end: powers of two, with a header in them or not. */
final class Border {
  private static final int LOWEST = 1 << 8;
  private static final int HIGHEST = 1 << 17;

  private Border() {}

  /** Returns lengths of bodies that, alone or with their header, are about a power of two. */
  static IntStream bodies() {
    return powers(LOWEST)
        .flatMap(power -> IntStream.of(power, power - RawFrame.HEADER_OCTETS))
        .flatMap(Border::about);
  }

  /** Returns numbers of octets about each power of two from {@code lowest} on. */
  static IntStream octets(int lowest) {
    return powers(lowest).flatMap(Border::about);
  }

  private static IntStream powers(int lowest) {
    return IntStream.iterate(lowest, power -> power <= HIGHEST, power -> power * 2);
  }

  private static IntStream about(int size) {
    return IntStream.rangeClosed(size - 1, size + 1);
  }

  /** Returns a first frame whose body has exactly so many octets. */
  static RawFrame first(Member member, int bodyOctets) {
    int message = bodyOctets - member.joinFrame().body().length;
    byte[] body = Body.message(member.uid(), member.channel(), new byte[message]);
    while (body.length > bodyOctets) {
      message--;
      body = Body.message(member.uid(), member.channel(), new byte[message]);
    }
    return member.joinFrame().withBody(body);
  }
}
