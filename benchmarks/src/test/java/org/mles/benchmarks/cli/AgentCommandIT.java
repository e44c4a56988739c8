package org.mles.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.benchmarks.crew.Crew;
import org.mles.benchmarks.crew.Wanted;
import org.mles.benchmarks.crew.group.GroupKey;
import org.mles.benchmarks.load.Patience;
import org.mles.benchmarks.testing.DeadPort;

/** What goes wrong before a run with agents is one line that says what to do. */
@Timeout(120)
final class AgentCommandIT {
  @TempDir private Path folder = Path.of("");

  private Path secret(String words) throws Exception {
    return Files.writeString(folder.resolve("secret"), words + "\n");
  }

  @Test
  void saysThatTheSecretIsAnotherOne() throws Exception {
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (Crew crew =
        Crew.at(
            loopback,
            GroupKey.of("the secret of this test"),
            Wanted.of("1"),
            "any",
            Patience::usual,
            words -> {})) {
      String host = "127.0.0.1:" + crew.port();
      Said said =
          Said.to(
              "agent",
              "--join",
              host,
              "--wait",
              "1",
              "--secret-file",
              secret("another secret than that").toString());
      assertThat(said.exitCode()).isEqualTo(2);
      assertThat(said.err().strip())
          .isEqualTo("agent: " + host + " lets nobody in with this secret");
    }
  }

  @Test
  void saysThatNobodyAnswers() throws Exception {
    String nowhere = "127.0.0.1:" + DeadPort.find();
    String file = secret("sixteen letters or more").toString();
    Said said = Said.to("agent", "--join", nowhere, "--wait", "1", "--secret-file", file);
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err().strip()).startsWith("agent: nobody answers at " + nowhere);
  }

  @Test
  void saysWhichAgentsNeverCame() throws Exception {
    Said said =
        Said.to(
            "fanout",
            "--systems",
            "raw",
            "--agents",
            "left,right",
            "--listen",
            "127.0.0.1:0",
            "--agents-wait",
            "1",
            "--out",
            folder.resolve("out").toString(),
            "--secret-file",
            secret("sixteen letters or more").toString());
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err())
        .contains("fanout: 0 of 2 agents are here; missing: left, right; no more came within 1 s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agent",
        "agent --join nowhere --secret-file SECRET",
        "agent --join 127.0.0.1:1 --name ? --secret-file SECRET",
        "agent --join 127.0.0.1:1 --wait 0 --secret-file SECRET",
        "agent --join 127.0.0.1:1 --secret-file SHORT",
        "agent --join 127.0.0.1:1 --secret-file nowhere",
        "fanout --agents 0 --systems raw --dry-run",
        "fanout --agents 65 --systems raw --dry-run",
        "fanout --agents a,a --systems raw --dry-run",
        "fanout --agents 3 --systems redis --dry-run",
        "fanout --agents 3 --systems raw --subscribers 2 --dry-run",
        "fanout --agents 3 --systems raw --profile saturate --dry-run",
        "fanout --agents 3 --systems raw --agents-wait 0 --dry-run",
        "fanout --agents 3 --systems raw --listen nowhere --dry-run",
      })
  void refusesWithOneLine(String words) throws Exception {
    Path brief = Files.writeString(folder.resolve("short"), "brief");
    String filled =
        words
            .replace("SECRET", secret("sixteen letters or more").toString())
            .replace("SHORT", brief.toString());
    Said said = Said.to(filled.split(" ", -1));
    assertThat(said.exitCode()).as(said.err()).isEqualTo(2);
    assertThat(said.err().lines()).as(said.err()).hasSize(1);
  }
}
