package org.mles.conformance.selftest;

import java.util.List;
import org.mles.conformance.book.Fault;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.run.subjects.Subject;

/** Subjects of one kind of which the truth is known. Thread: any. */
interface Suspects {
  /** Returns the reference implementation. */
  Subject reference();

  /** Returns the scale model without a fault. */
  Subject model();

  /** Returns the scale model with one fault. */
  Subject faulty(Fault fault);

  /** Returns subjects on which no case may pass: most of them speak no Mles. */
  List<Subject> bad();

  /** Returns the suspects that cases for {@code kind} and {@code protocol} are tried on. */
  static Suspects of(Kind kind, Protocol protocol) {
    return switch (kind) {
      case SERVER -> protocol == Protocol.V1 ? new ServerSuspects() : new NSuspects();
      case PEER -> new PeerSuspects();
      case CLIENT -> new ClientSuspects();
    };
  }
}
