package org.mles.benchmarks.page;

import java.util.List;
import java.util.stream.Collectors;

/** Small pieces of HTML; everything that comes from a result file goes through {@link #text}. */
public final class Html {
  private Html() {}

  /** Makes a page of its own: no network, no script. */
  public static String page(String title, CharSequence body) {
    return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + text(title)
        + "</title>\n<style>\n"
        + Theme.CSS
        + "</style></head>\n<body>\n"
        + body
        + "</body></html>\n";
  }

  /** Escapes text for element content and attribute values. */
  public static String text(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Makes a table whose first column is a heading of its row. */
  public static String table(List<String> head, List<List<String>> rows) {
    StringBuilder out = new StringBuilder("<div class=\"wide\"><table>\n<thead><tr>");
    head.forEach(cell -> out.append("<th scope=\"col\">").append(text(cell)).append("</th>"));
    out.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      out.append("<tr><th scope=\"row\">").append(text(row.get(0))).append("</th>");
      row.stream().skip(1).forEach(cell -> out.append("<td>").append(text(cell)).append("</td>"));
      out.append("</tr>\n");
    }
    return out.append("</tbody></table></div>\n").toString();
  }

  /** Makes a list. */
  public static String list(List<String> items) {
    return items.stream()
        .map(item -> "<li>" + text(item) + "</li>\n")
        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }
}
