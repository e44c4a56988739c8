package org.mles.benchmarks.stats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * The log format that every HdrHistogram tool reads: one line per histogram, with a tag and with
 * its counts compressed. Values are nanoseconds. Thread: caller.
 */
public final class HistogramLog {
  /** First lines of every log. */
  public static final String HEAD =
      "#[Histogram log format version 1.3]\n"
          + "\"StartTimestamp\",\"Interval_Length\",\"Interval_Max\","
          + "\"Interval_Compressed_Histogram\"\n";

  private static final String TAG = "Tag=";
  private static final int FIELDS = 5;
  private static final double MILLIS_PER_SECOND = 1000.0;
  private static final double VALUE_UNIT_RATIO = 1.0;

  /** More than a histogram of three digits over all longs needs; one of ours has some 10 KiB. */
  private static final int MOST_OCTETS = 1 << 20;

  /** Cookie and length before the compressed octets. */
  private static final int ENVELOPE = 8;

  /** Cookie, length and offset come before the number of digits. */
  private static final int DIGITS_AT = 12;

  private static final int MOST_DIGITS = 3;

  /** What does not compress grows a little. */
  private static final int ROOM_TO_SPARE = 1024;

  private HistogramLog() {}

  /** Takes the histograms of a log. */
  @FunctionalInterface
  public interface Reader {
    /** Takes one histogram, which it may keep. */
    void read(String tag, Histogram histogram) throws IOException;
  }

  /** Returns whether a line of a log has a histogram; the other lines are its heading. */
  public static boolean isHistogram(String line) {
    return line.startsWith(TAG);
  }

  /**
   * Writes a log.
   *
   * @param prefix what every tag begins with, before the histogram's own name
   * @param millisSpan start and end of the measurement, wall clock
   */
  public static void write(
      Path file, String prefix, Map<String, Histogram> histograms, long[] millisSpan)
      throws IOException {
    try (var out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.US_ASCII)) {
      out.print(HEAD);
      HistogramLogWriter writer = new HistogramLogWriter(out);
      histograms.forEach(
          (name, histogram) -> {
            histogram.setTag(prefix + name);
            writer.outputIntervalHistogram(
                millisSpan[0] / MILLIS_PER_SECOND,
                millisSpan[1] / MILLIS_PER_SECOND,
                histogram,
                VALUE_UNIT_RATIO);
          });
      if (out.checkError()) {
        throw new IOException("cannot write " + file);
      }
    }
  }

  /**
   * Reads a log that need not be of our making, one histogram at a time.
   *
   * @throws IOException if a line holds no histogram, or one larger than this tool writes
   */
  public static void read(Path file, Reader reader) throws IOException {
    byte[] room = new byte[MOST_OCTETS];
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (isHistogram(line)) {
          String[] fields = line.split(",", FIELDS);
          reader.read(
              fields[0].substring(TAG.length()),
              histogram(fields, room, file + ", line " + number));
        }
      }
    }
  }

  private static Histogram histogram(String[] fields, byte[] room, String where)
      throws IOException {
    if (fields.length < FIELDS) {
      throw new IOException(where + ": " + fields.length + " fields; must be " + FIELDS);
    }
    try {
      return unpacked(Base64.getDecoder().decode(fields[FIELDS - 1].strip()), room, where);
    } catch (IllegalArgumentException e) {
      throw new IOException(where + ": is no histogram", e);
    }
  }

  /** Returns the counts of a histogram, compressed as in a log. */
  public static byte[] packed(Histogram histogram) {
    ByteBuffer room = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity() + ROOM_TO_SPARE);
    int length = histogram.encodeIntoCompressedByteBuffer(room);
    return Arrays.copyOf(room.array(), length);
  }

  /**
   * Reads a histogram that need not be of our making.
   *
   * @throws IOException if it is none, or larger than this tool makes
   */
  public static Histogram unpacked(byte[] packed, String where) throws IOException {
    return unpacked(packed, new byte[MOST_OCTETS], where);
  }

  private static Histogram unpacked(byte[] packed, byte[] room, String where) throws IOException {
    try {
      ByteBuffer octets = inflated(packed, room, where);
      if (octets.getInt(DIGITS_AT) > MOST_DIGITS) {
        throw new IOException(where + ": more than " + MOST_DIGITS + " digits");
      }
      return Histogram.decodeFromByteBuffer(octets, 0);
    } catch (DataFormatException | RuntimeException e) {
      // The library answers octets that it did not make with exceptions of many kinds.
      throw new IOException(where + ": is no histogram", e);
    }
  }

  /** Returns the octets of a histogram; what inflates to more than they can be is refused. */
  private static ByteBuffer inflated(byte[] packed, byte[] room, String where)
      throws DataFormatException, IOException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed, ENVELOPE, packed.length - ENVELOPE);
      int length = inflater.inflate(room);
      if (!inflater.finished()) {
        throw new IOException(where + ": is cut, or larger than " + MOST_OCTETS + " octets");
      }
      return ByteBuffer.wrap(room, 0, length).slice();
    } finally {
      inflater.end();
    }
  }
}
