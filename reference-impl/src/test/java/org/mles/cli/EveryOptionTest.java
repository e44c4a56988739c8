package org.mles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.cert.Pem;
import org.mles.net.tls.Certificates;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Each option of each command changes the one setting that it is for, to the value that it is
 * given, and no other; and there is a row here for each.
 */
class EveryOptionTest {
  private static final String CLIENT = "--uid=u --channel=c";

  /** Command, what stands before the option, the option, the setting, its value then. */
  private static final String[] ROWS = {
    "serve |  | --key-file=SECRET | keys.shared | in a file",
    "serve |  | --address-key-file=SECRET | keys.address | in a file",
    "serve   |                  | --config=FILE                | --config port        | FILE 8",
    "serve   |                  | --check                      | --check              | true",
    "serve   |                  | --bind=127.0.0.2             | bind                 | /127.0.0.2",
    "serve   |                  | --port=9                     | port                 | 9",
    "serve   |                  | --loops=3                    | spread.loops         | 3",
    "serve   |                  | --mirror-from=4              | spread.mirrorFrom    | 4",
    "serve   |                  | --key=word                   | keys.shared          | word",
    "serve   |                  | --address-key=word           | keys.address         | word",
    "serve   |                  | --history-limit=11           | HISTORY_FRAMES       | 11",
    "serve   |                  | --history-octets=12          | HISTORY_OCTETS       | 12",
    "serve   |                  | --slow-reader-octets=13      | SLOW_READER_OCTETS   | 13",
    "serve   |                  | --max-body=14                | BODY_OCTETS          | 14",
    "serve   |                  | --max-connections=15         | CONNECTIONS          | 15",
    "serve   |                  | --max-unjoined=16            | UNJOINED_PER_SOURCE  | 16",
    "serve   |                  | --max-handshakes=29          | HANDSHAKES           | 29",
    "serve   |                  | --max-channels=17            | CHANNELS             | 17",
    "serve   |                  | --max-deserted-channels=18   | DESERTED_CHANNELS    | 18",
    "serve   |                  | --deserted-age=19d           | DESERTED_AGE         | 1641600000000000",
    "serve   |                  | --first-frame-deadline=20ms  | FIRST_FRAME_DEADLINE | 20000000",
    "serve   |                  | --max-log-octets=21000001    | LOG_OCTETS           | 21000001",
    "serve   |                  | --max-pending-octets=22000001| PENDING_OCTETS       | 22000001",
    "serve   |                  | --max-kept-octets=23000001   | KEPT_OCTETS          | 23000001",
    "serve   |                  | --strict-resync              | strictResync         | true",
    "serve   |                  | --protocols=n-draft          | protocols            | [N_DRAFT]",
    "serve   |                  | --drain-deadline=22ms        | DRAIN_DEADLINE       | 22000000",
    "serve   |                  | --ping-interval=21ms         | PING_INTERVAL        | 21000000",
    "serve   |                  | --v2-ascii                   | web.asciiNames       | true",
    "serve   |                  | --v2-quiet-joins             | web.quietJoins       | true",
    "serve   |                  | --host=a,127.0.0.5           | web.hosts            | [a, 127.0.0.5]",
    "serve   |                  | --origin=null,*              | web.origins          | [null, *]",
    "serve   |                  | --site=demo                  | web.pages            | [/, /mles.js]",
    "serve   |                  | --tls-self-signed            | tls.files            | null",
    "serve   |                  | --tls-cert=PEM               | tls.files            | PEM",
    "serve   | --tls-cert=PEM   | --tls-key=KEY                | tls.files            | PEM and KEY",
    "serve   | --tls-self-signed| --also-plain                 | tls.alsoPlain        | true",
    "serve   |                  | --stats=23s                  | --stats              | PT23S",
    "serve   |                  | --peer=127.0.0.3:24          | peer.address         | /127.0.0.3:24",
    "serve   | --peer=127.0.0.3 | --peer-cid=25                | peer.cid             | 37",
    "serve   | --peer=127.0.0.3 | --peer-wait=26s              | peer.leastWait       | PT26S",
    "serve   | --peer=127.0.0.3 | --peer-wait-most=27h         | peer.mostWait        | PT27H",
    "serve   | --peer=tls://localhost | --ca=PEM               | peer.tls             | PEM",
    "serve   | --peer=tls://localhost | --insecure             | peer.tls             | anybody",
    "serve   |                  | --metrics-port=28            | metrics.port         | 28",
    "serve   | --metrics-port=1 | --metrics-bind=127.0.0.4     | metrics.bind         | /127.0.0.4",
    "serve   | --metrics-port=1 | --metrics-host=a,b           | metrics.hosts        | [a, b]",
    "serve   |                  | --log-format=json            | --log-format         | json",
    "publish | CLIENT | --key-file=SECRET | sharedKey | in a file",
    "publish | CLIENT | --address-key-file=SECRET | addressKey | in a file",
    "publish | --channel=c      | --uid=word                   | uid                  | word",
    "publish | --uid=u          | --channel=word               | channel              | word",
    "publish | CLIENT           | --server=[::1]:31            | host port            | ::1 31",
    "publish | CLIENT           | --profile=n-draft            | protocol             | N_DRAFT",
    "publish | CLIENT           | --key=word                   | sharedKey            | word",
    "publish | CLIENT           | --address-key=word           | addressKey           | word",
    "publish | CLIENT           | --cid=32                     | cid                  | 50",
    "publish | CLIENT --server=tls://h | --ca=PEM              | tls                  | PEM",
    "publish | CLIENT --server=tls://h | --insecure            | tls                  | anybody",
    "publish | CLIENT           | --connect-timeout=33s        | connectTimeout       | PT33S",
    "publish | CLIENT           | --settle=34s                 | --settle             | PT34S",
    "publish | CLIENT           | word                         | MESSAGE              | [word]",
    "listen | CLIENT | --key-file=SECRET | sharedKey | in a file",
    "listen | CLIENT | --address-key-file=SECRET | addressKey | in a file",
    "listen  | --channel=c      | --uid=word                   | uid                  | word",
    "listen  | --uid=u          | --channel=word               | channel              | word",
    "listen  | CLIENT           | --server=[::1]:41            | host port            | ::1 41",
    "listen  | CLIENT           | --profile=n-draft            | protocol format      | N_DRAFT STREAM",
    "listen  | CLIENT           | --key=word                   | sharedKey            | word",
    "listen  | CLIENT           | --address-key=word           | addressKey           | word",
    "listen  | CLIENT           | --cid=42                     | cid                  | 66",
    "listen  | CLIENT --server=tls://h | --ca=PEM              | tls                  | PEM",
    "listen  | CLIENT --server=tls://h | --insecure            | tls                  | anybody",
    "listen  | CLIENT           | --connect-timeout=43s        | connectTimeout       | PT43S",
    "listen  | CLIENT           | --json                       | format               | JSON",
    "listen  | CLIENT           | --raw                        | format               | RAW",
    "listen  | CLIENT           | --count=44                   | --count              | 44",
    "listen  | CLIENT           | --timeout=45s                | --timeout            | PT45S",
    "listen  | CLIENT           | --reconnect                  | reconnect.attempts   | 20",
    "decode  |                  | --file=word                  | --file               | word",
    "decode  |                  | word                         | HEX                  | word",
  };

