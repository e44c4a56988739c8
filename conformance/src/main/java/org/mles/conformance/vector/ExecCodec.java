package org.mles.conformance.vector;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.time.Patience;
import org.mles.conformance.vector.Answer.Broken;
import org.mles.conformance.vector.Answer.How;
import tools.jackson.databind.node.ObjectNode;

/**
 * A codec in a process of its own: one JSON object a line on its standard input, one answer a line
 * on its standard output.
 *
 * <p>A crash, a hang or a line that is no answer costs the request at hand; the process is killed
 * with all its children and a new one takes the next request. Thread: caller.
 */
public final class ExecCodec implements CodecSubject {
  private final String command;
  private final Duration limit;
  private final Duration startLimit;
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
    boolean fresh = process == null;
    CodecProcess asked = process == null ? new CodecProcess(command) : process;
    process = asked;
    Answer answer = exchange(asked, op, input, fresh ? startLimit : limit);
    if (answer instanceof Broken broken) {
      close();
      return withLastWords(broken, asked.lastWords());
    }
    return answer;
  }

  private Answer exchange(CodecProcess asked, Op op, ObjectNode input, Duration most)
      throws IOException {
    long id = ++lastId;
    Patience patience = new Patience(most);
    try {
      String line = asked.exchange(LineProtocol.request(id, op, input), patience);
      return line == null
          ? new Broken(How.CRASHED, "its output ended, " + asked.exitText())
          : LineProtocol.answer(line, id);
    } catch (TimeoutException e) {
      return new Broken(How.HUNG, "no answer: " + patience.spent());
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      return new Broken(How.CRASHED, e.getMessage() + ", " + asked.exitText());
    }
  }

  private static Broken withLastWords(Broken broken, String errors) {
    return errors.isEmpty()
        ? broken
        : new Broken(broken.how(), broken.detail() + "; its error output ends with: " + errors);
  }

  @Override
  public void close() {
    if (process != null) {
      process.kill();
      process = null;
    }
  }
}
