package org.mles.conformance.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.testkit.engine.EventConditions.abortedWithReason;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.run.subjects.ServerSubject;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.run.subjects.reference.ReferenceSubject;
import org.mles.conformance.selftest.BadPeer;
import org.mles.conformance.selftest.BadPeerSubject;
import org.mles.conformance.selftest.Faults;
import org.mles.conformance.selftest.faults.Fault;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Runs cases by the engine, as Maven and Gradle do. */
final class MlesTestEngineIT {
  private static final String PARAMETERS = "[engine:mles-conformance]/[subject:parameters]";

  /** Cases of the class. */
  private static final long CASES =
      CaseBook.complete().cases(Kind.SERVER, Protocol.V1).stream()
          .filter(c -> c.chapter().equals("cid"))
          .count();

  private static final ServerSubject REFERENCE = new ReferenceSubject(Fault.SETTINGS);

  private static EngineTestKit.Builder kit(DiscoverySelector... selectors) {
    return EngineTestKit.engine("mles-conformance").selectors(selectors);
  }

  private static EngineExecutionResults run(String... settings) {
    EngineTestKit.Builder kit = kit(selectUniqueId(PARAMETERS));
    for (String setting : settings) {
      String[] both = setting.split("=", 2);
      kit.configurationParameter("mles.conformance." + both[0], both[1]);
    }
    return kit.execute();
  }

  private static EngineExecutionResults runAt(
      ServerSubject server, Settings settings, String... more) {
    try (Subject.Running running = server.start(settings)) {
      String[] all = new String[more.length + 2];
      all[0] = "target=127.0.0.1:" + running.address().getPort();
      all[1] = "key=" + settings.sharedKey();
      System.arraycopy(more, 0, all, 2, more.length);
      return run(all);
    }
  }

  @Test
  void casesOfAnAnnotatedClassPassOnTheReference() {
    kit(selectClass(ReferenceConformanceIT.class))
        .execute()
        .testEvents()
        .assertStatistics(counts -> counts.started(CASES).succeeded(CASES));
  }

  @Test
  void oneCaseIsAskedAloneByItsUniqueId() {
    EngineExecutionResults results =
        kit(selectUniqueId(
                "[engine:mles-conformance]/[subject:"
                    + ReferenceConformanceIT.class.getName()
                    + "]/[chapter:cid]/[case:cid.other-channel]"))
            .execute();
    assertThat(results.testEvents().succeeded().list())
        .extracting(event -> event.getTestDescriptor().getLegacyReportingName())
        .containsExactly("cid.other-channel");
    results.containerEvents().assertStatistics(counts -> counts.started(3).succeeded(3));
  }

  @Test
  void aBrokenClauseFailsWithItsTextAndWhatWasSeen() {
    ServerSubject broken = (ServerSubject) Faults.named("global-cids").subject();
    runAt(broken, Fault.SETTINGS, "select=cid.other-channel")
        .testEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                test("cid.other-channel"),
                finishedWithFailure(
                    instanceOf(AssertionFailedError.class),
                    message(m -> m.contains("V1-CID-06 MUST ")),
                    message(m -> m.contains("look first: ")),
                    message(m -> m.contains("run it again: java -jar ")),
                    message(
                        m -> m.contains("jar run server --key \"$MLES_KEY\" --target 127.0.0.1:")),
                    message(m -> m.contains("sent")),
                    message(m -> !m.contains("self-test")))));
  }

  @Test
  void whatTheSubjectCannotBeSetToIsAbortedWithTheReason() {
    runAt(REFERENCE, Fault.SETTINGS, "also=v2", "select=cid.other-channel,history.none")
        .testEvents()
        .assertStatistics(counts -> counts.started(2).succeeded(1).aborted(1))
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                test("history.none"),
                abortedWithReason(
                    instanceOf(TestAbortedException.class),
                    message(m -> m.startsWith("not-applicable: needs the setup ")))));
  }

  @Test
  void aRunThatJudgesNothingFails() {
    runAt(REFERENCE, Fault.SETTINGS, "also=v2", "select=history.none")
        .containerEvents()
        .failed()
        .assertThatEvents()
        .haveExactly(
            1, event(finishedWithFailure(message(m -> m.startsWith("nothing was judged")))));
  }

  @Test
  void aMissedRecommendationIsAbortedUnlessItsLevelIsAskedFor() {
    ServerSubject broken = (ServerSubject) Faults.named("v2-version-unsaid").subject();
    String[] asked = {"profile=v2", "select=v2.handshake.version.said"};
    runAt(broken, Fault.SETTINGS, asked)
        .testEvents()
        .assertStatistics(counts -> counts.started(1).aborted(1));
    runAt(broken, Fault.SETTINGS, asked[0], asked[1], "level=should")
        .testEvents()
        .assertStatistics(counts -> counts.started(1).failed(1));
  }

  @Test
  void aKnownFailureIsAbortedWithItsReason(@TempDir Path folder) throws IOException {
    Path known = folder.resolve("known.txt");
    Files.writeString(known, "reason: issue 17\n  cid.other-channel\n");
    ServerSubject broken = (ServerSubject) Faults.named("global-cids").subject();
    runAt(broken, Fault.SETTINGS, "select=cid.other-channel", "expected-failures=" + known)
        .testEvents()
        .aborted()
        .assertThatEvents()
        .haveExactly(
            1, event(abortedWithReason(message(m -> m.startsWith("expected-fail: issue 17; ")))));
  }

  @Test
  void aListOfKnownFailuresThatNamesNoCaseFails(@TempDir Path folder) throws IOException {
    Path known = folder.resolve("known.txt");
    Files.writeString(known, "reason: issue 17\n  no.such.case\n");
    run("select=cid.other-channel", "expected-failures=" + known)
        .containerEvents()
        .failed()
        .assertThatEvents()
        .haveExactly(1, event(finishedWithFailure(message(m -> m.contains("no.such.case")))));
  }

  @Test
  void aSubjectThatIsNotThereIsAnError() {
    run("target=127.0.0.1:1", "select=cid.other-channel")
        .testEvents()
        .failed()
        .assertThatEvents()
        .haveExactly(1, event(finishedWithFailure(instanceOf(IllegalStateException.class))));
  }

  @Test
  void aSubjectThatServesNobodyFailsAndTheRestIsNotAsked() {
    EngineExecutionResults results =
        runAt(new BadPeerSubject(BadPeer.CLOSE_AT_ONCE, Fault.SETTINGS), Fault.SETTINGS);
    assertThat(results.testEvents().failed().count()).isBetween(1L, 12L);
    results.testEvents().assertStatistics(counts -> counts.succeeded(0));
  }

  @Test
  void aCommandIsStartedOnceForAllCasesAndEnded(@TempDir Path folder) throws IOException {
    Path starts = folder.resolve("starts");
    String command =
        "echo $$ >> '"
            + starts
            + "'; exec java -XX:TieredStopAtLevel=1 -cp '"
            + System.getProperty("java.class.path")
            + "' org.mles.cli.MlesCommand serve --port {port} --key k";
    run("exec=" + command, "key=k", "also=v2", "select=cid", "jobs=2")
        .testEvents()
        .assertStatistics(counts -> counts.started(CASES).succeeded(CASES));
    List<String> started = Files.readAllLines(starts);
    assertThat(started).hasSize(1);
    ProcessHandle.of(Long.parseLong(started.get(0)))
        .ifPresent(program -> program.onExit().orTimeout(30, TimeUnit.SECONDS).join());
  }
}
