package org.mles.conformance.vector;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.vector.Answer.Broken;
import org.mles.conformance.vector.Answer.How;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A codec in a process of its own: one JSON object a line on its standard input, one answer a line
 * on its standard output.
 *
 * <p>A crash, a hang or a line that is no answer costs the request at hand; the process is killed
 * with all its children and a new one takes the next request. Thread: caller; a worker does the
 * reading and writing, so that no pipe can hold the caller longer than the limit.
 */
public final class ExecCodec implements CodecSubject {
  private final String command;
  private final Duration limit;
  private final Duration startLimit;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "codec-pipe");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable CodecProcess process;
  private long lastId;

  /**
   * Prepares the subject; the first request starts it.
   *
   * @param command for the shell
   * @param limit longest time for one answer
   * @param startLimit longest time for the first answer of a process
   */
  public ExecCodec(String command, Duration limit, Duration startLimit) {
    this.command = command;
    this.limit = limit;
    this.startLimit = startLimit;
  }

  @Override
  public Answer ask(Op op, ObjectNode input) throws IOException {
    long id = ++lastId;
    ObjectNode request = PackJson.MAPPER.createObjectNode().put("id", id).put("op", op.word());
    request.setAll(input);
    Answer answer = exchange(PackJson.MAPPER.writeValueAsString(request), id);
    if (answer instanceof Broken) {
      discard();
    }
    return answer;
  }

  private Answer exchange(String line, long id) throws IOException {
    CodecProcess current = process;
    Duration patience = limit;
    if (current == null) {
      current = CodecProcess.start(command);
      process = current;
      patience = startLimit;
    }
    CodecProcess asked = current;
    Future<@Nullable String> answer = worker.submit(() -> asked.exchange(line));
    try {
      String text = answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      return text == null ? crashed(asked, "its output ended") : parse(text, id);
    } catch (TimeoutException e) {
      return broken(How.HUNG, "no answer within " + patience.toMillis() + " ms", asked);
    } catch (ExecutionException e) {
      return crashed(asked, String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.io.InterruptedIOException("interrupted while the codec worked");
    }
  }

  private Broken crashed(CodecProcess asked, String what) {
    return broken(How.CRASHED, what + asked.exitText(), asked);
  }

  private Broken broken(How how, String what, CodecProcess asked) {
    asked.kill();
    String errors = asked.errorTail();
    String words = errors.isEmpty() ? "" : "; its error output ends with: " + errors;
    return new Broken(how, what + words);
  }

  private Answer parse(String text, long id) {
    JsonNode answer;
    try {
      answer = PackJson.MAPPER.readTree(text);
    } catch (JacksonException e) {
      return garbage("not JSON", text);
    }
    if (answer.path("id").asLong(-1) != id) {
      return garbage("not an answer to id " + id, text);
    }
    JsonNode ok = answer.path("ok");
    if (ok.isBoolean() && ok.booleanValue()) {
      return answer.path("value").isObject()
          ? new Answer.Accepted(answer.path("value"))
          : garbage("ok without a value", text);
    }
    if (!ok.isBoolean()) {
      return garbage("no boolean 'ok'", text);
    }
    return answer.path("unsupported").asBoolean(false)
        ? new Answer.Declined()
        : new Answer.Refused(answer.path("reason").asString("no reason given"));
  }

  private Broken garbage(String what, String line) {
    String shown = line.length() <= 120 ? line : line.substring(0, 120) + "...";
    return new Broken(How.GARBAGE, what + ": " + shown);
  }

  private void discard() {
    if (process != null) {
      process.kill();
      process = null;
    }
  }

  @Override
  public void close() {
    discard();
    worker.shutdownNow();
  }
}
