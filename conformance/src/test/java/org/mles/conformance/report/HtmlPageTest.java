package org.mles.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.Evidence;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.text.Resource;
import org.mles.conformance.wire.Body;
import org.mles.conformance.wire.RawFrame;

/** The page that people look at: map, filters, what failed and how to run it again. */
final class HtmlPageTest {
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
  private static final Pattern CELL = Pattern.compile("<a class=\"c k is-[^>]* href=\"#([^\"]+)\"");
  private static final Pattern LINK = Pattern.compile(" href=\"#([^\"]+)\"");

  private static CaseResult result(String id, Verdict verdict, String level, String... said) {
    boolean broken = verdict.tally() == Verdict.Tally.FAILED || verdict == Verdict.WARN;
    return new CaseResult(
        id,
        "Title of " + id,
        id.substring(0, 1),
        level,
        List.of("V1-HDR-01"),
        broken ? "V1-HDR-01" : "",
        verdict,
        verdict == Verdict.PASS ? "" : "V1-HDR-01: saw something else",
        "close",
        verdict == Verdict.NOT_RUN ? Cause.UNREACHABLE : Cause.NONE,
        3,
        Stream.of(said).map(HtmlPageTest::sent).toList());
  }

  private static Evidence sent(String message) {
    byte[] octets = message.getBytes(StandardCharsets.UTF_8);
    byte[] frame = RawFrame.of(0x2a, Body.message("alice", "garden", octets)).encode();
    return new Evidence(5, "witness", "sent", frame.length, HexFormat.of().formatHex(frame), "");
  }

  private static String page(List<CaseResult> cases) {
    return Report.HTML.render(
        new RunResult(
            RunResult.FORMAT,
            "0.1.0",
            "v1",
            "server",
            "subject",
            Map.of("key", "given"),
            "2026-01-01T00:00:00Z",
            12,
            42,
            1,
            "java -jar x.jar run server --key \"$MLES_KEY\" --select",
            Map.of("V1-HDR-01", "MUST A header is `4d` as [told](there.md)."),
            cases));
  }

  private static List<CaseResult> oneOfEach() {
    return Stream.of(Verdict.values()).map(v -> result("a." + v.word(), v, "must", "hi")).toList();
  }

  private static List<String> all(Pattern pattern, String page) {
    return pattern.matcher(page).results().map(found -> found.group(1)).toList();
  }

  @Test
  void theMapHasACellForEachCaseAndEveryLinkLeadsToOnePlace() {
    String page = page(oneOfEach());
    assertThat(all(CELL, page)).hasSize(Verdict.values().length).doesNotHaveDuplicates();
    assertThat(all(ID, page)).doesNotHaveDuplicates().containsAll(all(LINK, page));
  }

  /** Who does not see colours sees signs. */
  @Test
  void everyVerdictHasASignOfItsOwn() {
    assertThat(Stream.of(Verdict.values()).map(HtmlMap::sign)).doesNotHaveDuplicates();
  }

  @Test
  void everyVerdictAndLevelCanBeHiddenWithoutAScript() {
    String page = page(Stream.concat(oneOfEach().stream(), levels()).toList());
    assertThat(page).doesNotContain("<script", "onclick");
    for (String box : all(Pattern.compile("checkbox checked id=\"([^\"]+)\""), page)) {
      assertThat(page).contains("body:has(#" + box + ":not(:checked)) .k.");
    }
    assertThat(page).contains("id=\"v-flaky\"", "id=\"l-impl\"", "class=\"k is-fail lv-must\"");
  }

  private static Stream<CaseResult> levels() {
    return Stream.of("should", "may", "impl").map(l -> result("b." + l, Verdict.PASS, l));
  }

