package org.mles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mles.server.ServerConfig;

/** Nobody builds the images here, so what their file names is looked up. */
class DockerfileTest {
  private static final Path ROOT = Path.of("..");

  private String file = "";

  @BeforeEach
  void read() throws IOException {
    file = Files.readString(ROOT.resolve("Dockerfile"));
  }

  private List<String> found(String regex) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(regex, Pattern.MULTILINE).matcher(file);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    assertThat(found).as(regex).isNotEmpty();
    return found;
  }

  @Test
  void saysFirstThatItWasNeverBuilt() {
    assertThat(file).startsWith("# Never built where it was written");
  }

  @Test
  void scriptsAreThereAndKnowTheirOptions() throws IOException {
    for (String call : found("(ci/[a-z]+(?: --[a-z]+)*)")) {
      String[] words = call.split(" ", -1);
      Path script = ROOT.resolve(words[0]);
      assertThat(script).isExecutable();
      for (int i = 1; i < words.length; i++) {
        assertThat(Files.readString(script)).as(call).contains(words[i] + ")");
      }
    }
  }

  @Test
  void programsAreThoseOfTheArchive() throws IOException {
    String release = Files.readString(ROOT.resolve("ci/release"));
    for (String program : found("/opt/mles/bin/mles-([a-z]+)")) {
      assertThat(release).containsPattern("programs=\\([^)]*\\b" + program + "\\b");
    }
    assertThat(release).contains("name=mles-kit-$version", "system=$(uname -s | tr");
  }

  @Test
  void stagesThatAreNamedAreThereAndNoneRunsAsRoot() {
    List<String> stages = found("^FROM \\S+ AS (\\S+)");
    assertThat(stages).containsAll(found("--from=(\\S+)")).containsAll(found("--target ([a-z]+)"));
    for (String stage : stages.subList(1, stages.size())) {
      String text = file.substring(file.indexOf(" AS " + stage));
      int next = text.indexOf("\nFROM ");
      String own = next < 0 ? text : text.substring(0, next);
      assertThat(own).as(stage).contains("--uid 10001", "\nUSER 10001", "\nENTRYPOINT ");
    }
  }

  @Test
  void theServerTakesWhatItIsTold() {
    List<String> told = found("mles-server (serve .*)$");
    String words = file.substring(file.indexOf("CMD [\"serve\""));
    told.add(words.substring(4, words.indexOf(']')).replaceAll("[\\[\\],\"]", ""));
    for (String line : told) {
      var parsed = AskedSettings.commands().parseArgs(line.strip().split(" +", -1));
      assertThat(parsed.subcommand().hasMatchedOption("--bind")).isTrue();
    }
    String port = String.valueOf(ServerConfig.defaults().port());
    assertThat(found("EXPOSE (\\d+)")).containsExactly(port);
    assertThat(found("/dev/tcp/127\\.0\\.0\\.1/(\\d+)")).containsExactly(port);
  }
}
