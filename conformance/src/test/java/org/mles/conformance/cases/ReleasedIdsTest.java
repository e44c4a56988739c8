package org.mles.conformance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mles.conformance.book.CaseDefinition;
import org.mles.conformance.book.Protocol;
import org.mles.conformance.text.Resource;
import org.mles.conformance.vector.BundledPacks;

/**
 * Lists of expected failures name cases and vectors by their ids, so none may vanish unmentioned.
 */
final class ReleasedIdsTest {
  private static final List<String> RELEASED =
      Resource.text(Since.class, Since.FIRST_LIST).lines().toList();

  private static final Map<String, String> GONE = gone();

  @Test
  void everyReleasedIdIsThereOrNamedAsGone() {
    assertThat(RELEASED).hasSizeGreaterThan(1000).doesNotHaveDuplicates();
    Set<String> vanished = new TreeSet<>(RELEASED);
    vanished.removeAll(ids());
    assertThat(vanished).isEqualTo(new TreeSet<>(GONE.keySet()));
  }

  @Test
  void whatIsGoneHasAReason() {
    assertThat(GONE.values()).allSatisfy(reason -> assertThat(reason).isNotBlank());
  }

  @Test
  void aCaseKnowsTheVersionThatBroughtIt() {
    assertThat(since("join.no-greeting")).isEqualTo("0.1");
    assertThat(CaseBook.complete().cases())
        .filteredOn(c -> c.protocol() == Protocol.V2 || c.protocol() == Protocol.TLS)
        .extracting(CaseDefinition::since)
        .containsOnly("0.2");
  }

  private static String since(String id) {
    return CaseBook.complete().cases().stream()
        .filter(c -> c.id().equals(id))
        .map(CaseDefinition::since)
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> ids() {
    Set<String> ids = new TreeSet<>();
    for (CaseDefinition c : CaseBook.complete().cases()) {
      ids.add(c.kind().word() + " " + c.protocol().word() + " " + c.id());
    }
    Stream.of("v1", "n-draft", "v2")
        .forEach(
            spec ->
                BundledPacks.of(spec)
                    .forEach(
                        pack ->
                            pack.tests()
                                .forEach(test -> ids.add("codec " + spec + " " + test.id()))));
    return ids;
  }

  private static Map<String, String> gone() {
    Map<String, String> gone = new LinkedHashMap<>();
    Resource.text(ReleasedIdsTest.class, "gone.txt")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> gone.put(line.split(":", 2)[0], line.split(":", 2)[1]));
    return gone;
  }
}
