package org.mles.cli;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mles.server.MlesServer;
import org.mles.server.ServerConfig;

/** No command says that all is well when some of its input or output went nowhere. */
@Timeout(60)
class LostTextIT {
  private static final String HELLO =
      "4d00002f df14727e 53178fc6df14727e a363756964 6455736572 676368616e6e656c"
          + " 674368616e6e656c 676d657373616765 4c48656c6c6f20576f726c6421";

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  private MlesServer server;

  @BeforeEach
  void serve() throws IOException {
    server = MlesServer.start(ServerConfig.defaults().withPort(0).withSharedKey("k"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int client(Tool tool, String command, String... more) {
    String[] fixed = {command, "-s", "127.0.0.1:" + server.port(), "-k", "k", "-u", "a" + command};
    String[] args = new String[fixed.length + 2 + more.length];
    System.arraycopy(fixed, 0, args, 0, fixed.length);
    args[fixed.length] = "-c";
    args[fixed.length + 1] = "room";
    System.arraycopy(more, 0, args, fixed.length + 2, more.length);
    return tool.run(args);
  }

  @Test
  void namesTheLineThatIsNotUtf8() {
    byte[] lines = {'o', 'n', 'e', '\n', 'b', 'a', 'd', (byte) 0xFC, '\n', 't', 'w', 'o', '\n'};
    Tool publisher = new Tool().in(lines);
    assertThat(client(publisher, "publish")).isEqualTo(1);
    assertThat(publisher.err())
        .isEqualTo("publish: line 2 of the input is not UTF-8; nothing after it is sent\n");
    Tool listener = new Tool();
    assertThat(client(listener, "listen", "-n", "1")).isZero();
    assertThat(listener.out()).isEqualTo("apublish: one\n");
  }

  @Test
  void namesTheArgumentThatTheLocaleCouldNotRead() {
    for (String lost : new String[] {"\uFFFD\uFFFD", "\uD800", "a\uDC00b"}) {
      Tool publisher = new Tool();
      assertThat(client(publisher, "publish", "whole", lost)).isEqualTo(2);
      assertThat(publisher.err())
          .startsWith("publish: message 2 has characters that cannot be read");
      Tool named = new Tool();
      assertThat(named.run("publish", "-u", "a", "-c", lost, "x")).isEqualTo(2);
      assertThat(named.err()).startsWith("publish: --channel has characters");
    }
  }

  @Test
  void takesAByteOrderMarkForNoPartOfTheText() {
    Tool publisher = new Tool().in(marked("one\ntwo"));
    assertThat(client(publisher, "publish")).isZero();
    Tool listener = new Tool();
    assertThat(client(listener, "listen", "-n", "2")).isZero();
    assertThat(listener.out()).isEqualTo("apublish: one\napublish: two\n");
    assertThat(new Tool().in(marked(HELLO)).run("decode")).isZero();
    Tool wide = new Tool().in(HELLO.getBytes(UTF_16));
    assertThat(wide.run("decode")).isEqualTo(2);
    assertThat(wide.err()).contains("UTF-16");
  }

  private static byte[] marked(String text) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(BYTE_ORDER_MARK);
    all.writeBytes(text.getBytes(UTF_8));
    return all.toByteArray();
  }

  @Test
  void tellsAListenerWhoseDeviceIsFull() {
    assertThat(client(new Tool(), "publish", "one")).isZero();
    Tool listener = new Tool().sink(new FullDevice());
    assertThat(client(listener, "listen", "-n", "1")).isEqualTo(1);
    assertThat(listener.err()).isEqualTo("listen: output is lost: No space left on device\n");
  }

  @Test
  void tellsADecoderWhoseDeviceIsFull() {
    Tool decoder = new Tool().sink(new FullDevice());
    assertThat(decoder.run("decode", HELLO)).isEqualTo(1);
    assertThat(decoder.err()).isEqualTo("decode: output is lost: No space left on device\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "serve --help", "serve -p 0"})
  void tellsWhoeverAskedThatNothingWasPrinted(String command) {
    Tool tool = new Tool().sink(new FullDevice());
    assertThat(tool.run(command.split(" ", -1))).isEqualTo(1);
    assertThat(tool.err()).contains("output is lost").hasLineCount(1);
  }

  private static final class FullDevice extends OutputStream {
    @Override
    public void write(int octet) throws IOException {
      throw new IOException("No space left on device");
    }
  }
}
