package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.conformance.outcome.ResultJson;
import org.mles.conformance.outcome.RunResult;

/** Reports say how to run one case of theirs again. */
final class AgainIT {
  private static final String NO_SERVER = "exit 1 # {port} it's none";

  @TempDir Path folder = Path.of(".");
  private final Commands commands = new Commands();

  private RunResult run(String... args) throws IOException {
    Path json = folder.resolve("run.json");
    String[] all = Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--report";
    all[args.length + 1] = "json=" + json;
    commands.execute(all);
    return ResultJson.read(Files.readString(json));
  }

  @Test
  void namesTheSubjectAndTheSeedAndNoKey() throws IOException {
    RunResult run =
        run(
            "run",
            "server",
            "--exec",
            NO_SERVER,
            "--key",
            "secret",
            "--seed",
            "7",
            "--jobs",
            "1",
            "--select",
            "frame.length.zero",
            "--skip",
            "*[*",
            "--timeout-scale",
            "0.5");
    assertThat(run.again(run.cases().get(0)))
        .isEqualTo(
            "java -jar mles-conformance.jar run server --exec 'exit 1 # {port} it'\\''s none'"
                + " --key \"$MLES_KEY\" --timeout-scale 0.5 --seed 7 -v --select frame.length.zero");
  }

  @Test
  void whatItSaysRunsThatCase() throws IOException {
    RunResult run = run("run", "server", "--select", "frame.length.zero[bytewise]", "--seed", "7");
    String again = run.again(run.cases().get(0)).replace("'", "");
    String[] words = again.substring(again.indexOf(" run ") + 1).split(" ", -1);
    assertThat(commands.execute(words)).isZero();
    assertThat(commands.lastLine()).isEqualTo("1 passed, 0 failed, 0 skipped");
  }

  @Test
  void aCodecIsAskedAgainByVector() throws IOException {
    RunResult run = run("run", "codec", "--select", "frame.header-encode.length-min");
    assertThat(run.again(run.cases().get(0)))
        .isEqualTo(
            "java -jar mles-conformance.jar run codec -v --select"
                + " frame.header-encode.length-min");
  }

  @Test
  void namesTheScriptThatStartedTheSuite() throws IOException {
    System.setProperty("mles.script", "/opt/my kit/bin/mles-conformance");
    try {
      RunResult run = run("run", "codec", "--select", "frame.header-encode.length-min");
      assertThat(run.again(run.cases().get(0)))
          .startsWith("'/opt/my kit/bin/mles-conformance' run codec -v --select ");
    } finally {
      System.clearProperty("mles.script");
    }
  }
}
