package org.mles.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mles.client.Received;
import org.mles.frame.v1.V1Body;
import org.mles.frame.v1.V1Frame;
import org.mles.frame.v1.V1Header;
import org.mles.text.HostileTexts;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever word a command is given or hears, it prints one short line without a trick in it. */
class HostileWordsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final ChannelLabel ONLY = new ChannelLabel(null);

  private final CommandLine commands =
      MlesCommand.commandLine(
          new Stdio(InputStream.nullInputStream(), OutputStream.nullOutputStream(), false));

  @ParameterizedTest
  @MethodSource("org.mles.text.HostileTexts#all")
  void echoesNoArgumentAsItIs(String text) {
    refuses(text, "x", "--no-such-option");
    refuses("--" + text);
    for (CommandLine command : commands.getSubcommands().values()) {
      refuses(command.getCommandName(), "--" + text);
      for (OptionSpec option : command.getCommandSpec().options()) {
        if (option.arity().max() > 0) {
          refuses(command.getCommandName(), option.longestName(), text, "--no-such-option");
        }
      }
    }
    refuses("decode", "x" + text);
    refuses("decode", "--file", "no-such-folder/" + text.replace("\0", ""));
  }

  private void refuses(String... args) {
    StringWriter err = new StringWriter();
    commands.setErr(new PrintWriter(err, true));
    assertThat(commands.execute(args)).isNotZero();
    assertThat(err.toString()).endsWith("\n");
    saysSafely(err.toString().substring(0, err.toString().length() - 1));
  }

  private static void saysSafely(String line) {
    assertThat(HostileTexts.firstUnsafe(line)).as("in %s", line).isEmpty();
    assertThat(line).hasSizeLessThan(HostileTexts.LONGEST_LINE);
  }

  @ParameterizedTest
  @MethodSource("org.mles.text.HostileTexts#all")
  void printsMessagesOnOneLine(String text) {
    Received message = new Received(text, text, text.getBytes(UTF_8), new V1Header(1, 2, 3));
    String line = new String(MessageFormat.TEXT.line(message, ONLY), UTF_8);
    assertThat(line).endsWith("\n");
    assertThat(HostileTexts.firstUnsafe(line.substring(0, line.length() - 1))).isEmpty();
    assertThat(line.indexOf(": ")).isLessThan(700);
  }

  @ParameterizedTest
  @MethodSource("org.mles.text.HostileTexts#all")
  void printsJsonOnOneLineThatLosesNothing(String text) {
    byte[] octets = text.getBytes(UTF_8);
    Received message = new Received(text, text, octets, new V1Header(1, 0xABC, 3));
    String line = new String(MessageFormat.JSON.line(message, ONLY), UTF_8);
    assertThat(line).endsWith("\n");
    assertThat(HostileTexts.firstUnsafe(line.substring(0, line.length() - 1))).isEmpty();
    JsonNode json = JSON.readTree(line);
    assertThat(json.path("uid").stringValue()).isEqualTo(text);
    assertThat(json.path("channel").stringValue()).isEqualTo(text);
    assertThat(json.path("cid").stringValue()).isEqualTo("00000abc");
    assertThat(json.path("message").stringValue()).isEqualTo(new String(octets, UTF_8));
  }

  @ParameterizedTest
  @MethodSource("org.mles.text.HostileTexts#all")
  void explainsFramesOnSafeLines(String text) {
    // What has no form in UTF-8 comes as question marks, as from a sender in another language.
    String name = new String(text.getBytes(UTF_8), UTF_8);
    String uid =
        name.substring(0, Math.min(name.length(), 1000)).replaceFirst("[\uD800-\uDBFF]$", "");
    byte[] frame = V1Frame.encode(1, new V1Body.Message(uid, uid, name.getBytes(UTF_8)));
    Tool tool = new Tool().in(frame);
    assertThat(tool.run("decode")).isZero();
    assertThat(tool.out().lines()).isNotEmpty().allSatisfy(HostileWordsTest::saysSafely);
  }

  @Test
  void letsNoSenderLookLikeAnother() {
    Received message = new Received("bob: yes", "room", new byte[0], new V1Header(1, 2, 3));
    assertThat(new String(MessageFormat.TEXT.line(message, ONLY), UTF_8))
        .isEqualTo("bob\\u{3a} yes: \n");
  }

  @Test
  void letsNoChannelLookLikeAnother() {
    Received claim = new Received("eve", "b", "hi".getBytes(UTF_8), new V1Header(1, 2, 3));
    ChannelLabel heardOn = new ChannelLabel("a] b");
    assertThat(new String(MessageFormat.TEXT.line(claim, heardOn), UTF_8))
        .isEqualTo("[a\\u{5d} b] eve: hi\n");
    assertThat(new String(MessageFormat.JSON.line(claim, heardOn), UTF_8))
        .startsWith("{\"joined\":\"a] b\",\"uid\":\"eve\",\"channel\":\"b\",");
  }

  @ParameterizedTest
  @MethodSource("org.mles.text.HostileTexts#all")
  void saysSafelyWhyAConnectionWasLost(String text) {
    StringWriter err = new StringWriter();
    PrintWriter writer = new PrintWriter(err, true);
    Stdio io = new Stdio(InputStream.nullInputStream(), OutputStream.nullOutputStream(), false);
    new MessagePrinter(new Printout(io, 1), MessageFormat.TEXT, new ChannelLabel(text), writer)
        .onReconnecting(new IOException(text), Duration.ofMillis(1));
    assertThat(err.toString()).startsWith("listen: ").endsWith("; next try in 1 ms\n");
    saysSafely(err.toString().substring(0, err.toString().length() - 1));
  }

  @Test
  void takesAMessageThatBeginsWithAnAtForAMessage(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("words"), "--help");
    Tool tool = new Tool();
    assertThat(tool.run("decode", "@" + file)).isEqualTo(2);
    assertThat(tool.err()).contains("character 1");
  }
}
