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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Follows every relative link of the documents, headings included, and looks for half a merge. */
final class DocumentLinksTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]*)(?:#([^)]*))?\\)");
  private static final Pattern HALF_MERGED = Pattern.compile("(?m)^(<{7}|={7}|>{7})( .*)?$");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");

  static List<Path> documents() throws IOException {
    try (Stream<Path> project = Files.list(Path.of(".."));
        Stream<Path> results = Files.list(Path.of("..", "results"));
        Stream<Path> benchmarks = Files.list(Path.of("..", "benchmarks"));
        Stream<Path> specification = Files.list(Path.of("spec"));
        Stream<Path> guides = Files.list(Path.of("docs"))) {
      return Stream.of(project, results, benchmarks, specification, guides)
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsSomewhere(Path document) throws IOException {
    for (MatchResult link : LINK.matcher(Files.readString(document)).results().toList()) {
      Path target =
          link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1)).normalize();
      assertThat(target).exists();
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
