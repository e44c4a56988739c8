package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.run.subjects.ExecSubject;
import picocli.CommandLine;

/** Cases that need a limit or an address judge our server as a program, not only as a library. */
final class OwnProgramIT {
  private static final String KEYS =
      " --key '{key}' --address-key '{address-key}' --history-limit {history-limit}";

  /** Limits are named as the options of our server; only a time needs its unit. */
  private static final String REST =
      " --bind {bind} --strict-resync={strict-resync}"
          + Stream.of(Limit.values())
              .filter(limit -> limit != Limit.HISTORY_FRAMES)
              .map(limit -> " --" + limit.word() + " {" + limit.word() + "}" + unit(limit))
              .collect(Collectors.joining());

  private final StringWriter out = new StringWriter();

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TLS")
  void everyLimitCaseIsJudgedAndPassed(Protocol protocol) {
    List<String> ids = beyondKeys(protocol);
    int code = run(serve(protocol) + KEYS + REST, protocol, ids);
    assertThat(code).as(out.toString()).isZero();
    assertThat(out.toString()).contains(ids.size() + " passed, 0 failed, 0 skipped");
  }

  @Test
  void aProgramThatNamesNoLimitIsNotJudgedByIt() {
    assertThat(
            run(serve(Protocol.V1) + KEYS, Protocol.V1, List.of("limit.body", "frame.length.zero")))
        .isZero();
    assertThat(out.toString())
        .contains(
            "needs the setup small-bodies: the command has no {max-body}", "0 failed, 1 skipped");
  }

  /** What a page calls its server, and the history that a program is told, differ inside TLS. */
  @Test
  void aProgramOfVersion2IsJudgedInsideTls() {
    String command = serve(Protocol.V2) + " --tls-self-signed" + KEYS + REST;
    List<String> ids = List.of("v2-handshake", "v2-history");
    int code = run(command, Protocol.V2, ids, "--tls", "--insecure", "--level", "should");
    assertThat(code).as(out.toString()).isZero();
    assertThat(out.toString()).contains(" 0 failed, 0 skipped").contains("tls TLSv1.3");
  }

  private static String unit(Limit limit) {
    return limit.unit() == Limit.Unit.MILLIS ? "s" : "";
  }

  /** Returns the cases to which keys and history do not suffice. */
  private static List<String> beyondKeys(Protocol protocol) {
    Settings declared = Settings.ofKeys("k", null).withProtocol(protocol);
    ExecSubject told = new ExecSubject("{port}" + KEYS, declared, Duration.ofSeconds(1), null);
    return CaseBook.complete().cases().stream()
        .filter(c -> c.kind() == Kind.SERVER && c.protocol() == protocol)
        .filter(c -> told.objection(c.setup().apply(declared)) != null)
        .map(CaseDefinition::id)
        .toList();
  }

  private static String serve(Protocol protocol) {
    return "java -XX:TieredStopAtLevel=1 -cp '"
        + System.getProperty("java.class.path")
        + "' org.mles.cli.MlesCommand serve --port {port}"
        + (protocol == Protocol.V1 ? "" : " --protocols v1," + protocol.word());
  }

  private int run(String command, Protocol protocol, List<String> ids, String... more) {
    CommandLine commandLine = ConformanceCommand.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(out, true));
    List<String> line = new ArrayList<>(List.of("run", "server", "-v", "--key", "k"));
    line.addAll(List.of("--profile", protocol.word(), "--exec", command));
    line.addAll(List.of("--select", String.join(",", ids)));
    line.addAll(List.of(more));
    return commandLine.execute(line.toArray(String[]::new));
  }
}
