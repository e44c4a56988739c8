package org.mles.conformance.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Kind;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.cases.CaseBook;
import org.mles.conformance.cli.run.Prepared;
import org.mles.conformance.spec.Clause;
import org.mles.conformance.spec.ClauseIndex;

/** What the engine finds, before anything runs. */
final class MlesTestEngineTest {
  private static final String PARAMETERS = "[engine:mles-conformance]/[subject:parameters]";

  private static TestDescriptor discover(LauncherDiscoveryRequestBuilder request) {
    LauncherDiscoveryRequest built = request.build();
    return new MlesTestEngine().discover(built, UniqueId.forEngine("mles-conformance"));
  }

  private static LauncherDiscoveryRequestBuilder request(DiscoverySelector... selectors) {
    return LauncherDiscoveryRequestBuilder.request().selectors(selectors);
  }

  private static List<DiscoverySelector> roots() throws URISyntaxException {
    Path root =
        Path.of(
            MlesTestEngineTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return List.copyOf(selectClasspathRoots(Set.of(root)));
  }

  private static List<String> tests(TestDescriptor engine) {
    return engine.getDescendants().stream()
        .filter(TestDescriptor::isTest)
        .map(TestDescriptor::getLegacyReportingName)
        .map(Object::toString)
        .toList();
  }

  private static List<String> idsOfCid(String without) {
    return CaseBook.complete().cases(Kind.SERVER, Protocol.V1).stream()
        .filter(c -> c.chapter().equals("cid"))
        .map(CaseDefinition::id)
        .filter(id -> !id.equals(without))
        .toList();
  }

  @Test
  void findsNothingWhereNobodyAskedForIt() throws URISyntaxException {
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(roots())
            .selectors(selectClass(MlesTestEngineTest.class), selectUniqueId(PARAMETERS))
            .filters(ClassNameFilter.includeClassNamePatterns(".*EngineTest"));
    assertThat(discover(request).getChildren()).isEmpty();
  }

  @Test
  void aCaseNamesItsClauseAndLeadsToTheLineThatItIsAbout() {
    TestDescriptor one =
        discover(
                request(selectUniqueId(PARAMETERS))
                    .configurationParameter("mles.conformance.select", "cid.other-channel"))
            .getDescendants()
            .stream()
            .filter(TestDescriptor::isTest)
            .findFirst()
            .orElseThrow();
    Clause clause = ClauseIndex.bundled().clause("V1-CID-06");
    assertThat(one.getDisplayName()).startsWith("cid.other-channel (V1-CID-06): ");
    assertThat(one.getTags()).contains(TestTag.create("V1-CID-06"), TestTag.create("must"));
    assertThat(one.getSource())
        .contains(
            ClasspathResourceSource.from(
                "org/mles/conformance/spec/mles-v1.md", FilePosition.from(clause.line())));
    assertThat(getClass().getResource("/org/mles/conformance/spec/mles-v1.md")).isNotNull();
  }

  @Test
  void aClassIsTheSourceOfItsSubjectAndSaysWhatItWantsFirst() {
    TestDescriptor engine =
        discover(
            request(selectClass(ReferenceConformanceIT.class))
                .configurationParameter("mles.conformance.skip", "cid.other-channel")
                .configurationParameter("mles.conformance.select", "header"));
    assertThat(tests(engine)).containsExactlyInAnyOrderElementsOf(idsOfCid("cid.other-channel"));
    assertThat(engine.getChildren().iterator().next().getSource())
        .isEqualTo(Optional.of(ClassSource.from(ReferenceConformanceIT.class)));
  }

  @Test
  void parametersAloneAreASubjectIfNoClassIsOne() throws URISyntaxException {
    LauncherDiscoveryRequestBuilder found =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(roots())
            .configurationParameter("mles.conformance.select", "cid.other-channel");
    assertThat(
            tests(discover(found.filters(ClassNameFilter.includeClassNamePatterns(".*Engine.*")))))
        .containsExactly("cid.other-channel");
    LauncherDiscoveryRequestBuilder both =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(roots())
            .selectors(selectUniqueId(PARAMETERS))
            .configurationParameter("mles.conformance.skip", "frame.*")
            .filters(ClassNameFilter.includeClassNamePatterns(".*ReferenceConformance.*"));
    assertThat(tests(discover(both))).containsExactlyInAnyOrderElementsOf(idsOfCid(""));
  }

  @Test
  void aChapterIsFoundByItsIdWithItsCasesOnly() {
    TestDescriptor engine =
        discover(
            request(selectUniqueId(PARAMETERS + "/[chapter:cid]"))
                .configurationParameter("mles.conformance.kind", "server"));
    assertThat(tests(engine)).containsExactlyInAnyOrderElementsOf(idsOfCid(""));
  }

  @Test
  void whatIsNoCaseOfTheSubjectIsNotFound() {
    TestDescriptor engine =
        discover(
            request(
                    selectUniqueId(PARAMETERS + "/[chapter:cid]/[case:frame.length.zero]"),
                    selectUniqueId(PARAMETERS + "/[chapter:nothing]"),
                    selectUniqueId("[engine:mles-conformance]/[subject:java.lang.String]"))
                .configurationParameter("mles.conformance.kind", "server"));
    assertThat(tests(engine)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          targte          | 127.0.0.1:80 | no setting 'targte' of a server; there are address-key,
          report          | junit=a.xml  | no setting 'report' of a server;
          fuzz            | 1            | no setting 'fuzz' of a server;
          kind            | broker       | no kind 'broker'; there are server, client, peer, proxy and bridge
          target          | nowhere      | 'nowhere' is not HOST:PORT
          select          | nothing*     | nothing*
          tls             | yes          | 'tls' is true or false, not 'yes'
          profile         | v3           | no profile 'v3'
          timeout-scale   | much         | 'much'
          insecure        | true         | --insecure is for --tls
          start-deadline  | 5s           | --start-deadline is about a command
          exec            | ./no-place   | {port}
          """)
  void settingsThatMakeNoSenseAreOneTestThatSaysSo(String name, String value, String trouble) {
    TestDescriptor engine =
        discover(
            request(selectUniqueId(PARAMETERS))
                .configurationParameter("mles.conformance." + name, value));
    assertThat(engine.getDescendants().stream().filter(TestDescriptor::isTest))
        .singleElement()
        .isInstanceOfSatisfying(
            SubjectDescriptor.TroubleDescriptor.class,
            one -> assertThat(one.trouble()).contains(trouble).doesNotContain("\n"));
  }

  @Test
  void settingsOfTheDocumentExist() throws IOException {
    String text = Files.readString(Path.of("docs", "in-your-build.md"));
    Set<String> known = Prepared.options(Kind.SERVER).keySet();
    List<String> named =
        Pattern.compile("(?<!org\\.)mles\\.conformance\\.([a-z-]+)|\"([a-z-]+)=")
            .matcher(text)
            .results()
            .map(match -> "--" + (match.group(1) == null ? match.group(2) : match.group(1)))
            .toList();
    assertThat(known).containsAll(named);
    assertThat(named).contains("--exec", "--target", "--skip");
  }
}
