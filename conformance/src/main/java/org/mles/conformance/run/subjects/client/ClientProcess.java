package org.mles.conformance.run.subjects.client;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.mles.conformance.probe.lines.ClientProgram;
import org.mles.conformance.probe.lines.Output;
import org.mles.conformance.program.Program;
import org.mles.conformance.time.Daemons;

/**
 * A client under test in a process of its own. Each pipe has a thread, so that nothing it does or
 * leaves undone can hold the suite.
 *
 * <p>Thread: any.
 */
final class ClientProcess implements ClientProgram {
  private static final byte[] END = {};

  private final Program program;
  private final Output output = new Output();
  private final BlockingQueue<byte[]> input = new LinkedBlockingQueue<>();

  /** Starts the command. */
  ClientProcess(String command) throws IOException {
    program = Program.filter(command);
    program.read(output::put, () -> output.ended(program.exitText()));
    Daemons.run("input of client", this::write);
  }

  @Override
  public void publish(byte[] line) {
    input.add(line);
  }

  @Override
  public Output output() {
    return output;
  }

  @Override
  public List<String> said() {
    return program.said();
  }

  @Override
  public void close() {
    input.add(END);
    output.ended("ended by the suite");
    program.kill();
  }

  private void write() {
    try (OutputStream in = program.input()) {
      for (byte[] line = input.take(); line != END; line = input.take()) {
        in.write(line);
        in.write('\n');
        in.flush();
      }
    } catch (IOException e) {
      program.note("(its standard input is closed: " + e.getMessage() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