  /** Settings of the libraries that the command line leaves as they are. */
  private static final Set<String> WITHOUT_OPTION =
      Set.of(
          "serve metrics.deadline",
          "publish publishTimeout",
          "publish queueMessages",
          "publish queueOctets",
          "publish maxBodyOctets",
          "publish emptyMessages",
          "listen publishTimeout",
          "listen queueMessages",
          "listen queueOctets",
          "listen maxBodyOctets",
          "listen emptyMessages");

  private record Row(String command, String before, String option, String names, String values) {
    static Row of(String line) {
      String[] cells = line.split("\\|", -1);
      return new Row(
          cells[0].strip(),
          cells[1].strip().replace("CLIENT", CLIENT),
          cells[2].strip(),
          cells[3].strip(),
          cells[4].strip());
    }

    /** Returns the words without this option; one that is required has another value then. */
    String wordsBefore() {
      return switch (label()) {
        case "--uid" -> before + " --uid=u";
        case "--channel" -> before + " --channel=c";
        default -> before;
      };
    }

    /** Returns the option's name, or the label of a parameter. */
    String label() {
      return option.startsWith("--") ? option.replaceFirst("=.*", "") : names;
    }
  }

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  private static Path folder;

  @BeforeAll
  static void writeCertificates() throws IOException {
    String key = Pem.key(Certificates.LOCAL);
    Files.writeString(folder.resolve("secret"), "in a file\r\nand more");
    Files.writeString(folder.resolve("file"), "port = 8");
    Pem.write(folder.resolve("key"), key);
    Pem.write(folder.resolve("pem"), key + Pem.certificate(Certificates.LOCAL));
  }

  private static List<Row> rows() {
    return Arrays.stream(ROWS).map(EveryOptionTest::withFiles).map(Row::of).toList();
  }

