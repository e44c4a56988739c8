package org.mles.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.book.Settings;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.run.subjects.ServerSubject;
import org.mles.conformance.run.subjects.Subject;
import org.mles.conformance.run.subjects.reference.ReferencePeer;
import org.mles.conformance.run.subjects.reference.ReferenceSubject;
import org.mles.conformance.selftest.Faults;
import org.mles.conformance.selftest.faults.Fault;

/** What is inside TLS is judged as what is not. */
final class InsideTlsIT {
  /** A busy machine takes its time for handshakes; whoever is right keeps nobody waiting. */
  private static final Plan PATIENT = Plan.STANDARD.withTimeoutScale(3);

  private static final Settings KEY = Settings.ofKeys("key", null);

  /** Thousands of handshakes, or tens of MiB: more than a build should wait for. */
  private static final Pattern HEAVY =
      Pattern.compile(
          "(crowd|residue|soak|cost)\\..*|close\\.(many|fin\\.(unread|queued|flush\\.heavy)).*"
              + "|history\\.bytes.*|limit\\.(slow-reader|announced)");

  /** Cases in which somebody who has ended its side is told something. */
  private static final List<String> HALF_CLOSED =
      List.of("close.fin.flush", "close.fin.flush.heavy", "close.fin.queued", "close.fin.unread");

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TLS")
  void theVerdictsAreThoseOfPlainConnections(Protocol protocol) {
    Settings plain = KEY.withProtocol(protocol).withAlso(ReferenceSubject.USUAL);
    List<CaseDefinition> cases = sample(protocol);
    Map<String, Verdict> expected = verdicts(new ReferenceSubject(plain), cases);
    assertThat(expected.values()).contains(Verdict.PASS).doesNotContain(Verdict.FAIL);
    Settings inside = ReferenceSubject.insideTls(plain);
    assertThat(verdicts(new ReferenceSubject(inside), cases)).isEqualTo(expected);
    assertThat(inside.transport().text()).startsWith("TLSv1.3 TLS_");
  }

  /** Chapters of what differs inside: cuts, ends, and what a page calls its server. */
  private static final Set<String> DIFFERENT = Set.of("segmentation", "close", "v2-handshake");

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TLS")
  void whatCarriesIsJudgedWhateverIsSpokenInside(Protocol protocol) {
    Settings inside = ReferenceSubject.insideTls(KEY.withProtocol(protocol));
    List<CaseDefinition> cases = CaseBook.complete().cases(Kind.SERVER, Protocol.TLS);
    assertThat(CaseBook.complete().cases(Kind.SERVER, inside)).containsAll(cases);
    assertThat(CaseBook.complete().cases(Kind.SERVER, KEY)).doesNotContainAnyElementsOf(cases);
    assertThat(verdicts(new ReferenceSubject(inside), cases).values())
        .hasSize(cases.size())
        .containsOnly(Verdict.PASS);
  }

  /** What speaks plain on the same port on purpose misses a recommendation, and no more. */
  @Test
  void whoServesPlainAsWellIsNotHeldToWhatHoldsForTlsAlone() {
    Fault asWell = Faults.named("tls-plain-as-well");
    Map<String, Verdict> verdicts =
        verdicts(asWell.subject(), cases(List.of("tls.port.alone", "tls.port.no-frames")));
    assertThat(verdicts)
        .containsEntry("tls.port.alone", Verdict.WARN)
        .containsEntry("tls.port.no-frames", Verdict.NOT_APPLICABLE);
  }

  /** The first case of each chapter in each setup, and all of what differs inside. */
  private static List<CaseDefinition> sample(Protocol protocol) {
    Set<List<Object>> seen = new HashSet<>();
    List<CaseDefinition> chosen = new ArrayList<>();
    for (CaseDefinition one : CaseBook.complete().cases(Kind.SERVER, protocol)) {
      boolean light = !HEAVY.matcher(one.id()).matches();
      boolean about = DIFFERENT.contains(one.chapter());
      if (light && (seen.add(List.of(one.chapter(), one.setup())) || about)) {
        chosen.add(one);
      }
    }
    return chosen;
  }

  @ParameterizedTest
  @ValueSource(strings = {"loses-some", "half-open", "drops-at-fin", "n-loses-some"})
  void whatIsWrongIsNoticedInsideToo(String word) {
    Fault fault =
        Faults.all().stream().filter(f -> f.word().equals(word)).findFirst().orElseThrow();
    List<CaseDefinition> cases =
        CaseBook.complete().cases().stream().filter(c -> c.kills().contains(word)).toList();
    List<Judgement> judgements = run(new TlsFront(fault.subject(), "TLSv1.3"), cases);
    assertThat(judgements).isNotEmpty().allMatch(j -> j.missedIn() != null);
  }

  @Test
  void theClientsOfAPeerAreInside() {
    Subject peer = new ReferencePeer(ReferenceSubject.insideTls(KEY));
    assertThat(verdicts(peer, cases(List.of("peer.link.one-per-channel", "peer.first.unchanged"))))
        .hasSize(2)
        .allSatisfy((id, verdict) -> assertThat(verdict).as(id).isEqualTo(Verdict.PASS));
  }

  @Test
  void whoIsToldNothingAfterItsEndIsNotAskedAboutThat() {
    ServerSubject server = new ReferenceSubject(KEY);
    Map<String, Verdict> inTwo = verdicts(new TlsFront(server, "TLSv1.2"), cases(HALF_CLOSED));
    assertThat(inTwo.values()).hasSize(HALF_CLOSED.size()).containsOnly(Verdict.NOT_APPLICABLE);
    List<CaseDefinition> others = cases(List.of("close.fin", "close.rst", "forward.no-echo"));
    assertThat(verdicts(new TlsFront(server, "TLSv1.2"), others).values())
        .hasSize(others.size())
        .containsOnly(Verdict.PASS);
    assertThat(verdicts(new TlsFront(server, "TLSv1.3"), cases(List.of("close.fin.flush"))))
        .containsValue(Verdict.PASS);
  }

  private static List<CaseDefinition> cases(List<String> ids) {
    return CaseBook.complete().cases().stream().filter(c -> ids.contains(c.id())).toList();
  }

  private static Map<String, Verdict> verdicts(Subject subject, List<CaseDefinition> cases) {
    Map<String, Verdict> verdicts = new TreeMap<>();
    for (Judgement judgement : run(subject, cases)) {
      CaseResult result = judgement.result();
      verdicts.put(result.id(), result.verdict());
    }
    return verdicts;
  }

  private static List<Judgement> run(Subject subject, List<CaseDefinition> cases) {
    return new Runner(subject, PATIENT, (last, done, total) -> {}).judge(cases);
  }
}
