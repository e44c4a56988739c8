package org.mles.conformance.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Follows every relative link of every document, headings included, to what git has, and looks for
 * half a merge.
 */
final class DocumentLinksTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]*)(?:#([^)]*))?\\)");
  private static final Pattern HALF_MERGED = Pattern.compile("(?m)^(<{7}|={7}|>{7})( .*)?$");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");

  /** What is built, cloned or written by a run. */
  private static final Pattern NOT_OURS =
      Pattern.compile("(^|[/\\\\])(target|latest|\\.[^./]+)[/\\\\]");

  /** What is made from other files: here today, and not in the next clone. */
  private static final Pattern MADE = Pattern.compile("report\\.html$|junit\\.xml$|target[/\\\\]");

  static List<Path> documents() throws IOException {
    Path project = Path.of("..");
    try (Stream<Path> files = Files.walk(project)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !NOT_OURS.matcher(project.relativize(file).toString()).find())
          .sorted()
          .toList();
    }
  }

  @Test
  void knowsTheDocumentsThatEverybodyStartsFrom() throws IOException {
    assertThat(documents())
        .contains(
            Path.of("..", "README.md"),
            Path.of("..", "results", "README.md"),
            Path.of("..", "conformance", "docs", "README.md"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsSomewhere(Path document) throws IOException {
    for (MatchResult link : LINK.matcher(Files.readString(document)).results().toList()) {
      Path target =
          link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1)).normalize();
      assertThat(target).exists();
      assertThat(target.toString()).doesNotContainPattern(MADE);
      if (link.group(2) != null) {
        assertThat(anchors(target)).as(target.toString()).contains(link.group(2));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void noMergeWasLeftHalfDone(Path document) throws IOException {
    assertThat(HALF_MERGED.matcher(Files.readString(document)).results().map(MatchResult::group))
        .isEmpty();
  }

  private static List<String> anchors(Path document) throws IOException {
    return HEADING
        .matcher(Files.readString(document))
        .results()
        .map(heading -> anchor(heading.group(1)))
        .toList();
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{Alnum} -]", "").replace(' ', '-');
  }
}
