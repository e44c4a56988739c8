package org.mles.conformance.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpecParserTest {
  private static SpecDocument parse(String text) {
    return SpecDocument.parse("x.md", text.lines().toList());
  }

  @Test
  void readsEveryPartOfAClause() {
    Clause clause =
        parse(
                """
                # Title
                ## Header
                Prose, see [V1-HDR-09].
                - **V1-HDR-05** MUST [server, peer]: A first header
                  of another type closes.
                  Source: code, observed
                  Differs: the original waits,
                  which helps nobody.
                  Not observable: nobody sees it.
                """)
            .clauses()
            .get(0);
    assertThat(clause)
        .isEqualTo(
            new Clause(
                "V1-HDR-05",
                Level.MUST,
                Set.of(Role.SERVER, Role.PEER),
                "A first header of another type closes.",
                Set.of(Source.CODE, Source.OBSERVED),
                "the original waits, which helps nobody.",
                "nobody sees it.",
                "Header",
                "x.md",
                4));
    assertThat(clause.chapter()).isEqualTo("V1-HDR");
    assertThat(clause.place()).isEqualTo("x.md:4");
    assertThat(clause.observable()).isFalse();
  }

  @Test
  void onlyItsHeadMakesADocumentOneThatIsNotJudgedYet() {
    String clause = "- **N-01** MAY [codec]: It may.\n  Source: ours\n";
    String word = "> **Not judged yet.** No case.\n";
    assertThat(parse(clause).notJudged()).isEmpty();
    assertThat(parse(word + clause).notJudged()).containsExactlyInAnyOrder(Role.values());
    assertThat(parse(clause + word).notJudged()).isEmpty();
  }

  @Test
  void aHeadNamesTheRolesThatAreNotJudgedYet() {
    SpecDocument document =
        parse(
            """
            > **Not judged yet: client, peer.** Others are.
            - **N-01** MAY [client]: It may.
              Source: ours
            - **N-02** MAY [server, client]: It may.
              Source: ours
            """);
    assertThat(document.notJudged()).containsExactlyInAnyOrder(Role.CLIENT, Role.PEER);
    assertThat(document.clausesNotJudged()).extracting(Clause::id).containsExactly("N-01");
    assertThatThrownBy(() -> parse("> **Not judged yet: browser.**\n"))
        .hasMessageContaining("no such roles: browser");
  }

  @Test
  void aListItemWithoutAnIdIsProse() {
    assertThat(parse("- one\n- **two** is bold\n  more").clauses()).isEmpty();
  }

  @Test
  void headingsInsideCodeBlocksAreNotSections() {
    SpecDocument document =
        parse("## Real\n```\n# comment\n```\n- **N-01** MAY [codec]: It may.\n  Source: ours");
    assertThat(document.clauses().get(0).section()).isEqualTo("Real");
  }

  @Test
  void collectsReferencesWithTheirFirstLine() {
    assertThat(parse("a\nsee [N-01] and [V1-HDR-01]\n[N-01]").references())
        .containsOnlyKeys("N-01", "V1-HDR-01")
        .containsEntry("N-01", 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          - V1-HDR-05 MUST [server]: text            | x.md:2: not of the form
          - **V1-HDR-05** [server]: text             | x.md:2: not of the form
          - **V1-HDR-05** MUST: text                 | x.md:2: not of the form
          - **V1-HDR-05** MUST [server] text         | x.md:2: not of the form
          * **V1-HDR-05** MUST [server]: text        | x.md:2: not of the form
          - **V1-HDR-05** WILL [server]: text        | x.md:2: unknown level "WILL"
          - **V1-HDR-05** MUST [broker]: text        | x.md:2: unknown role "BROKER"
          - **V1-HDR-05** MUST [server, server]: a   | x.md:2: role "server" twice
          - **V1-HDR-05** MUST [server]: text        | x.md:2: V1-HDR-05 names no source
          A server MUST close.                       | x.md:2: MUST stands outside a clause
          """)
  void refusesAMalformedLineWithItsNumber(String line, String message) {
    assertThatThrownBy(() -> parse("# Title\n" + line))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Source: rumour           | x.md:2: unknown source "RUMOUR"
          Source:                  | x.md:2: Source: is empty
          Differs: so              | x.md:2: N-01 names no source
          """)
  void refusesAMalformedPartWithItsNumber(String part, String message) {
    assertThatThrownBy(() -> parse("- **N-01** MUST [server]: text\n  " + part))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void refusesPartsThatComeTwice() {
    assertThatThrownBy(() -> parse("- **N-01** MUST [server]: t\n  Source: ours\n  Source: readme"))
        .hasMessage("x.md:3: Source: comes twice or out of order");
  }

  @Test
  void anIndexRefusesAnIdThatIsUsedTwice() {
    String clause = "- **N-01** MUST [server]: t\n  Source: ours\n";
    assertThatThrownBy(() -> ClauseIndex.of(List.of(parse(clause + clause))))
        .hasMessage("x.md:3: N-01 is already used at x.md:1");
  }

  @Test
  void anIndexRefusesAReferenceToNothing() {
    assertThatThrownBy(() -> ClauseIndex.of(List.of(parse("a\nb [N-07]"))))
        .hasMessage("x.md:2: [N-07] is no clause");
  }
}
