package org.mles.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own, started by the command line, killed without mercy. */
final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final InetSocketAddress address;

  private ServerProcess(Process process, InetSocketAddress address) {
    this.process = process;
    this.address = address;
  }

  /** Starts {@code serve} with these options and waits until it listens. */
  static ServerProcess start(String... options) throws IOException {
    return startWith(List.of(), options);
  }

  /** Starts it in a JVM with these flags. */
  static ServerProcess startWith(List<String> flags, String... options) throws IOException {
    return start(ProcessBuilder.Redirect.DISCARD, List.of(), flags, options);
  }

  /**
   * Starts it so that it can hold only so many files open.
   *
   * @param log where its standard error goes
   */
  static ServerProcess withDescriptors(int count, Path log, String... options) throws IOException {
    List<String> shell = List.of("sh", "-c", "ulimit -n " + count + " && exec \"$@\"", "sh");
    return start(ProcessBuilder.Redirect.to(log.toFile()), shell, List.of(), options);
  }

  /** Starts another program of the tests that says where it listens as a server does. */
  static ServerProcess ofMain(Class<?> program) throws IOException {
    return started(ProcessBuilder.Redirect.DISCARD, java(List.of(), List.of(program.getName())));
  }

  private static ServerProcess start(
      ProcessBuilder.Redirect log, List<String> shell, List<String> flags, String... options)
      throws IOException {
    List<String> program = new ArrayList<>(List.of("org.mles.cli.MlesCommand", "serve"));
    program.addAll(List.of(options));
    List<String> command = new ArrayList<>(shell);
    command.addAll(java(flags, program));
    return started(log, command);
  }

  private static List<String> java(List<String> flags, List<String> program) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(program);
    return command;
  }

  private static ServerProcess started(ProcessBuilder.Redirect log, List<String> command)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(log);
    Process process = builder.start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = String.valueOf(out.readLine());
    if (!line.startsWith("listening on ")) {
      process.destroyForcibly();
      throw new IOException("no server: " + line);
    }
    int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    return new ServerProcess(
        process, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  InetSocketAddress address() {
    return address;
  }

  String port() {
    return Integer.toString(address.getPort());
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Returns how long it has had a core since it began. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Ends it by SIGKILL and waits until it is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
