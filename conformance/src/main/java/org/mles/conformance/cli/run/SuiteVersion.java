package org.mles.conformance.cli.run;

import picocli.CommandLine.IVersionProvider;

/** Tells the version in the jar's manifest. Thread: any. */
public final class SuiteVersion implements IVersionProvider {
  static String text() {
    String version = SuiteVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"mles-conformance " + text()};
  }
}
