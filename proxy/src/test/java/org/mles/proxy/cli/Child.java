package org.mles.proxy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.mles.proxy.testing.JavaWords;

/** A program of this project in a process of its own, whose lines the test waits for. */
final class Child implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  private Child(Process process) {
    this.process = process;
    out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /** Starts a server that speaks version 2 alone; port 0 takes a free one. */
  static Child server(int port, String... options) throws IOException {
    List<String> words = new ArrayList<>(List.of("serve", "--protocols", "v2", "-p", "" + port));
    words.addAll(List.of(options));
    return java("org.mles.cli.MlesCommand", words);
  }

  /** Starts a bridge of channel {@code garden}, unless the options say more. */
  static Child bridge(String... options) throws IOException {
    List<String> words = new ArrayList<>(List.of("bridge", "-c", "garden"));
    words.addAll(List.of(options));
    return java("org.mles.proxy.cli.ProxyProgram", words);
  }

  private static Child java(String main, List<String> words) throws IOException {
    return of(JavaWords.of("128m", main, words));
  }

  /** Starts another program; its standard error is read with its output. */
  static Child of(List<String> command) throws IOException {
    return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Reads lines until one fits, and returns it. */
  String await(Predicate<String> fits) throws IOException {
    List<String> before = new ArrayList<>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (fits.test(line)) {
        return line;
      }
      before.add(line);
    }
    throw new AssertionError("ended after " + before);
  }

  /** Waits until a server listens and returns its port. */
  int port() throws IOException {
    String line = await(said -> said.startsWith("listening on "));
    return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
  }

  /** Waits until both sides of a bridge are connected. */
  Child connected() throws IOException {
    String first = await(said -> said.contains(": connected"));
    await(said -> said.contains(": connected") && said.charAt(0) != first.charAt(0));
    return this;
  }

  /** Ends it as Ctrl-C does and returns its last line. */
  String interrupt() throws IOException {
    process.toHandle().destroy(); // that of the process would close its output
    String last = "";
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      last = line;
    }
    return last;
  }

  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  /** Ends it by SIGKILL and waits until it is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    kill();
  }
}