  @Test
  void aFailureSaysWhatTheFramesWereAndHowToRunItAgain() {
    assertThat(page(List.of(result("a.b[c]", Verdict.FAIL, "must", "hi <b>"))))
        .contains(
            "uid &quot;alice&quot;, channel &quot;garden&quot;, message &quot;hi &lt;b&gt;&quot;")
        .contains(
            ">java -jar x.jar run server --key &quot;$MLES_KEY&quot; --select &#39;a.b[c]&#39;<")
        .contains("MUST A header is <code>4d</code> as told.")
        .contains("look first: A struct that the compiler pads");
  }

  @Test
  void whatDidNotApplyIsSaidOnceForAllCasesOfAReason() {
    List<CaseResult> cases = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      CaseResult one = result("a.b" + i, Verdict.NOT_APPLICABLE, "must");
      cases.add(one.judged(Verdict.NOT_APPLICABLE, "start it by --exec with {key}"));
    }
    assertThat(page(cases))
        .containsOnlyOnce("<summary>20: start it by --exec with {key}</summary>");
  }

  @Test
  void threeHundredFailuresWithLongLogsStayAPageThatABrowserTakes() {
    String[] said = Stream.generate(() -> "y".repeat(100)).limit(300).toArray(String[]::new);
    List<CaseResult> cases = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      cases.add(result("a.b" + i, Verdict.FAIL, "must", said));
    }
    String page = page(cases);
    assertThat(page).hasSizeLessThan(20 << 20).contains("260 earlier entries are in the JSON");
    assertThat(page.split("<details class=\"k[^>]* open>", -1)).hasSizeLessThan(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"><script>alert(1)</script>",
        "`</code><img src=x onerror=alert(1)>`",
        "[a](javascript:b)",
        "' onclick=x",
        "{}{}{}",
        "\u202e\u001b[2J",
        "</style></pre><b>"
      })
  void textOfTheSubjectStaysText(String hostile) {
    CaseResult odd = result("a.b", Verdict.FAIL, "must", hostile).judged(Verdict.FAIL, hostile);
    List<Evidence> said = List.of(new Evidence(1, hostile, "note", 0, "", hostile));
    CaseResult worse =
        new CaseResult(
            hostile,
            hostile,
            hostile,
            hostile,
            List.of(hostile),
            hostile,
            Verdict.FAIL,
            hostile,
            hostile,
            Cause.NONE,
            3,
            said);
    String page = page(List.of(odd, worse));
    assertThat(page)
        .doesNotContain("<script", "<img", "javascript:b\"", "\u202e", "\u001b", "</style></pre>");
    assertThat(page.split("</style>", -1)).hasSize(2);
    assertThat(page.replaceAll("\"[^\"]*\"", "")).doesNotContainPattern("<[^>]* onclick");
  }

  /** Source: WCAG 2.2, 1.4.3. */
  @ParameterizedTest
  @CsvSource({
    "ink, paper", "soft, paper", "link, paper", "pass, paper", "fail-ink, paper", "warn-ink, paper",
    "rest, paper", "ink, tint", "pass, pass-bg", "fail, fail-bg", "warn, warn-bg", "rest, rest-bg"
  })
  void textIsReadableInLightAndDark(String text, String ground) {
    String[] schemes = Resource.text(HtmlPage.class, "page.css").split("@media", 3);
    for (String scheme : List.of(schemes[0], schemes[1])) {
      Map<String, String> colours = new HashMap<>();
      Pattern.compile("--([a-z-]+):#([0-9a-f]{3,6})[;}]")
          .matcher(scheme)
          .results()
          .forEach((MatchResult found) -> colours.put(found.group(1), found.group(2)));
      double one = luminance(colours.getOrDefault(text, ""));
      double other = luminance(colours.getOrDefault(ground, ""));
      assertThat((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05))
          .as(colours.get(text) + " on " + colours.get(ground))
          .isGreaterThanOrEqualTo(4.5);
    }
  }

  private static double luminance(String colour) {
    String six = colour.length() == 3 ? colour.replaceAll("(.)", "$1$1") : colour;
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(six.substring(2 * i, 2 * i + 2), 16) / 255.0;
      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
