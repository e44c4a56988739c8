package org.mles.conformance.cases;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.cases.bridge.BridgeChapters;
import org.mles.conformance.cases.client.ClientChapters;
import org.mles.conformance.cases.n.NChapters;
import org.mles.conformance.cases.peer.PeerChapters;
import org.mles.conformance.cases.proxy.ProxyChapters;
import org.mles.conformance.cases.tls.TlsChapters;
import org.mles.conformance.cases.v1.V1Chapters;
import org.mles.conformance.cases.v1.crowd.CrowdChapters;
import org.mles.conformance.cases.v1.range.RangeChapters;
import org.mles.conformance.cases.v2.V2Chapters;
import org.mles.conformance.probe.Transport;

/**
 * All cases, in the order of the specification. Each volume is read when it is first asked for: a
 * run needs one kind and protocol, and the cases of all take longer to read than one takes to run.
 * Thread: any.
 */
public final class CaseBook {
  private static final CaseBook COMPLETE =
      new CaseBook(
          List.of(
              new Volume(Kind.SERVER, Protocol.V1, () -> V1Chapters.ALL),
              new Volume(Kind.SERVER, Protocol.V1, () -> CrowdChapters.ALL),
              new Volume(Kind.SERVER, Protocol.V1, () -> RangeChapters.ALL),
              new Volume(Kind.PEER, Protocol.V1, () -> PeerChapters.ALL),
              new Volume(Kind.PROXY, Protocol.V1, () -> ProxyChapters.ALL),
              new Volume(Kind.BRIDGE, Protocol.V2, () -> BridgeChapters.ALL),
              new Volume(Kind.CLIENT, Protocol.V1, () -> ClientChapters.V1),
              new Volume(Kind.CLIENT, Protocol.V2, () -> ClientChapters.V2),
              new Volume(Kind.SERVER, Protocol.N_DRAFT, () -> NChapters.ALL),
              new Volume(Kind.SERVER, Protocol.V2, () -> V2Chapters.ALL),
              new Volume(Kind.SERVER, Protocol.TLS, () -> TlsChapters.SERVERS),
              new Volume(Kind.CLIENT, Protocol.TLS, () -> TlsChapters.CLIENTS),
              new Volume(Kind.PEER, Protocol.TLS, () -> TlsChapters.PEERS)));

  private final List<Volume> volumes;

  private CaseBook(List<Volume> volumes) {
    this.volumes = volumes;
  }

  /** Returns the book of all volumes, of which none is read yet. */
  public static CaseBook complete() {
    return COMPLETE;
  }

  /**
   * Returns all cases.
   *
   * @throws IllegalStateException if two cases have one id
   */
  public List<CaseDefinition> cases() {
    List<CaseDefinition> cases =
        volumes.stream().flatMap(volume -> volume.cases().stream()).toList();
    Set<String> ids = new HashSet<>();
    for (CaseDefinition c : cases) {
      if (!ids.add(c.id())) {
        throw new IllegalStateException("two cases have the id " + c.id());
      }
    }
    return cases;
  }

  /** Returns the ids of all cases. */
  public Set<String> ids() {
    return cases().stream().map(CaseDefinition::id).collect(Collectors.toSet());
  }

  /** Returns the cases for one kind of subject and protocol. */
  public List<CaseDefinition> cases(Kind kind, Protocol protocol) {
    return volumes.stream()
        .filter(volume -> volume.isAbout(kind, protocol))
        .flatMap(volume -> volume.cases().stream())
        .toList();
  }

  /** Returns the cases for a subject: of what it speaks, and of what that is inside of. */
  public List<CaseDefinition> cases(Kind kind, Settings declared) {
    Transport carrier = kind == Kind.PEER ? declared.links() : declared.transport();
    boolean plain = carrier == Transport.PLAIN;
    return Stream.concat(
            cases(kind, declared.protocol()).stream(),
            plain ? Stream.empty() : cases(kind, Protocol.TLS).stream())
        .toList();
  }
}
