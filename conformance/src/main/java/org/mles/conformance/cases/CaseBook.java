package org.mles.conformance.cases;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Chapter;
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
import org.mles.conformance.spec.Clause;
import org.mles.conformance.spec.ClauseIndex;
import org.mles.conformance.spec.Level;
import org.mles.conformance.wire.Segmentation;

/** The list of all cases, in the order of the specification. Thread: any. */
public final class CaseBook {
  private static final List<? extends Class<?>> CHAPTERS =
      Stream.of(
              V1Chapters.ALL,
              CrowdChapters.ALL,
              RangeChapters.ALL,
              PeerChapters.ALL,
              ProxyChapters.ALL,
              BridgeChapters.ALL,
              ClientChapters.ALL,
              NChapters.ALL,
              V2Chapters.ALL,
              TlsChapters.ALL)
          .flatMap(List::stream)
          .toList();

  private final List<CaseDefinition> cases;

  private CaseBook(List<CaseDefinition> cases) {
    this.cases = List.copyOf(cases);
  }

  /**
   * Reads the annotations of all chapters.
   *
   * @throws IllegalStateException if two cases have one id
   */
  public static CaseBook complete() {
    List<CaseDefinition> cases = new ArrayList<>();
    CHAPTERS.forEach(chapter -> cases.addAll(read(chapter)));
    Set<String> ids = new HashSet<>();
    for (CaseDefinition c : cases) {
      if (!ids.add(c.id())) {
        throw new IllegalStateException("two cases have the id " + c.id());
      }
    }
    return new CaseBook(cases);
  }

  /** Returns all cases. */
  public List<CaseDefinition> cases() {
    return cases;
  }

  /** Returns the ids of all cases. */
  public Set<String> ids() {
    return cases.stream().map(CaseDefinition::id).collect(Collectors.toSet());
  }

  /** Returns the cases for one kind of subject and protocol. */
  public List<CaseDefinition> cases(Kind kind, Protocol protocol) {
    return cases.stream().filter(c -> c.kind() == kind && c.protocol() == protocol).toList();
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

  private static List<CaseDefinition> read(Class<?> type) {
    Chapter chapter = type.getDeclaredAnnotation(Chapter.class);
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Case.class))
        .sorted(Comparator.comparing(method -> method.getAnnotation(Case.class).id()))
        .flatMap(method -> definitions(chapter, method))
        .toList();
  }

  private static Stream<CaseDefinition> definitions(Chapter chapter, Method method) {
    Case card = method.getAnnotation(Case.class);
    return Stream.of(Segmentation.values())
        .filter(plan -> isAskedFor(plan, card, chapter.kind()))
        .map(plan -> definition(chapter, card, method, plan));
  }

  private static boolean isAskedFor(Segmentation plan, Case card, Kind kind) {
    return switch (plan.axis()) {
      case NONE -> true;
      case SENDS -> card.segmented();
      case FRAGMENTS -> card.framed();
      case MASKS -> card.framed() && (kind == Kind.SERVER || kind == Kind.PROXY);
    };
  }

  private static CaseDefinition definition(
      Chapter chapter, Case card, Method method, Segmentation plan) {
    String id = plan == Segmentation.WHOLE ? card.id() : card.id() + "[" + plan.word() + "]";
    return new CaseDefinition(
        id,
        card.title(),
        chapter.value(),
        chapter.kind(),
        chapter.protocol(),
        List.of(card.clause()),
        level(card.clause()[0]),
        Set.of(card.kills()),
        card.setup(),
        plan,
        Since.version(id),
        method);
  }

  private static Level level(String clause) {
    return ClauseIndex.bundled().find(clause).map(Clause::level).orElse(Level.MUST);
  }
}
