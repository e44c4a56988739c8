package org.mles.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.report.KnownMistakes;
import org.mles.conformance.run.Plan;
import org.mles.conformance.run.Runner;
import org.mles.conformance.selftest.faults.Fault;

/** Clients whose join is wrong fail every case; the report tells what is wrong with it. */
@Timeout(120)
final class FirstLineIT {
  @ParameterizedTest
  @CsvSource({
    "client-little-endian-length, V1-HDR-01",
    "client-own-type, V1-HDR-01",
    "client-counts-header, V1-HDR-01",
    "client-zero-key, V1-KEY-02",
    "client-swaps-names, V1-CBOR-01",
    "client-waits-for-greeting, CLI-05",
  })
  void namesWhatIsWrongWithAJoin(String word, String clause) {
    Fault fault = Faults.named(word);
    List<CaseDefinition> cases =
        CaseBook.complete().cases(fault.kind(), Protocol.V1).stream()
            .filter(c -> c.id().startsWith("client.join") || c.id().equals("client.key.endpoint"))
            .toList();
    Plan plan = Plan.STANDARD.with(8, 1, false).withTimeoutScale(0.2);
    FirstLines lines = new FirstLines();
    lines.add(fault, new Runner(fault.subject(), plan, (last, done, total) -> {}).run(cases));
    assertThat(lines.of(KnownMistakes.PUBLISHED).get(fault)).startsWith("broken: " + clause + " ");
  }
}
