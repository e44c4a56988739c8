package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.mles.testing.RequiredTool;

/**
 * A short client of version 2 on the library that implementers in Python stand on. It is right
 * where it has to be; what it does otherwise is a recommendation.
 */
final class LibraryClientIT {
  /** Each says that one recommendation of the specification is missed, and why. */
  private static final String[] RECOMMENDED_ONLY = {
    // the library takes longer forms of a length
    "v2.client.frame.length.form",
    // the program ends with its connection
    "v2.client.back",
    "v2.client.back.history",
  };

  @Test
  void passesEveryCaseThatIsRequired() {
    RequiredTool.PYTHON_WEBSOCKETS.require();
    StringWriter out = new StringWriter();
    int code =
        ConformanceCommand.commandLine()
            .setOut(new PrintWriter(out))
            .execute(
                "run",
                "client",
                "--profile",
                "v2",
                "--exec",
                "exec python3 src/test/python/v2_client.py {host} {port} {channel} {uid} {key}");
    assertThat(code).as(out.toString()).isZero();
    assertThat(out.toString()).contains("56 pass", "3 warn");
    for (String id : RECOMMENDED_ONLY) {
      assertThat(out.toString()).containsPattern("warn +" + id.replace(".", "\\.") + " ");
    }
  }
}
