package org.mles.conformance.report;

/** HTML in the making: markup of our own, text of others. Thread: caller. */
final class HtmlText {
  private final StringBuilder html = new StringBuilder();

  /** Adds markup, in which each {@code {}} is replaced by the next of {@code texts}, escaped. */
  HtmlText add(String markup, Object... texts) {
    String[] parts = markup.split("\\{}", -1);
    html.append(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      html.append(Markup.html(String.valueOf(texts[i - 1]))).append(parts[i]);
    }
    return this;
  }

  /** Adds a sentence of the specification, with its code in fixed width. */
  HtmlText prose(String markdown) {
    html.append(Markup.htmlOfMarkdown(markdown));
    return this;
  }

  /** Adds the id of a clause, as a link if there is a place to which it can lead. */
  HtmlText clause(String id, Documents documents) {
    String address = documents.of(id);
    return address.isEmpty() ? add("{}", id) : add("<a href=\"{}\">{}</a>", address, id);
  }

  /** Adds text that is written as it is; none of it may come from others. */
  HtmlText ours(String text) {
    html.append(text);
    return this;
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
