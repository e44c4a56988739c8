package org.mles.cli;

import picocli.CommandLine.IVersionProvider;

/** Reads the version that the build wrote into the jar. Thread: any. */
final class JarVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = JarVersion.class.getPackage().getImplementationVersion();
    return new String[] {"mles-server " + (version == null ? "(not from a jar)" : version)};
  }
}
