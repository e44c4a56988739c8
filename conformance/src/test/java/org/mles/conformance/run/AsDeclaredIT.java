package org.mles.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Limit;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.book.Setup;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.run.subjects.TargetSubject;
import org.mles.conformance.run.subjects.reference.ReferenceSubject;

/** A server that is not set anew is tried as it was declared to be. */
final class AsDeclaredIT {
  private static final Settings KEY = Settings.ofKeys("key", null);

  @ParameterizedTest
  @EnumSource
  void aDeclaredLimitIsTriedAsDeclared(Limit limit) {
    Settings declared = KEY.with(limit, value(limit));
    assertThat(results(limit, declared, declared))
        .isNotEmpty()
        .allSatisfy(r -> assertThat(r.verdict()).as(r.message()).isEqualTo(Verdict.PASS));
  }

  /** How far a slow reader is let fall behind beyond its bound is nobody's to judge. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SLOW_READER_OCTETS")
  void aServerThatHasAnotherLimitThanDeclaredDoesNotPass(Limit limit) {
    Settings declared = KEY.with(limit, value(limit));
    assertThat(results(limit, declared, KEY))
        .extracting(CaseResult::verdict)
        .doesNotContain(Verdict.NOT_APPLICABLE)
        .containsAnyOf(Verdict.FAIL, Verdict.WARN);
  }

  @Test
  void whatWasNotDeclaredIsSaidByTheOptionThatDeclaresIt() {
    assertThat(results(Limit.BODY_OCTETS, KEY, KEY))
        .allSatisfy(r -> assertThat(r.verdict()).isEqualTo(Verdict.NOT_APPLICABLE))
        .allSatisfy(r -> assertThat(r.message()).contains("--max-body"));
  }

  @Test
  void aServerOfBothFamiliesThatIsGivenByNameIsDialledOverBoth() throws Exception {
    Settings dual = Settings.ofKeys(null, null).withBind(Settings.Bind.DUAL);
    Subject.Running running = new ReferenceSubject(dual).start(dual);
    try (running) {
      int port = running.address().getPort();
      List<InetSocketAddress> both =
          Stream.of("127.0.0.1", "::1").map(host -> at(host, port)).toList();
      Subject target = new TargetSubject(both, Settings.ofKeys(null, null));
      assertThat(run(target, Protocol.V1, Setup.ENDPOINT_IPV6, Setup.ENDPOINT_DUAL))
          .hasSizeGreaterThan(2)
          .allSatisfy(
              r -> assertThat(r.verdict()).as(r.message()).isIn(Verdict.PASS, Verdict.INFO));
    }
  }

  private static InetSocketAddress at(String host, int port) {
    try {
      return new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns how the cases about a limit end, in version 1 and in version 2, or of TLS around. */
  private static List<CaseResult> results(Limit limit, Settings declared, Settings real) {
    Setup[] setups =
        Stream.of(Setup.values()).filter(s -> s.limit() == limit).toArray(Setup[]::new);
    List<CaseResult> results = new ArrayList<>();
    boolean around = limit == Limit.HANDSHAKES;
    for (Protocol protocol : List.of(Protocol.V1, Protocol.V2)) {
      Settings plain = real.withProtocol(protocol);
      Settings spoken = around ? ReferenceSubject.insideTls(plain) : plain;
      try (Subject.Running running = new ReferenceSubject(spoken).start(spoken)) {
        Settings said = declared.withProtocol(protocol).withTransport(spoken.transport());
        Subject target = new TargetSubject(running.address(), said);
        results.addAll(run(target, around ? Protocol.TLS : protocol, setups));
      }
    }
    return results;
  }

  private static List<CaseResult> run(Subject target, Protocol protocol, Setup... setups) {
    List<CaseDefinition> cases =
        CaseBook.complete().cases(Kind.SERVER, protocol).stream()
            .filter(c -> List.of(setups).contains(c.setup()))
            .toList();
    Plan plan = Plan.STANDARD.with(4, 1, false).withTimeoutScale(0.5);
    return new Runner(target, plan, (last, done, total) -> {}).run(cases);
  }

  /** Returns a value that no setup of the suite has. */
  private static long value(Limit limit) {
    return switch (limit) {
      case HISTORY_FRAMES -> 7;
      case HISTORY_OCTETS -> 30_000;
      case SLOW_READER_OCTETS -> 2 << 20;
      case BODY_OCTETS -> 70_000;
      case CONNECTIONS -> 24;
      case UNJOINED_PER_SOURCE -> 20;
      case HANDSHAKES -> 10;
      case CHANNELS -> 14;
      case DESERTED_CHANNELS -> 6;
      case FIRST_FRAME_MILLIS -> 2600;
      case PING_MILLIS -> 700;
    };
  }
}
