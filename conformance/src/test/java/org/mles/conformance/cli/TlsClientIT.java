package org.mles.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.testing.RequiredTool;

/** Clients inside TLS: ours as a library and as a program, and one on another library. */
final class TlsClientIT {
  private static final String PYTHON =
      "exec python3 src/test/python/tls_client.py {ca} %s {host} {port} {channel} {uid} {key}"
          + " {address-key}";

  private final Commands commands = new Commands();

  @ParameterizedTest
  @CsvSource({
    "v1,'tls.*,client.hear.*,client.bad-header.*'",
    "v2,'tls.*,v2.client.first*,v2.client.back.*'"
  })
  void theReferenceClientConforms(String profile, String select) {
    assertThat(run("--profile", profile, "--select", select)).as(commands.out()).isZero();
    assertThat(commands.out()).contains(" 0 failed, 0 skipped").contains("tls TLSv1.3 TLS_");
  }

  @ParameterizedTest
  @CsvSource({"v1,tls", "v2,wss"})
  void theReferenceCommandConforms(String profile, String scheme) {
    String listen =
        "exec java -XX:TieredStopAtLevel=1 -cp '"
            + System.getProperty("java.class.path")
            + "' org.mles.cli.MlesCommand listen --raw -u {uid} -c {channel} --ca {ca} -s ";
    String cases = "tls.client.certificate.told,tls.client.end.said,tls.client.answer.plain";
    String[] line = {"--profile", profile, "--only", "listens", "--select", cases, "--exec", ""};
    line[7] = listen + scheme + "://127.0.0.1:{port}";
    assertThat(run(line)).as(commands.out()).isZero();
    assertThat(commands.lastLine()).isEqualTo("3 passed, 0 failed, 0 skipped");
  }

  @Test
  void aClientOnOpenSslConforms() throws InterruptedException {
    RequiredTool.PYTHON.require();
    assertThat(run("--exec", String.format(Locale.ROOT, PYTHON, "right"), "--select", "tls.*"))
        .as(commands.out())
        .isZero();
    assertThat(commands.lastLine()).startsWith("17 passed");
  }

  /** Each fails where it is wrong, and passes another case. */
  @ParameterizedTest
  @CsvSource({
    "anybody,tls.client.certificate.authority",
    "any-name,tls.client.certificate.name",
    "forgetful,tls.client.end.said",
    "old,tls.client.version.old"
  })
  void aWrongClientOnOpenSslIsNoticed(String mistake, String failing) throws InterruptedException {
    RequiredTool.PYTHON.require();
    String select = "tls.client.record.together," + failing;
    assertThat(run("--exec", String.format(Locale.ROOT, PYTHON, mistake), "--select", select))
        .isEqualTo(1);
    assertThat(commands.out()).contains("fail   " + failing + " ");
    assertThat(commands.lastLine()).isEqualTo("1 passed, 1 failed, 0 skipped");
  }

  @Test
  void mistakesInOptionsAreSaidInOneLine() {
    String places = "x {port} {channel} {uid}";
    assertThat(commands.execute("run", "client", "--tls", "--exec", places)).isEqualTo(2);
    assertThat(commands.errLines()).singleElement().asString().contains("--exec has no {ca}");
    assertThat(commands.execute("run", "client", "--exec", places + " {ca}")).isEqualTo(2);
    assertThat(commands.errLines())
        .singleElement()
        .asString()
        .contains("{ca} is for who is answered by TLS");
    assertThat(commands.execute("run", "client", "--profile", "tls")).isEqualTo(2);
    assertThat(commands.errLines()).singleElement().asString().contains("add --tls");
  }

  private int run(String... more) {
    List<String> line = new ArrayList<>(List.of("run", "client", "--tls", "--level", "should"));
    line.addAll(List.of("--jobs", "4", "--timeout-scale", "4"));
    line.addAll(List.of(more));
    return commands.execute(line.toArray(String[]::new));
  }
}
