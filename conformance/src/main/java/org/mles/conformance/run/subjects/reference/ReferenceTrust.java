package org.mles.conformance.run.subjects.reference;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.cert.Trust;
import org.mles.conformance.probe.Transport;
import org.mles.conformance.tls.AnsweringTls;

/** Whom subjects of the reference believe that call the suite. Thread: any. */
final class ReferenceTrust {
  private ReferenceTrust() {}

  /** Returns the authority of the suite, or null where it is called plain. */
  static @Nullable Trust of(Transport carrier) {
    try {
      return carrier == Transport.PLAIN ? null : Trust.of(List.of(AnsweringTls.authority()));
    } catch (IOException e) {
      throw new IllegalStateException("an authority that cannot be believed", e);
    }
  }
}
