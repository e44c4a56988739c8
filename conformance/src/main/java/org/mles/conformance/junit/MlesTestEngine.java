package org.mles.conformance.junit;

import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;

/**
 * Offers the cases to every tool that runs the JUnit Platform: Maven, Gradle, development
 * environments. A subject is a class with {@link MlesSubject}, or what the parameters {@code
 * mles.conformance.NAME} say; without either there is nothing here, since the jar may be on the
 * class path for other reasons.
 *
 * <p>Thread: the platform's; cases run on threads of their own.
 */
public final class MlesTestEngine implements TestEngine {
  /** Id of the engine. */
  static final String ID = "mles-conformance";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Optional<String> getGroupId() {
    return Optional.of("org.mles");
  }

  @Override
  public Optional<String> getArtifactId() {
    return Optional.of(ID);
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    EngineDescriptor engine = new EngineDescriptor(id, "Mles conformance");
    EngineDiscoveryRequestResolver.<EngineDescriptor>builder()
        .addClassContainerSelectorResolver(
            type -> AnnotationSupport.isAnnotated(type, MlesSubject.class))
        .addSelectorResolver(
            context ->
                new SubjectResolver(
                    id, request.getConfigurationParameters(), context.getClassNameFilter()))
        .addTestDescriptorVisitor(context -> MlesTestEngine::leaveOutParametersBesideClasses)
        .build()
        .resolve(request, engine);
    return engine;
  }

  /** Parameters fill in what classes leave open; alone they are a subject of their own. */
  private static void leaveOutParametersBesideClasses(TestDescriptor descriptor) {
    boolean alone =
        descriptor.getParent().map(parent -> parent.getChildren().size() == 1).orElse(true);
    if (!alone && SubjectResolver.isOfParameters(descriptor.getUniqueId())) {
      descriptor.removeFromHierarchy();
    }
  }

  @Override
  public void execute(ExecutionRequest request) {
    TestDescriptor engine = request.getRootTestDescriptor();
    request.getEngineExecutionListener().executionStarted(engine);
    for (TestDescriptor child : engine.getChildren()) {
      new Execution(request.getEngineExecutionListener(), (SubjectDescriptor) child).run();
    }
    request
        .getEngineExecutionListener()
        .executionFinished(engine, TestExecutionResult.successful());
  }
}
