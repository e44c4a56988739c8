package org.mles.proxy.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mles.testing.RequiredTool;

/** A program in a process of its own that listens on loopback. */
public final class Running implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final Process process;
  private final InetSocketAddress address;

  private Running(Process process, int port) {
    this.process = process;
    address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Starts {@code mles-server serve} with these options. */
  public static Running server(String... options) throws IOException {
    return java("org.mles.cli.MlesCommand", "serve", options);
  }

  /** Starts {@code mles-proxy proxy} with these options, on a free port. */
  public static Running proxy(String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("--port", "0"));
    all.addAll(List.of(options));
    return java("org.mles.proxy.cli.ProxyProgram", "proxy", all.toArray(new String[0]));
  }

  private static Running java(String program, String command, String... options)
      throws IOException {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(List.of(options));
    Process process = start(JavaWords.of("256m", program, words));
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = String.valueOf(out.readLine());
    if (!line.startsWith("listening on ")) {
      process.destroyForcibly();
      throw new IOException(program + " does not listen: " + line);
    }
    return new Running(process, Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)));
  }

  /** Starts the server of version 1 that is written in Python. */
  public static Running pythonServer(String... options) throws Exception {
    RequiredTool.PYTHON.require();
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    List<String> words = new ArrayList<>(List.of("python3", "../conformance/mutants/origin"));
    words.addAll(List.of("--port", Integer.toString(port)));
    words.addAll(List.of(options));
    Running running = new Running(start(words), port);
    running.awaitListening();
    return running;
  }

  private static Process start(List<String> words) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return builder.start();
  }

  private void awaitListening() throws Exception {
    long startNanos = System.nanoTime();
    while (!listens()) {
      boolean late = System.nanoTime() - startNanos > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      if (late || process.waitFor(20, TimeUnit.MILLISECONDS)) {
        kill();
        throw new IOException("nothing listens on " + address);
      }
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns where it listens. */
  public InetSocketAddress address() {
    return address;
  }

  /** Returns where it listens, as an option says it. */
  public String text() {
    return "127.0.0.1:" + address.getPort();
  }

  /** Asks it to end, and returns its exit code. */
  public int terminate() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  /** Ends it by SIGKILL and waits until it is gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
