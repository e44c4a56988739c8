package org.mles.benchmarks.page;

/**
 * Part of a page that the tool writes, between two comments.
 *
 * @param name name in the comments
 */
public record MarkedBlock(String name) {
  private String begin() {
    return "<!-- " + name + ": made by mles-benchmarks index, do not edit -->\n";
  }

  private String end() {
    return "<!-- end of " + name + " -->\n";
  }

  /** Returns the comments with nothing between them. */
  public String empty() {
    return begin() + end();
  }

  /** Returns whether {@code page} has both comments, in order. */
  public boolean isIn(String page) {
    int begin = page.indexOf(begin());
    return begin >= 0 && page.indexOf(end(), begin) >= 0;
  }

  /**
   * Returns {@code page} with {@code content} between the comments.
   *
   * @throws IllegalArgumentException if it has none
   */
  public String replaced(String page, String content) {
    if (!isIn(page)) {
      throw new IllegalArgumentException("the page has no line " + begin().strip());
    }
    int from = page.indexOf(begin()) + begin().length();
    return page.substring(0, from) + content + page.substring(page.indexOf(end(), from));
  }
}
