package org.mles.benchmarks.driver.mles;

import java.util.Arrays;
import org.mles.benchmarks.driver.Driver.Unavailable;
import org.mles.benchmarks.driver.HostPort;

/** A version of the original that can be had, and where its program is looked for. Thread: any. */
enum Original {
  /** The last crate of version 1, over plain TCP. */
  RS_1("mles-rs-1", "1.1.", "MLES_RS_1", "original", "ci/interop --only v1"),
  /** The release of version 2, over WebSocket inside TLS. */
  RS_2("mles-rs-2", "2.9.", "MLES_RS_2", "original-v2", "ci/interop --only v2");

  /** The one place where version 1 listens; it takes no other. */
  static final HostPort ONLY_OF_V1 = new HostPort("127.0.0.1", 8077);

  private final String system;
  private final String versions;
  private final String variable;
  private final String folder;
  private final String maker;

  Original(String system, String versions, String variable, String folder, String maker) {
    this.system = system;
    this.versions = versions;
    this.variable = variable;
    this.folder = folder;
    this.maker = maker;
  }

  static Original of(String system) {
    return Arrays.stream(values())
        .filter(original -> original.system.equals(system))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no original is '" + system + "'"));
  }

  /** Key of the system. */
  String system() {
    return system;
  }

  /** What its versions begin with. */
  String versions() {
    return versions;
  }

  /** The variable that may name its program. */
  String variable() {
    return variable;
  }

  /** The folder below {@code target} of a checkout into which ci/interop builds it. */
  String folder() {
    return folder;
  }

  /**
   * Finds its program, and looks whether its port is free.
   *
   * @throws Unavailable if it cannot be started here; the text says what would help
   */
  OriginalProgram require() throws Unavailable {
    OriginalProgram program =
        OriginalProgram.find(this).orElseThrow(() -> new Unavailable(missing()));
    if (this == RS_1 && ONLY_OF_V1.answers()) {
      throw new Unavailable(
          "its port " + ONLY_OF_V1.port() + " is taken, and it listens on no other");
    }
    return program;
  }

  private String missing() {
    return "no program mles "
        + versions
        + "x here; call "
        + maker
        + ", which builds it, or name it by "
        + variable;
  }
}
