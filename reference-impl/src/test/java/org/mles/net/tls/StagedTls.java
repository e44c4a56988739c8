package org.mles.net.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.mles.memory.Budget;
import org.mles.rule.WireRule;

/** A stage for each test, after which no memory may be counted any more. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
abstract class StagedTls {
  static final String V12 = "TLSv1.2";
  static final String V13 = "TLSv1.3";
  static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz";

  final Budget heap = new Budget(64 << 20);
  TlsStage stage;

  @BeforeEach
  void open() throws IOException {
    stage = new TlsStage(heap);
  }

  @AfterEach
  void close() throws IOException {
    stage.close();
    assertThat(heap.held()).as("memory that is still counted").isZero();
  }

  static @Nullable WireRule rule(TlsPair pair) {
    return pair.peer.cause instanceof TlsRefused broken ? broken.refusal().rule() : null;
  }
}
