package org.mles.conformance.lab.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.probe.lines.ClientProgram;
import org.mles.conformance.probe.lines.LineForm;
import org.mles.conformance.probe.lines.Output;

/**
 * A program that runs in this process: the lines that it is given, and what it prints and says
 * instead of a process. Thread: any.
 */
public abstract class LocalProgram implements ClientProgram {
  /** Ends the lines; compared by identity, as an empty line is one to publish. */
  private static final byte[] END = {};

  private final LineForm form;
  private final Output output = new Output();
  private final BlockingQueue<byte[]> lines = new LinkedBlockingQueue<>();
  private final Queue<String> told = new ConcurrentLinkedQueue<>();

  /** Starts without lines. */
  protected LocalProgram(LineForm form) {
    this.form = form;
  }

  /** Prints a message. */
  public final void print(byte[] message) {
    output.print(form.line(message));
  }

  /** Says a line beside its messages. */
  public final void tell(String line) {
    told.add(line);
  }

  /** Publishes nothing any more. */
  public final void stall() {
    lines.clear();
    finishLines();
  }

  /** Publishes what it has been given, and then nothing any more. */
  protected final void finishLines() {
    lines.add(END);
  }

  /** Ends its output, and says how it ended; what is said later does not count. */
  protected final void ended(String how) {
    output.ended(how);
  }

  /** Waits for a message to publish; null once there is none any more. */
  protected final byte @Nullable [] next() throws InterruptedException {
    byte[] line = lines.take();
    return line == END ? null : form.message(line);
  }

  @Override
  public final void publish(byte[] line) {
    lines.add(line);
  }

  @Override
  public final Output output() {
    return output;
  }

  @Override
  public final List<String> said() {
    // One by one: what is told meanwhile is neither lost nor taken twice.
    List<String> taken = new ArrayList<>();
    for (String line = told.poll(); line != null; line = told.poll()) {
      taken.add(line);
    }
    return List.copyOf(taken);
  }
}
