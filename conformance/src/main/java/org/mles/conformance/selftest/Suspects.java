package org.mles.conformance.selftest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.run.subjects.Subject;

/** Subjects of one kind and protocol of which the truth is known. Thread: any. */
interface Suspects {
  /** Returns the reference implementation; null if it is not this module's to start. */
  @Nullable Subject reference();

  /** Returns the scale model without a fault. */
  Subject model();

  /** Returns subjects on which no case may pass: most of them speak no Mles. */
  List<Subject> bad();

  /**
   * Returns the suspects that cases for {@code kind} and {@code protocol} are tried on.
   *
   * @throws IllegalArgumentException if there are none
   */
  static Suspects of(Kind kind, Protocol protocol) {
    Map<Protocol, Suspects> known =
        switch (kind) {
          case SERVER ->
              Map.of(
                  Protocol.V1, new ServerSuspects(),
                  Protocol.N_DRAFT, new NSuspects(),
                  Protocol.V2, new V2Suspects(),
                  Protocol.TLS, new TlsSuspects());
          case PEER ->
              Map.of(
                  Protocol.V1, new PeerSuspects(),
                  Protocol.TLS, new TlsPeerSuspects());
          case CLIENT ->
              Map.of(
                  Protocol.V1, new ClientSuspects(),
                  Protocol.V2, new V2ClientSuspects(),
                  Protocol.TLS, new TlsClientSuspects());
          case BRIDGE -> Map.of(Protocol.V2, new BridgeSuspects());
          case PROXY -> Map.of(Protocol.V1, new ProxySuspects());
        };
    Suspects suspects = known.get(protocol);
    if (suspects == null) {
      throw new IllegalArgumentException(
          "nobody is known to be a right " + kind.word() + " of " + protocol.word());
    }
    return suspects;
  }
}
