package org.mles.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mles.testing.Missing;

/** A Chromium without a window, driven by its DevTools protocol. */
final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/");
  private static final Pattern TAB_URL = Pattern.compile("\"webSocketDebuggerUrl\": *\"([^\"]+)\"");
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final String host;
  private final HttpClient http = HttpClient.newHttpClient();

  private Browser(Process process, String host) {
    this.process = process;
    this.host = host;
  }

  /**
   * Starts one that keeps what it keeps in {@code folder}; the test is skipped if there is none.
   */
  static Browser start(Path folder) throws IOException {
    String program = program();
    if (program == null) {
      Missing.skip("no Chromium on the PATH");
    }
    Process process =
        new ProcessBuilder(
                program,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--enable-blink-features=ComputedAccessibilityInfo",
                "--remote-debugging-port=0",
                "--user-data-dir=" + folder,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        return new Browser(process, listening.group(1));
      }
    }
    throw new IOException("the browser ended");
  }

  private static @Nullable String program() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(file -> file.toFile().canExecute())
        .map(Path::toString)
        .findFirst()
        .orElse(null);
  }

  /** Opens a page. */
  Tab open(String address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + host + "/json/new?" + address))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    Matcher url = TAB_URL.matcher(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    assertThat(url.find()).isTrue();
    BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    WebSocket socket =
        http.newWebSocketBuilder()
            .buildAsync(URI.create(url.group(1)), new Answers(answers))
            .join();
    return new Tab(socket, answers);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** One page, which runs scripts that it is told. */
  static final class Tab {
    private final WebSocket socket;
    private final BlockingQueue<String> answers;
    private int asked;

    private Tab(WebSocket socket, BlockingQueue<String> answers) {
      this.socket = socket;
      this.answers = answers;
    }

    /** Runs a script and returns what it gives, which is a text. */
    String run(String script) throws InterruptedException {
      return command("Runtime.evaluate", "\"expression\":" + quoted(script));
    }

    void reload() throws InterruptedException {
      command("Page.reload", "");
    }

    /** Types a text where the focus is. */
    void type(String text) throws InterruptedException {
      command("Input.insertText", "\"text\":" + quoted(text));
    }

    void pressTab() throws InterruptedException {
      press("Tab", 9, "");
    }

    void pressEnter() throws InterruptedException {
      press("Enter", 13, "\\r");
    }

    private void press(String key, int code, String typed) throws InterruptedException {
      String what = "\"key\":\"" + key + "\",\"windowsVirtualKeyCode\":" + code;
      command(
          "Input.dispatchKeyEvent", "\"type\":\"keyDown\"," + what + ",\"text\":\"" + typed + '"');
      command("Input.dispatchKeyEvent", "\"type\":\"keyUp\"," + what);
    }

    /** Says which scheme of colours its user likes. */
    void prefers(String scheme) throws InterruptedException {
      command(
          "Emulation.setEmulatedMedia",
          "\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + scheme + "\"}]");
    }

    /** Waits until a script gives true. */
    void await(String condition) throws InterruptedException {
      String wanted = "\"value\":true";
      String given = run(condition);
      long start = System.nanoTime();
      while (!given.contains(wanted)) {
        assertThat(System.nanoTime() - start)
            .as(condition + " gives " + given)
            .isLessThan(TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
        given = run(condition);
      }
    }

    private String command(String method, String params) throws InterruptedException {
      int id = ++asked;
      socket
          .sendText(
              "{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{" + params + "}}", true)
          .join();
      String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      while (answer != null && !answer.startsWith("{\"id\":" + id + ",")) {
        answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      assertThat(answer).as(method).isNotNull();
      return answer;
    }

    private static String quoted(String script) {
      return '"' + script.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
  }

  /** Puts the parts of each answer together. */
  private static final class Answers implements WebSocket.Listener {
    private final BlockingQueue<String> answers;
    private final StringBuilder parts = new StringBuilder();

    Answers(BlockingQueue<String> answers) {
      this.answers = answers;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      parts.append(part);
      if (last) {
        answers.add(parts.toString());
        parts.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
