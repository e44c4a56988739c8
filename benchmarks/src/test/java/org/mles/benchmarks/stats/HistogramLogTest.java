package org.mles.benchmarks.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistogramLogTest {
  private static final int MUTANTS = 3000;
  private static final int BOMB = 100 << 20;

  private final Map<String, Histogram> histograms = new LinkedHashMap<>();

  @TempDir private Path folder = Path.of("");
  private Path log = Path.of("");

  @BeforeEach
  void write() throws Exception {
    for (String name : List.of("timeToLast", "delivery")) {
      Histogram histogram = Percentiles.histogram();
      new Random(1).longs(500, 1000, 2_000_000_000).forEach(histogram::recordValue);
      histograms.put(name, histogram);
    }
    histograms.put("sendLag", Percentiles.histogram());
    log = folder.resolve("a.hlog");
    HistogramLog.write(log, "r01-mles-1.", histograms, new long[] {1_700_000_000_000L, 17 << 20});
  }

  @Test
  void readsBackWhatItWrote() throws Exception {
    Map<String, Histogram> read = new LinkedHashMap<>();
    HistogramLog.read(log, read::put);
    assertThat(read).hasSize(3);
    histograms.forEach(
        (name, histogram) -> assertThat(read.get("r01-mles-1." + name)).isEqualTo(histogram));
  }

  @Test
  void writesWhatTheLibrarysOwnReaderReads() throws Exception {
    List<String> tags = new ArrayList<>();
    try (HistogramLogReader reader = new HistogramLogReader(log.toFile())) {
      while (reader.hasNext()) {
        Histogram histogram = (Histogram) reader.nextIntervalHistogram();
        tags.add(histogram.getTag());
        String name = histogram.getTag().replace("r01-mles-1.", "");
        assertThat(histogram).isEqualTo(histograms.get(name));
      }
    }
    assertThat(tags).hasSize(3);
  }

  @Test
  void refusesALineThatInflatesToMoreThanAHistogram() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.write(new byte[8]);
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      deflater.write(new byte[BOMB]);
    }
    write("Tag=a,0,1,1," + Base64.getEncoder().encodeToString(packed.toByteArray()));
    assertThatIOException().isThrownBy(this::read).withMessageContaining("larger than");
  }

  @Test
  void refusesALineThatIsCut() throws Exception {
    String line = Files.readAllLines(log).get(2);
    for (int length = "Tag=".length(); length < line.length() - 4; length++) {
      write(line.substring(0, length));
      assertThatIOException().isThrownBy(this::read).withMessageContaining("line 1: ");
    }
  }

  /** Whatever a line holds, it is a histogram or an IOException. */
  @Test
  void answersEveryLineWithAHistogramOrARefusal() throws Exception {
    byte[] packed = Base64.getDecoder().decode(Files.readAllLines(log).get(2).split(",", -1)[4]);
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = packed.clone();
      mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
      write("Tag=a,0,1,1," + Base64.getEncoder().encodeToString(mutant));
      try {
        read();
      } catch (IOException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(MUTANTS / 2, MUTANTS - 1);
  }

  private void write(String line) throws IOException {
    Files.writeString(log, line + "\n", StandardCharsets.US_ASCII);
  }

  private void read() throws IOException {
    HistogramLog.read(
        log, (tag, histogram) -> assertThat(histogram.getTotalCount()).isNotNegative());
  }
}
