package org.mles.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mles.benchmarks.page.MarkedBlock;
import org.mles.benchmarks.result.GrowthFile;
import org.mles.benchmarks.result.LoggedFigures;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultJson;
import org.mles.benchmarks.result.SweepFile;

/**
 * The kept results of a folder as blocks of other pages: the index of the folder and the headline
 * of a README. Both are made from the result files alone. Thread: caller.
 */
public final class KeptResults {
  /** Marks the index in the folder's page. */
  public static final MarkedBlock INDEX = new MarkedBlock("measured");

  /** Marks the headline in a README. */
  public static final MarkedBlock HEADLINE = new MarkedBlock("headline");

  private static final String BURST = "burst";
  private static final String PAGE = "README.md";

  /** Made anew by whoever wants to see it. */
  static final String CHARTS = "index.html";

  private static final String JMH = "jmh";
  private static final List<String> RUNS =
      List.of(BURST, "shapes", "old-rabbitmq", "paced", "saturate", "claim-2017");
  private static final List<String> SWEEPS = List.of("scaling", "payload", "sends");

  private static final String GROWTH = "growth";

  private KeptResults() {}

  /**
   * Writes the index of {@code folder} into its page, which is made if there is none, and the page
   * with a chart for each question.
   */
  public static void writeIndex(Path folder) throws IOException {
    ResultJson.writeText(folder.resolve(PAGE), indexed(folder));
    List<String> first = new ArrayList<>(RUNS);
    first.addAll(SWEEPS);
    first.add(GROWTH);
    first.add(JMH);
    ResultJson.writeText(folder.resolve(CHARTS), IndexPage.of(folder, first));
  }

  /** Returns whether the page of {@code folder} has the index that would be written now. */
  public static boolean indexIsFresh(Path folder) throws IOException {
    Path page = folder.resolve(PAGE);
    String fresh = indexed(folder);
    return Files.exists(page) && ResultJson.readText(page).equals(fresh);
  }

  private static String indexed(Path folder) throws IOException {
    Path page = folder.resolve(PAGE);
    String text = Files.exists(page) ? ResultJson.readText(page) : "# Results\n\n" + INDEX.empty();
    if (!INDEX.isIn(text)) {
      text = text.stripTrailing() + "\n\n" + INDEX.empty();
    }
    return INDEX.replaced(text, index(folder));
  }

  /** Returns the index: every part, and in words what there is not. */
  public static String index(Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    List<String> missing = new ArrayList<>();
    for (String part : RUNS) {
      Path file = folder.resolve(part).resolve(ResultJson.FILE_NAME);
      if (!add(text, part, file, () -> MarkdownReport.of(run(file)))) {
        missing.add(part);
      }
    }
    for (String part : SWEEPS) {
      Path file = folder.resolve(part).resolve(SweepFile.FILE_NAME);
      if (!add(text, part, file, () -> new SweepReport(sweep(file)).markdown())) {
        missing.add(part);
      }
    }
    Path growth = folder.resolve(GROWTH).resolve(GrowthFile.FILE_NAME);
    if (!add(text, GROWTH, growth, () -> new GrowthReport(growth(growth)).markdown())) {
      missing.add(GROWTH);
    }
    Path jmh = folder.resolve(JMH).resolve(JmhReport.FILE_NAME);
    if (!add(text, JMH, jmh, () -> JmhReport.read(jmh).markdown())) {
      missing.add(JMH);
    }
    if (text.isEmpty()) {
      throw new IOException("nothing was measured in " + folder);
    }
    if (!missing.isEmpty()) {
      text.append("Not measured: ").append(String.join(", ", missing)).append(".\n");
    }
    return text.toString();
  }

  /** What a part says, made from its file. */
  private interface Body {
    String text() throws IOException;
  }

  /** Adds a part with links to its files; returns false if there is none. */
  private static boolean add(StringBuilder text, String part, Path file, Body body)
      throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    text.append("## ").append(part).append("\n\n[Summary](").append(part).append("/");
    text.append(Pages.MARKDOWN).append("), [result file](").append(part).append("/");
    text.append(file.getFileName()).append(").\n\n").append(body.text()).append('\n');
    return true;
  }

  private static ResultFile run(Path file) throws IOException {
    ResultFile result = ResultJson.read(file);
    LoggedFigures.confirm(file.resolveSibling(""), List.of(result));
    return result;
  }

  private static SweepFile sweep(Path file) throws IOException {
    SweepFile sweep = ResultJson.readSweep(file);
    LoggedFigures.confirm(file.resolveSibling(""), sweep.points());
    return sweep;
  }

  private static GrowthFile growth(Path file) throws IOException {
    GrowthFile growth = GrowthFile.read(file);
    LoggedFigures.confirm(file.resolveSibling(""), growth.results());
    return growth;
  }

  /**
   * Returns the headline.
   *
   * @param link how a reader of the headline reaches {@code folder}
   */
  public static String headline(Path folder, String link) throws IOException {
    Path burst = folder.resolve(BURST).resolve(ResultJson.FILE_NAME);
    return Headline.of(ResultJson.read(burst), link + "/" + BURST);
  }
}
