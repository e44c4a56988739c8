package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.mles.testing.RequiredTool;

/**
 * A short server of version 2 on the library that implementers in Python stand on. It is right
 * where it has to be; what the library does otherwise is a recommendation.
 */
final class LibraryServerIT {
  /** Each says that one recommendation of the specification is missed, and why nobody is harmed. */
  private static final String[] LIBRARYS_DOING = {
    // takes a request without a Host
    "v2.request.host",
    // takes any target
    "v2.request.target",
    // answers 426 where there is no page
    "v2.request.no-upgrade",
    // answers 400 to another version
    "v2.handshake.version.said",
    // takes longer forms of a length
    "v2.frame.length.form",
    // judges text at the end of a fragment
    "v2.text.early",
    // tells the program of a Close when TCP ends
    "v2.session.close.at-once",
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
                "server",
                "--profile",
                "v2",
                "--key",
                "library",
                "--exec",
                "exec python3 src/test/python/v2_server.py {port} '{key}'");
    assertThat(code).as(out.toString()).isZero();
    for (String id : LIBRARYS_DOING) {
      assertThat(out.toString()).containsPattern("warn +" + id.replace(".", "\\.") + " ");
    }
  }
}
