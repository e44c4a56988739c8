package org.mles.conformance.report;

import org.mles.conformance.text.Printable;

/** Puts text of others into pages, where it is read as text and as nothing else. Thread: any. */
public final class Markup {
  /** Characters that begin or end something in Markdown, wherever in a line they stand. */
  private static final String MARKDOWN_MARKS = "\\`*_[]|~";

  private Markup() {}

  /** Returns text for HTML, inside and outside of quotes; its lines stay. */
  static String html(String text) {
    return Printable.text(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&#39;")
        .replace("\"", "&quot;");
  }

  /**
   * Returns a sentence of the specification for HTML: what stands between backquotes in fixed
   * width, of a link its words. As it may come from a file, it is escaped like any other text.
   */
  static String htmlOfMarkdown(String text) {
    return html(text)
        .replaceAll("`([^`]*)`", "<code>$1</code>")
        .replaceAll("\\[([^\\[\\]]*)]\\([^()]*\\)", "$1");
  }

  /**
   * Returns one line of text for Markdown, in a table or not: no HTML, no link, no mark. It must
   * not begin a line of the page, where a digit or a dash would be enough to make a list.
   */
  public static String markdown(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : Printable.line(text).toCharArray()) {
      if (MARKDOWN_MARKS.indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("://", ":&#47;&#47;")
        .replace("www.", "www&#46;")
        .replace("@", "&#64;");
  }

  /** Returns an id for Markdown in fixed width; no id of this suite has other characters. */
  static String code(String id) {
    return "`" + id.replaceAll("[^A-Za-z0-9.\\[\\]_-]", "?") + "`";
  }
}
