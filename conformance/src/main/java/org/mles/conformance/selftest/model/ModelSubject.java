package org.mles.conformance.selftest.model;

import java.io.IOException;
import java.util.function.Supplier;
import org.mles.conformance.book.Settings;
import org.mles.conformance.probe.Unreachable;
import org.mles.conformance.run.subjects.ServerSubject;

/**
 * A scale model as a subject. Thread: any.
 *
 * @param description what reports call it
 * @param declared settings of cases that ask for none
 * @param model starts it, each time with rules of its own
 */
public record ModelSubject(String description, Settings declared, Model model)
    implements ServerSubject {
  /** Starts a model. */
  @FunctionalInterface
  public interface Model {
    /** Returns a running one, in a configuration that may be any. */
    Running start(Settings wanted) throws IOException;
  }

  /** Makes a server of version 1. */
  public ModelSubject(String name, Supplier<Rules> rules, Settings declared) {
    this("model server " + name, declared, wanted -> new ModelServer(rules.get(), wanted));
  }

  @Override
  public Running start(Settings wanted) {
    try {
      return model.start(wanted);
    } catch (IOException e) {
      throw new Unreachable("the model server does not start: " + e.getMessage());
    }
  }
}
