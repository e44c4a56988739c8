package org.mles.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.cli.program.Menu;
import org.mles.cli.program.Program;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a file of options may say, and what is said of one that says something else. */
class ConfigFileTest {
  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  private Path folder;

  private final StringWriter errors = new StringWriter();
  private final Work work = new Work();

  @Command(name = "work")
  private static final class Work implements Callable<Integer> {
    @Option(names = "--depth", defaultValue = "1")
    private int depth;

    @Option(names = "--deep")
    private boolean deep;

    @Option(names = "--key")
    private @Nullable String key;

    @Override
    public Integer call() {
      return 0;
    }
  }

  @Command(name = "program")
  private static final class Whole {}

  private int run(String text, String... words) throws IOException {
    Path file = Files.writeString(folder.resolve("options"), text);
    CommandLine command = new CommandLine(work);
    ConfigFile.addTo(command);
    CommandLine line = new CommandLine(new Whole()).addSubcommand(command);
    Program.prepare(line, new Menu(), OutputStream.nullOutputStream());
    line.setErr(new PrintWriter(errors, true));
    String[] all = new String[words.length + 3];
    all[0] = "work";
    all[1] = "--config";
    all[2] = file.toString();
    System.arraycopy(words, 0, all, 3, words.length);
    return Program.execute(line, all);
  }

  @Test
  void isTakenWhereTheCommandLineSaysNothing() throws IOException {
    assertThat(run("# how deep\ndepth = 7\ndeep: true\n")).isZero();
    assertThat(work.depth).isEqualTo(7);
    assertThat(work.deep).isTrue();
    assertThat(errors.toString()).isEmpty();
  }

  @Test
  void countsLessThanTheCommandLine() throws IOException {
    assertThat(run("depth = 7\nkey = k", "--depth", "8")).isZero();
    assertThat(work.depth).isEqualTo(8);
    assertThat(work.key).isEqualTo("k");
  }

  @ParameterizedTest
  @CsvSource({
    "rw-r-----, key = k, false",
    "rw-r--r--, key = k, true",
    "rw-r--r--, depth = 2, false"
  })
  void saysWhoMayReadAKey(String permissions, String text, boolean said) throws IOException {
    Path file = Files.writeString(folder.resolve("options"), "");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    assertThat(run(text)).isZero();
    assertThat(errors.toString().contains("work: --config: everybody on this machine may read"))
        .isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deph = 7          | options: \"deph\" is no option that a file can say",
        "--depth = 7       | options: \"--depth\" is no option that a file can say",
        "help = true       | options: \"help\" is no option that a file can say",
        "config = other    | options: \"config\" is no option that a file can say",
        "'depth=1\ndepth=2' | options: \"depth\" is said twice",
        "depth = much      | Invalid value for option '--depth'",
        "depth = \\u12     | options: Malformed",
        "deep = perhaps    | is not a boolean",
      })
  void saysNothingElse(String text, String why) throws IOException {
    assertThat(run(text)).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString())
        .contains(why)
        .contains("; try program work --help")
        .hasLineCount(1);
  }

  @Test
  void isToBeThere() throws IOException {
    assertThat(run("", "--config=" + folder.resolve("none"))).isEqualTo(2);
    assertThat(errors.toString()).startsWith("--config: cannot read no such file: ");
  }

  @Test
  void isShort() throws IOException {
    assertThat(run("#".repeat((64 << 10) + 1))).isEqualTo(2);
    assertThat(errors.toString()).contains("options: longer than 64 KiB");
  }

  @Test
  void isUtf8() throws IOException {
    Files.write(folder.resolve("latin"), new byte[] {'#', (byte) 0xE4});
    assertThat(run("", "--config=" + folder.resolve("latin"))).isEqualTo(2);
    assertThat(errors.toString()).contains("latin: not UTF-8");
  }
}