  private static String withFiles(String row) {
    return row.replace("PEM", folder.resolve("pem").toString())
        .replace("SECRET", folder.resolve("secret").toString())
        .replace("FILE", folder.resolve("file").toString())
        .replace("KEY", folder.resolve("key").toString());
  }

  @Test
  void changesItsSettingAndNoOther() throws Exception {
    for (Row row : rows()) {
      Map<String, String> before = AskedSettings.of(row.command(), row.wordsBefore());
      Map<String, String> after =
          AskedSettings.of(row.command(), row.before() + " " + row.option());
      Set<String> changed = new LinkedHashSet<>();
      before.forEach(
          (name, value) -> {
            if (after.containsKey(name) && !after.get(name).equals(value)) {
              changed.add(name);
            }
          });
      List<String> names = List.of(row.names().split(" ", -1));
      assertThat(names)
          .as("what %s of %s changes", row.option(), row.command())
          .containsAll(changed);
      assertThat(names).as(row.option()).allSatisfy(name -> assertThat(after).containsKey(name));
      String values = String.join(" ", names.stream().map(after::get).toList());
      assertThat(values).as("%s of %s", row.option(), row.command()).isEqualTo(row.values());
      assertThat(before.getOrDefault(names.get(0), "")).isNotEqualTo(after.get(names.get(0)));
    }
  }

  @Test
  void mayStandInAFile() throws Exception {
    Path file = folder.resolve("options");
    for (Row row : rows()) {
      if (row.command().equals("serve") && !row.option().matches("--config.*|--check")) {
        Files.writeString(file, lines(row.before() + " " + row.option()));
        assertThat(AskedSettings.of("serve", "--config=" + file))
            .as(row.option())
            .containsAllEntriesOf(
                without(AskedSettings.of("serve", row.before() + " " + row.option())));
      }
    }
  }

  @Test
  void isShownAsALineOfAFile() throws Exception {
    Path file = folder.resolve("shown");
    for (Row row : rows()) {
      if (row.command().equals("serve") && !row.option().matches("--(address-)?key=.*|--check")) {
        String words = row.before() + " " + row.option();
        Files.write(file, AskedSettings.plan(words));
        assertThat(without(AskedSettings.of("serve", "--config=" + file)))
            .as(row.option())
            .containsAllEntriesOf(without(AskedSettings.of("serve", words)));
      }
    }
  }

  /** Returns the words of a command line as lines of a file. */
  private static String lines(String words) {
    StringBuilder lines = new StringBuilder();
    for (String word : words.strip().split(" +", -1)) {
      String line = word.substring("--".length());
      lines.append(line.contains("=") ? line : line + "=true").append('\n');
    }
    return lines.toString();
  }

  private static Map<String, String> without(Map<String, String> settings) {
    settings.remove("--config");
    return settings;
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "publish", "listen", "decode", "codec"})
  void hasARowForEachOption(String command) {
    Set<String> labels = new TreeSet<>();
    CommandLine line = AskedSettings.subcommand(command);
    for (OptionSpec option : line.getCommandSpec().options()) {
      if (!option.usageHelp() && !option.versionHelp()) {
        labels.add(option.longestName());
      }
    }
    for (PositionalParamSpec parameter : line.getCommandSpec().positionalParameters()) {
      labels.add(parameter.paramLabel());
    }
    assertThat(rows().stream().filter(row -> row.command().equals(command)).map(Row::label))
        .containsExactlyInAnyOrderElementsOf(labels);
  }

  @Test
  void knowsEveryCommand() {
    assertThat(AskedSettings.commands().getSubcommands().keySet())
        .containsExactlyInAnyOrder(
            "serve", "publish", "listen", "decode", "codec", "generate-completion");
  }

  @ParameterizedTest
  @CsvSource({
    "serve,   --peer=127.0.0.1 --metrics-port=1",
    "publish, " + CLIENT,
    "listen,  " + CLIENT
  })
  void reachesEverySetting(String command, String before) throws Exception {
    Set<String> reached = new HashSet<>();
    for (Row row : rows()) {
      if (row.command().equals(command)) {
        reached.addAll(List.of(row.names().split(" ", -1)));
      }
    }
    Set<String> unreached = new TreeSet<>();
    for (String name : AskedSettings.of(command, before).keySet()) {
      if (!reached.contains(name)
          && !name.startsWith("reconnect.")
          && !WITHOUT_OPTION.contains(command + " " + name)) {
        unreached.add(name);
      }
    }
    assertThat(unreached).isEmpty();
  }
}
