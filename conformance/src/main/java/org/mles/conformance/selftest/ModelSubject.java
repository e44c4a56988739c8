package org.mles.conformance.selftest;

import java.io.IOException;
import java.util.function.Supplier;
import org.mles.conformance.book.Settings;
import org.mles.conformance.probe.Unreachable;
import org.mles.conformance.run.subjects.ServerSubject;
import org.mles.conformance.selftest.model.ModelServer;
import org.mles.conformance.selftest.model.Rules;

/** The scale model as a subject. Thread: any. */
public final class ModelSubject implements ServerSubject {
  private final String name;
  private final Supplier<Rules> rules;
  private final Settings declared;

  /** Makes the subject; each start has rules of its own. */
  public ModelSubject(String name, Supplier<Rules> rules, Settings declared) {
    this.name = name;
    this.rules = rules;
    this.declared = declared;
  }

  @Override
  public String description() {
    return "model server " + name;
  }

  @Override
  public Settings declared() {
    return declared;
  }

  @Override
  public boolean canBe(Settings wanted) {
    return true;
  }

  @Override
  public Running start(Settings wanted) {
    try {
      return new ModelServer(rules.get(), wanted);
    } catch (IOException e) {
      throw new Unreachable("the model server does not start: " + e.getMessage());
    }
  }
}
