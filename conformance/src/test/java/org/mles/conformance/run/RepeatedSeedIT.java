package org.mles.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.run.subjects.ServerSubject;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.run.subjects.TargetSubject;
import org.mles.conformance.run.subjects.reference.ReferenceSubject;

final class RepeatedSeedIT {
  @Test
  void aSecondRunWithTheSameSeedDoesNotMeetTheHistoryOfTheFirst() {
    Settings settings = Settings.ofKeys("k", null);
    List<CaseDefinition> cases =
        new Selection(List.of("history.verbatim", "join.*"), List.of())
            .from(CaseBook.complete().cases(Kind.SERVER, Protocol.V1));
    try (ServerSubject server = new ReferenceSubject(settings);
        Subject.Running running = server.start(settings)) {
      for (int run = 0; run < 2; run++) {
        Subject target = new TargetSubject(running.address(), settings);
        assertThat(new Runner(target, Plan.STANDARD, (last, done, total) -> {}).run(cases))
            .allSatisfy(c -> assertThat(c.verdict()).as(c.message()).isEqualTo(Verdict.PASS));
      }
    }
  }
}
