package org.mles.conformance.cases;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.book.Case;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Chapter;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.spec.Clause;
import org.mles.conformance.spec.ClauseIndex;
import org.mles.conformance.spec.Level;
import org.mles.conformance.wire.Segmentation;

/**
 * Chapters of the book for one kind of subject and one protocol. Their classes are loaded when
 * their cases are first asked for. Thread: any.
 */
final class Volume {
  private final Kind kind;
  private final Protocol protocol;
  private final Supplier<List<Class<?>>> chapters;

  /** Null until they are asked for. */
  private @Nullable List<CaseDefinition> cases;

  Volume(Kind kind, Protocol protocol, Supplier<List<Class<?>>> chapters) {
    this.kind = kind;
    this.protocol = protocol;
    this.chapters = chapters;
  }

  boolean isAbout(Kind asked, Protocol spoken) {
    return kind == asked && protocol == spoken;
  }

  /** Reads the annotations of the chapters, once. */
  synchronized List<CaseDefinition> cases() {
    if (cases == null) {
      cases = chapters.get().stream().flatMap(this::read).toList();
    }
    return cases;
  }

  private Stream<CaseDefinition> read(Class<?> type) {
    Chapter chapter = type.getDeclaredAnnotation(Chapter.class);
    if (!isAbout(chapter.kind(), chapter.protocol())) {
      throw new IllegalStateException(type + " is in another volume");
    }
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Case.class))
        .sorted(Comparator.comparing(method -> method.getAnnotation(Case.class).id()))
        .flatMap(method -> definitions(chapter, method));
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
