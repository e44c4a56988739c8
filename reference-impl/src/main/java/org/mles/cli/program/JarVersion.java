package org.mles.cli.program;

import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads the version that the build wrote into the jar. Thread: any. */
@SuppressWarnings("NullAway.Init") // picocli fills the field
public final class JarVersion implements IVersionProvider {
  @Spec private CommandSpec spec;

  @Override
  public String[] getVersion() {
    String version = JarVersion.class.getPackage().getImplementationVersion();
    String known = version == null ? "(not from a jar)" : version;
    return new String[] {spec.root().name() + " " + known};
  }
}
