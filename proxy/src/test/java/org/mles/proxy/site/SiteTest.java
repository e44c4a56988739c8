package org.mles.proxy.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.http.Head;
import org.mles.http.HeadReader;

/** What a site answers. */
final class SiteTest {
  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit fills it
  private Path folder;

  private Site site = Site.NONE;

  @BeforeEach
  void read() throws IOException {
    Files.createDirectories(folder.resolve("own"));
    Files.createDirectories(folder.resolve("all/sub"));
    Files.writeString(folder.resolve("all/index.html"), "<h1>start</h1>");
    Files.writeString(folder.resolve("all/sub/index.html"), "sub");
    Files.writeString(folder.resolve("all/ü b.txt"), "spelt");
    Files.writeString(folder.resolve("all/x.js"), "let x = 1;");
    Files.writeString(folder.resolve("all/x.js.gz"), "small");
    Files.writeString(folder.resolve("own/index.html"), "own");
    site =
        Site.read(
            Map.of(Site.ANY_HOST, folder.resolve("all"), "Own.Example", folder.resolve("own")),
            1 << 20);
  }

  private String ask(String line, String... fields) {
    return ask(site::answer, line, fields);
  }

  private static String ask(Function<Head.Request, Answer> answers, String line, String... fields) {
    String host = String.join("", fields).contains("Host:") ? "" : "Host: a.example\r\n";
    String lines = fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n";
    String head = line + " HTTP/1.1\r\n" + host + lines + "\r\n";
    Head.Request request =
        (Head.Request) HeadReader.ofRequest().take(ByteBuffer.wrap(head.getBytes(ISO_8859_1)));
    Answer answer = answers.apply(request);
    byte[] body = answer.body().copy(0, answer.body().size());
    return ISO_8859_1.decode(answer.head()) + new String(body, UTF_8);
  }

  @Test
  void showsAPageWithWhatBrowsersHaveToKnow() {
    assertThat(ask("GET /"))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("\r\nContent-Type: text/html; charset=utf-8\r\n")
        .contains("\r\nContent-Length: 14\r\n")
        .contains("\r\nConnection: close\r\n")
        .contains("\r\nX-Content-Type-Options: nosniff\r\n")
        .endsWith("\r\n\r\n<h1>start</h1>");
    assertThat(ask("GET /index.html?query")).endsWith("\r\n\r\n<h1>start</h1>");
  }

  @Test
  void leavesOutTheBodyForHead() {
    String head = ask("HEAD /");
    assertThat(head).contains("Content-Length: 14").endsWith("\r\n\r\n");
    assertThat(ask("GET /")).startsWith(head);
  }

  @ParameterizedTest
  @CsvSource({
    "/%C3%BC%20b.txt, spelt",
    "/sub/, sub",
    "/s%75b/index.html, sub",
    "http://a.example/sub/, sub",
    "http://a.example?x, start"
  })
  void findsWhatAPathSpells(String target, String body) {
    assertThat(ask("GET " + target)).startsWith("HTTP/1.1 200").contains(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../all/index.html",
        "/%2e%2e/all/index.html",
        "/..%2fall%2findex.html",
        "/sub/../index.html",
        "//index.html",
        "/index.html/",
        "/Index.html",
        "/index.html%00",
        "/etc/passwd",
        "/nothing"
      })
  void findsNothingElse(String target) {
    assertThat(ask("GET " + target)).startsWith("HTTP/1.1 404 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%", "/%2", "/%zz", "/%ff", "/%c3"})
  void refusesPathsThatSpellNoText(String target) {
    assertThat(ask("GET " + target)).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void sendsWhoLeavesOutTheSlashToTheFolder() {
    assertThat(ask("GET /s%75b")).startsWith("HTTP/1.1 301 ").contains("\r\nLocation: /s%75b/\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TAG", "W/TAG", "\"other\", TAG", "*"})
  void sendsNothingToWhoHasItAlready(String known) {
    String tag = tag(ask("GET /"));
    assertThat(ask("GET /", "If-None-Match: " + known.replace("TAG", tag)))
        .startsWith("HTTP/1.1 304 ")
        .contains("ETag: " + tag)
        .endsWith("\r\n\r\n");
    assertThat(ask("GET /", "If-None-Match: \"other\"")).startsWith("HTTP/1.1 200 ");
  }

  private static String tag(String answer) {
    Matcher tag = Pattern.compile("ETag: (\"[0-9a-f]{24}\")\r\n").matcher(answer);
    assertThat(tag.find()).as(answer).isTrue();
    return tag.group(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'gzip', small",
    "'br, GZIP;q=0.5', small",
    "'*', small",
    "'identity', let x = 1;",
    "'gzip;q=0', let x = 1;",
    "'gzip;q=0.000, *', let x = 1;",
    "'', let x = 1;"
  })
  void sendsTheCompressedTwinToWhoTakesIt(String accepted, String body) {
    String answer = ask("GET /x.js", "Accept-Encoding: " + accepted);
    assertThat(answer).endsWith("\r\n\r\n" + body).contains("\r\nVary: Accept-Encoding\r\n");
    assertThat(answer.contains("Content-Encoding: gzip")).isEqualTo(body.equals("small"));
    assertThat(answer).contains("Content-Type: text/javascript");
  }

  @Test
  void tellsTheTwinsApart() {
    String plain = tag(ask("GET /x.js"));
    assertThat(tag(ask("GET /x.js", "Accept-Encoding: gzip"))).isNotEqualTo(plain);
    assertThat(ask("GET /x.js", "Accept-Encoding: gzip", "If-None-Match: " + plain))
        .startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @CsvSource({"own.example, own", "OWN.example.:8443, own", "else.example, start"})
  void showsEachHostItsOwn(String host, String body) {
    assertThat(ask("GET /", "Host: " + host)).startsWith("HTTP/1.1 200 ").contains(body);
  }

  @Test
  void saysThatAHostIsNotHere() throws IOException {
    Site one = Site.read(Map.of("own.example", folder.resolve("own")), 100);
    assertThat(ask(one::answer, "GET /", "Host: else.example")).startsWith("HTTP/1.1 421 ");
    assertThat(one.hosts()).containsExactly("own.example");
    assertThat(ask(Site.NONE::answer, "GET /")).startsWith("HTTP/1.1 404 ");
  }

  @ParameterizedTest
  @CsvSource({
    "8443, a.example:80, /x?y=%20, https://a.example:8443/x?y=%20",
    "443, A.example, http://a.example/x, https://a.example/x",
    "443, '[::1]:80', /, 'https://[::1]/'"
  })
  void sendsBrowsersToTls(int port, String host, String target, String there) {
    Redirect redirect = new Redirect(List.of("a.example"), port);
    assertThat(ask(redirect::answer, "GET " + target, "Host: " + host))
        .startsWith("HTTP/1.1 301 ")
        .contains("\r\nLocation: " + there + "\r\n");
    assertThat(ask(redirect::answer, "GET /", "Host: evil.example")).startsWith("HTTP/1.1 421 ");
  }
}
