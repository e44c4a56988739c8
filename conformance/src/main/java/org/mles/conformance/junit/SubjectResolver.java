package org.mles.conformance.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.ClasspathRootSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;
import org.mles.conformance.book.CaseDefinition;

/**
 * Finds subjects, chapters and cases by what the platform asks for. Every answer is in the end one
 * by unique id: {@code [subject:CLASS]/[chapter:NAME]/[case:ID]}. Thread: the platform's.
 */
final class SubjectResolver implements SelectorResolver {
  private static final String SUBJECT = "subject";
  private static final String CHAPTER = "chapter";
  private static final String CASE = "case";

  /** In the place of a class name; no class can be called so. */
  private static final String PARAMETERS = "parameters";

  private final UniqueId engine;
  private final ConfigurationParameters parameters;
  private final Predicate<String> classNames;

  SubjectResolver(
      UniqueId engine, ConfigurationParameters parameters, Predicate<String> classNames) {
    this.engine = engine;
    this.parameters = parameters;
    this.classNames = classNames;
  }

  /** Says whether an id is that of the subject that parameters alone describe. */
  static boolean isOfParameters(UniqueId id) {
    return id.getLastSegment().getType().equals(SUBJECT)
        && id.getLastSegment().getValue().equals(PARAMETERS);
  }

  @Override
  public Resolution resolve(ClassSelector selector, Context context) {
    boolean ours =
        classNames.test(selector.getClassName())
            && AnnotationSupport.isAnnotated(selector.getJavaClass(), MlesSubject.class);
    return ours ? subject(selector.getClassName()) : Resolution.unresolved();
  }

  @Override
  public Resolution resolve(ClasspathRootSelector selector, Context context) {
    return Wanted.isIn(parameters) ? subject(PARAMETERS) : Resolution.unresolved();
  }

  private Resolution subject(String name) {
    return Resolution.selectors(Set.of(selectUniqueId(engine.append(SUBJECT, name))));
  }

  @Override
  public Resolution resolve(UniqueIdSelector selector, Context context) {
    UniqueId id = selector.getUniqueId();
    Supplier<DiscoverySelector> parent = () -> selectUniqueId(id.removeLastSegment());
    String name = id.getLastSegment().getValue();
    return switch (id.getLastSegment().getType()) {
      case SUBJECT -> found(context.addToParent(above -> subject(id, name)));
      case CHAPTER -> found(context.addToParent(parent, above -> chapter(above, id, name)));
      case CASE -> found(context.addToParent(parent, above -> oneCase(above, id, name)));
      case SubjectDescriptor.TROUBLE -> Resolution.selectors(Set.of(parent.get()));
      default -> Resolution.unresolved();
    };
  }

  private static Resolution found(Optional<? extends TestDescriptor> descriptor) {
    return descriptor
        .map(found -> Resolution.match(Match.exact(found, () -> children(found))))
        .orElseGet(Resolution::unresolved);
  }

  private static Set<DiscoverySelector> children(TestDescriptor parent) {
    Stream<UniqueId> ids = Stream.empty();
    if (parent instanceof SubjectDescriptor subject) {
      ids = subject.cases().stream().map(c -> parent.getUniqueId().append(CHAPTER, c.chapter()));
    } else if (parent instanceof ChapterDescriptor chapter) {
      ids = chapter.cases().stream().map(c -> parent.getUniqueId().append(CASE, c.id()));
    }
    return ids.map(DiscoverySelectors::selectUniqueId)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Optional<SubjectDescriptor> subject(UniqueId id, String name) {
    if (name.equals(PARAMETERS)) {
      return Wanted.isIn(parameters)
          ? Optional.of(SubjectDescriptor.of(id, null, () -> Wanted.of(parameters)))
          : Optional.empty();
    }
    return ReflectionSupport.tryToLoadClass(name).toOptional().flatMap(type -> ofClass(id, type));
  }

  private Optional<SubjectDescriptor> ofClass(UniqueId id, Class<?> type) {
    return AnnotationSupport.findAnnotation(type, MlesSubject.class)
        .map(said -> SubjectDescriptor.of(id, type, () -> Wanted.of(said, parameters)));
  }

  private static Optional<ChapterDescriptor> chapter(
      TestDescriptor above, UniqueId id, String name) {
    List<CaseDefinition> cases =
        above instanceof SubjectDescriptor subject
            ? subject.cases().stream().filter(c -> c.chapter().equals(name)).toList()
            : List.of();
    return cases.isEmpty() ? Optional.empty() : Optional.of(new ChapterDescriptor(id, name, cases));
  }

  private static Optional<CaseDescriptor> oneCase(TestDescriptor above, UniqueId id, String name) {
    return above instanceof ChapterDescriptor chapter
        ? chapter.cases().stream()
            .filter(c -> c.id().equals(name))
            .findFirst()
            .map(c -> new CaseDescriptor(id, c))
        : Optional.empty();
  }
}
