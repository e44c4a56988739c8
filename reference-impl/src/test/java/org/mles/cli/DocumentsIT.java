package org.mles.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mles.cli.option.ConfigFile;
import org.mles.metrics.MetricsConfig;
import org.mles.metrics.MetricsEndpoint;
import org.mles.server.MlesServer;
import org.mles.server.ServerConfig;
import org.mles.server.tls.Tls;
import org.mles.testing.RequiredTool;
import picocli.CommandLine;

/** What the documents of the server name is there. */
class DocumentsIT {
  private static final Path DOCS = Path.of("docs");
  private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]\\w*|[A-Z]\\d[A-Z]\\w+)`");
  private static final Pattern METRIC = Pattern.compile("\\b(mles_\\w+?)(?=[\\[ )]|;)");
  private static final Pattern FILE = Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL);

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  private Path folder;

  private static List<String> found(Pattern pattern, String file) throws IOException {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(Files.readString(DOCS.resolve(file)));
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    assertThat(found).isNotEmpty();
    return found;
  }

  @Test
  void theTourNamesClassesThatThereAre() throws IOException {
    List<String> classes;
    try (var files = Files.walk(Path.of("src/main/java"))) {
      classes =
          files.map(file -> file.getFileName().toString().replaceFirst("\\.java$", "")).toList();
    }
    assertThat(classes).containsAll(found(CLASS, "tour.md"));
  }

  @Test
  void theFileOfOptionsIsTaken() throws IOException {
    Path file = Files.writeString(folder.resolve("conf"), found(FILE, "operate.md").get(0));
    CommandLine program = AskedSettings.commands();
    ConfigFile.apply(program, "serve", "--config=" + file);
    CommandLine serve =
        program.parseArgs("serve", "--config=" + file).subcommand().commandSpec().commandLine();
    assertThat(serve.getCommandSpec().findOption("--max-connections").<Long>getValue())
        .isEqualTo(5000);
  }

  @Test
  void alertsAreAboutWhatIsCounted() throws Exception {
    ServerConfig config = ServerConfig.defaults().withPort(0).withTls(Tls.selfSigned(List.of()));
    try (MlesServer server = MlesServer.start(config);
        MetricsEndpoint page = MetricsEndpoint.start(MetricsConfig.onPort(0), server::counters)) {
      String shown = MetricsPage.of(page.port());
      assertThat(found(METRIC, "alerts.yml"))
          .filteredOn(metric -> !metric.startsWith("mles_proxy_"))
          .allSatisfy(metric -> assertThat(shown).contains("# TYPE " + metric + " "));
    }
  }

  @Test
  void alertsAreRulesOfPrometheus() throws Exception {
    RequiredTool.PROMTOOL.require();
    Process check =
        new ProcessBuilder("promtool", "check", "rules", DOCS.resolve("alerts.yml").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes(), UTF_8);
    assertThat(check.waitFor()).as(said).isZero();
  }
}
