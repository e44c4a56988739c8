package org.mles.cli.option;

import java.util.logging.Handler;
import java.util.logging.Logger;
import picocli.CommandLine.Option;

/** The form of what is logged. Thread: main. */
public final class LogOptions {
  private enum Form {
    TEXT("text"),
    JSON("json");

    private final String word;

    Form(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  @Option(
      names = "--log-format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = {
        "Log to stderr as java.util.logging is told to (text), or an object a line (json).",
        "Default: ${DEFAULT-VALUE}."
      })
  private Form form = Form.TEXT;

  /** Has the handlers of this process write that form; before anything is logged. */
  public void apply() {
    if (form == Form.JSON) {
      for (Handler handler : Logger.getLogger("").getHandlers()) {
        handler.setFormatter(new JsonLog());
      }
    }
  }
}
