package org.mles.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.conformance.spec.ClauseIndex;

/** Reports link clauses to where somebody says that the documents stand, and nowhere else. */
final class DocumentsTest {
  private static final Documents SITE = Documents.at("https://docs.invalid/a&b");
  private static final String CLAUSE = "conformance/spec/mles-v1.html#V1-HDR-01";

  @ParameterizedTest
  @EnumSource(value = Report.class, names = "JSON", mode = EnumSource.Mode.EXCLUDE)
  void everyFormatForPeopleLinksTheBrokenClause(Report format) {
    String page = format.render(ForeignFormsTest.RUN, Documents.at("../site"));
    assertThat(page).contains("../site/" + CLAUSE);
    assertThat(format.render(ForeignFormsTest.RUN)).doesNotContain(CLAUSE);
  }

  @Test
  void theJsonDoesNotDependOnWhereDocumentsStand() {
    assertThat(Report.JSON.render(ForeignFormsTest.RUN, SITE))
        .isEqualTo(Report.JSON.render(ForeignFormsTest.RUN));
  }

  @Test
  void anAddressIsEscapedWhereItHasTo() {
    assertThat(Report.HTML.render(ForeignFormsTest.RUN, SITE))
        .contains("<a href=\"https://docs.invalid/a&amp;b/" + CLAUSE + "\">V1-HDR-01</a>");
  }

  @Test
  void whatIsNoClauseIsNoLink() {
    assertThat(SITE.of("V1-HDR-99")).isEmpty();
    assertThat(SITE.of("\"><b>")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "http:x",
        "a b",
        "a\"b",
        "a'b",
        "a#b",
        "a?b",
        "("
      })
  void whatAReportCannotLinkIsRefused(String address) {
    assertThatThrownBy(() -> Documents.at(address)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://docs.invalid", "file:///srv/site/", "../site", "site/", "."})
  void addressesAndPathsAreTaken(String address) {
    assertThat(Documents.at(address).of("V1-HDR-01")).endsWith("/" + CLAUSE).startsWith(address);
  }

  @Test
  void withoutASiteTheLineIsNamed() {
    assertThat(Documents.NOWHERE.orLine(ClauseIndex.bundled().clause("V1-HDR-01")))
        .matches("conformance/spec/mles-v1\\.md:\\d+");
    assertThat(SITE.orLine(ClauseIndex.bundled().clause("V1-HDR-01"))).endsWith(CLAUSE);
  }
}
