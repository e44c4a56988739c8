package org.mles.conformance.probe.lines;

import java.nio.charset.StandardCharsets;

/** One thing that a client under test did with its standard output. Thread: any. */
public sealed interface Printed {
  /** A line, without its end. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Line(byte[] octets) implements Printed {
    /** Returns the line as text, the octets that are none replaced. */
    public String text() {
      return new String(octets, StandardCharsets.UTF_8);
    }
  }

  /** More than anybody could have asked for; what follows is thrown away. */
  record Flood(String what) implements Printed {}

  /** The end of the output, and what is known about it. */
  record End(String how) implements Printed {}
}
