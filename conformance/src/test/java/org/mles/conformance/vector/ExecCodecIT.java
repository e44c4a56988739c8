package org.mles.conformance.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mles.testing.RequiredTool;
import tools.jackson.databind.node.ObjectNode;

/** Processes that answer, and processes that do anything else. */
final class ExecCodecIT {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final ObjectNode NOTHING = PackJson.MAPPER.createObjectNode();

  /** Answers each line with the id that it carries; ids are counted from 1. */
  private static final String GOOD =
      "n=0; while read -r line; do n=$((n+1)); echo \"{\\\"id\\\":$n,\\\"ok\\\":true,"
          + "\\\"value\\\":{}}\"; done";

  @BeforeAll
  static void needsAShell() {
    RequiredTool.SHELL.require();
  }

  @Test
  void asksAndIsAnswered() throws IOException {
    try (CodecSubject codec = new ExecCodec(GOOD, LONG, LONG)) {
      assertThat(codec.ask(Op.KEY, NOTHING)).isInstanceOf(Answer.Accepted.class);
      assertThat(codec.ask(Op.KEY, NOTHING)).isInstanceOf(Answer.Accepted.class);
    }
  }

  @Test
  void tellsRefusedFromDeclined() throws IOException {
    String script =
        "read -r a; echo '{\"id\":1,\"ok\":false,\"reason\":\"because\"}';"
            + " read -r b; echo '{\"id\":2,\"ok\":false,\"unsupported\":true}'";
    try (CodecSubject codec = new ExecCodec(script, LONG, LONG)) {
      assertThat(codec.ask(Op.KEY, NOTHING)).isEqualTo(new Answer.Refused("because"));
      assertThat(codec.ask(Op.KEY, NOTHING)).isEqualTo(new Answer.Declined());
    }
  }

  @Test
  void namesExitCodeAndLastWordsOfACrash() throws IOException {
    String script = "read -r line; echo 'out of luck' >&2; exit 3";
    assertThat(broken(script, LONG, Answer.How.CRASHED)).contains("exit code 3", "out of luck");
  }

  @Test
  void endsAHangAndItsChildren() throws IOException {
    assertThat(broken("sleep 600 & read -r line; wait", SHORT, Answer.How.HUNG))
        .contains("no answer: nothing for 300 ms");
  }

  @Test
  void endsAProcessThatNeverReads() throws IOException {
    ObjectNode large = PackJson.MAPPER.createObjectNode().put("hex", "00".repeat(1 << 20));
    try (CodecSubject codec = new ExecCodec("exec sleep 600", SHORT, SHORT)) {
      assertThat(codec.ask(Op.KEY, large)).isInstanceOf(Answer.Broken.class);
    }
  }

  @Test
  void callsGarbageGarbage() throws IOException {
    assertThat(broken("read -r line; echo hello", LONG, Answer.How.GARBAGE)).contains("not JSON");
    assertThat(broken("read -r line; echo '{\"id\":9,\"ok\":true}'", LONG, Answer.How.GARBAGE))
        .contains("not an answer to id 1");
    assertThat(broken("read -r line; echo '{\"id\":1}'", LONG, Answer.How.GARBAGE))
        .contains("no boolean 'ok'");
    assertThat(broken("read -r line; echo '{\"id\":1,\"ok\":true}'", LONG, Answer.How.GARBAGE))
        .contains("ok without a value");
    assertThat(broken("read -r line; echo '[]'", LONG, Answer.How.GARBAGE)).contains("id 1");
  }

  @Test
  void aNewProcessTakesTheNextQuestion() throws IOException {
    String script = "read -r line; id=$(echo \"$line\" | tr -dc '0-9');";
    String once = script + " [ $((id % 2)) = 0 ] && echo '{\"id\":2,\"ok\":true,\"value\":{}}'";
    try (CodecSubject codec = new ExecCodec(once, LONG, LONG)) {
      assertThat(codec.ask(Op.KEY, NOTHING)).isInstanceOf(Answer.Broken.class);
      assertThat(codec.ask(Op.KEY, NOTHING)).isInstanceOf(Answer.Accepted.class);
    }
  }

  @Test
  void survivesACommandThatDoesNotExist() throws IOException {
    assertThat(broken("/no/such/codec", LONG, Answer.How.CRASHED)).contains("exit code 127");
  }

  private static String broken(String script, Duration limit, Answer.How how) throws IOException {
    try (CodecSubject codec = new ExecCodec(script, limit, limit)) {
      Answer answer = codec.ask(Op.KEY, NOTHING);
      assertThat(answer).isInstanceOf(Answer.Broken.class);
      Answer.Broken broken = (Answer.Broken) answer;
      assertThat(broken.how()).as(broken.detail()).isEqualTo(how);
      return broken.detail();
    }
  }
}
