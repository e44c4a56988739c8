package org.mles.cli.option;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes each log entry as one line of JSON, whatever is in it: {@code time} (UTC, ISO 8601),
 * {@code level}, {@code logger}, {@code message}, and {@code thrown} with the stack trace if there
 * is one. Thread: any.
 */
final class JsonLog extends Formatter {
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public String format(LogRecord entry) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("time", entry.getInstant().toString());
    line.put("level", entry.getLevel().getName());
    line.put("logger", entry.getLoggerName());
    line.put("message", formatMessage(entry));
    if (entry.getThrown() != null) {
      StringWriter trace = new StringWriter();
      entry.getThrown().printStackTrace(new PrintWriter(trace, true));
      line.put("thrown", trace.toString());
    }
    return JSON.writeValueAsString(line) + '\n';
  }
}
