package org.mles.conformance.run.subjects;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.mles.conformance.probe.ClientProgram;
import org.mles.conformance.probe.Output;

/**
 * A client under test in a process of its own. Its three pipes have a thread each, so that nothing
 * it does or leaves undone can hold the suite.
 *
 * <p>Thread: any.
 */
final class ClientProcess implements ClientProgram {
  private static final byte[] END = {};
  private static final int ERROR_OCTETS = 16 * 1024;
  private static final long LAST_WORDS_MILLIS = 500;

  private final Process process;
  private final Thread errorReader;
  private final Output output = new Output();
  private final BlockingQueue<byte[]> input = new LinkedBlockingQueue<>();

  /** Guarded by itself. */
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  ClientProcess(Process process) {
    this.process = process;
    daemon("input of client", this::write);
    errorReader = daemon("errors of client", this::readErrors);
    daemon("output of client", this::readOutput);
  }

  private static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
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
    synchronized (errors) {
      List<String> lines = errors.toString(StandardCharsets.UTF_8).lines().toList();
      errors.reset();
      return lines;
    }
  }

  @Override
  public void close() {
    input.add(END);
    output.ended("ended by the suite at the hard cap of the case");
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void write() {
    try (OutputStream in = process.getOutputStream()) {
      for (byte[] line = input.take(); line != END; line = input.take()) {
        in.write(line);
        in.write('\n');
        in.flush();
      }
    } catch (IOException e) {
      note("(its standard input is closed: " + e.getMessage() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readOutput() {
    byte[] piece = new byte[64 * 1024];
    try (InputStream out = process.getInputStream()) {
      for (int n = out.read(piece); n >= 0; n = out.read(piece)) {
        output.put(piece, n);
      }
    } catch (IOException e) {
      note("(its standard output broke: " + e.getMessage() + ")");
    }
    output.ended(exit());
  }

  /** Waits until the process has ended, then shortly for its last words. */
  private String exit() {
    try {
      int code = process.waitFor();
      errorReader.join(LAST_WORDS_MILLIS);
      return "exit code " + code;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "exit code unknown";
    }
  }

  private void readErrors() {
    byte[] piece = new byte[4096];
    try (InputStream err = process.getErrorStream()) {
      for (int n = err.read(piece); n >= 0; n = err.read(piece)) {
        note(piece, n);
      }
    } catch (IOException e) {
      note("(its error output broke: " + e.getMessage() + ")");
    }
  }

  private void note(String text) {
    byte[] octets = (text + "\n").getBytes(StandardCharsets.UTF_8);
    note(octets, octets.length);
  }

  private void note(byte[] octets, int count) {
    synchronized (errors) {
      errors.write(octets, 0, Math.min(count, Math.max(0, ERROR_OCTETS - errors.size())));
    }
  }
}
