package org.mles.benchmarks.crew.word;

import java.nio.BufferUnderflowException;
import java.util.Arrays;
import java.util.Map;
import org.mles.benchmarks.crew.word.CrewWord.Part;
import org.mles.benchmarks.stats.Receipt;
import org.mles.benchmarks.workload.Profile;
import org.mles.benchmarks.workload.Workload;

/**
 * Words as octets: the version of this code, the kind, the parts in the order of the record. A
 * decoder that finds anything else says so by a value; no octets make it throw, or ask for more
 * memory than they are long.
 *
 * <p>Thread: any.
 */
public final class CrewCodec {
  /** First octet of every word. */
  static final int VERSION = 1;

  /** A count of 20,000 subscribers is some 800,000 octets long. */
  static final int MOST_OCTETS = 4 << 20;

  private static final int MOST_SUBSCRIBERS = 20_000;
  private static final int MOST_ENTRIES = 256;
  private static final int MOST_HISTOGRAM = 1 << 20;

  private CrewCodec() {}

  /** Returns the octets of a word. */
  public static byte[] encode(CrewWord word) {
    WordOut out = new WordOut().octet(VERSION).octet(WordKind.of(word).number());
    if (word instanceof CrewWord.Hello hello) {
      out.text(hello.name()).text(hello.version());
    } else if (word instanceof CrewWord.Refusal refusal) {
      out.text(refusal.why());
    } else if (word instanceof CrewWord.Prepare prepare) {
      prepare(out, prepare);
    } else if (word instanceof CrewWord.Ready ready) {
      texts(out.number(ready.leg()), ready.verified());
    } else if (word instanceof CrewWord.Turn turn) {
      turn(out, turn.leg(), turn.part(), turn.place());
    } else if (word instanceof CrewWord.Have have) {
      turn(out, have.leg(), have.part(), have.place()).number(have.progress());
    } else if (word instanceof CrewWord.Ping ping) {
      out.number(ping.leg()).number(ping.number());
    } else if (word instanceof CrewWord.Pong pong) {
      out.number(pong.leg()).number(pong.number());
    } else if (word instanceof CrewWord.Over over) {
      out.number(over.leg()).octet(over.part().number()).number(over.published());
      out.number(over.digest()).number(over.spanNanos());
    } else if (word instanceof CrewWord.Count count) {
      turn(out, count.leg(), count.part(), count.place()).number(count.published());
    } else if (word instanceof CrewWord.Counted counted) {
      turn(out, counted.leg(), counted.part(), counted.place());
      out.each(counted.receipts(), receipt -> receipt(out, receipt));
    } else if (word instanceof CrewWord.Finish finish) {
      out.number(finish.leg());
    } else if (word instanceof CrewWord.Report report) {
      share(out.number(report.leg()), report.share());
    } else if (word instanceof CrewWord.Failed failed) {
      out.number(failed.leg()).text(failed.why());
    } else if (word instanceof CrewWord.End end) {
      out.number(end.leg());
    }
    return out.octets();
  }

  /** Returns the word that {@code octets} are, or why they are none. */
  public static Decoded decode(byte[] octets) {
    if (octets.length > MOST_OCTETS) {
      return new Decoded.Refused(octets.length + " octets; at most " + MOST_OCTETS);
    }
    WordIn in = new WordIn(octets);
    try {
      int version = in.octet();
      if (version != VERSION) {
        return new Decoded.Refused("version " + version + " of the words; this is " + VERSION);
      }
      CrewWord word = word(kind(in.octet()), in);
      in.end();
      return new Decoded.Whole(word);
    } catch (BufferUnderflowException e) {
      return new Decoded.Refused("is cut");
    } catch (IllegalArgumentException | ArithmeticException e) {
      return new Decoded.Refused(String.valueOf(e.getMessage()));
    }
  }

  private static WordKind kind(int number) {
    return WordKind.of(number)
        .orElseThrow(() -> new IllegalArgumentException("no word of kind " + number));
  }

  private static CrewWord word(WordKind kind, WordIn in) {
    return switch (kind) {
      case HELLO -> new CrewWord.Hello(in.text(), in.text());
      case REFUSAL -> new CrewWord.Refusal(in.text());
      case BYE -> new CrewWord.Bye();
      case PREPARE -> prepare(in);
      case READY -> new CrewWord.Ready(in.number(), texts(in));
      case TURN -> new CrewWord.Turn(in.number(), part(in), place(in));
      case HAVE -> new CrewWord.Have(in.number(), part(in), place(in), in.number());
      case PING -> new CrewWord.Ping(in.number(), in.number());
      case PONG -> new CrewWord.Pong(in.number(), in.number());
      case OVER -> new CrewWord.Over(in.number(), part(in), in.number(), in.number(), in.number());
      case COUNT -> new CrewWord.Count(in.number(), part(in), place(in), in.number());
      case COUNTED ->
          new CrewWord.Counted(
              in.number(),
              part(in),
              place(in),
              in.each(MOST_SUBSCRIBERS, 5 * Long.BYTES, () -> receipt(in)));
      case FINISH -> new CrewWord.Finish(in.number());
      case REPORT -> new CrewWord.Report(in.number(), share(in));
      case FAILED -> new CrewWord.Failed(in.number(), in.text());
      case END -> new CrewWord.End(in.number());
    };
  }

  private static WordOut turn(WordOut out, long leg, Part part, int place) {
    return out.number(leg).octet(part.number()).octet(place);
  }

  private static Part part(WordIn in) {
    int number = in.octet();
    return Arrays.stream(Part.values())
        .filter(part -> part.number() == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no part " + number));
  }

  private static int place(WordIn in) {
    int place = in.octet();
    if (place >= CrewWord.MOST_AGENTS) {
      throw new IllegalArgumentException("place " + place + "; at most " + CrewWord.MOST_AGENTS);
    }
    return place;
  }

  private static void prepare(WordOut out, CrewWord.Prepare word) {
    out.number(word.leg()).octet(word.place()).each(word.peers(), out::text);
    out.text(word.system()).text(word.endpoint());
    Workload load = word.workload();
    out.text(load.profile().key()).number(load.subscribers()).number(load.payloadOctets());
    out.number(load.periodNanos()).real(load.jitter()).number(load.seed()).number(load.warmup());
    out.number(load.measured()).number(load.window()).number(load.saturateNanos());
    texts(out, word.options());
  }

  private static CrewWord.Prepare prepare(WordIn in) {
    return new CrewWord.Prepare(
        in.number(),
        place(in),
        in.each(CrewWord.MOST_AGENTS, Integer.BYTES, in::text),
        in.text(),
        in.text(),
        workload(in),
        texts(in));
  }

  private static Workload workload(WordIn in) {
    return new Workload(
        Profile.of(in.text()),
        in.small(),
        in.small(),
        in.number(),
        in.real(),
        in.number(),
        in.small(),
        in.small(),
        in.small(),
        in.number());
  }

  private static void texts(WordOut out, Map<String, String> texts) {
    out.map(texts, (name, value) -> out.text(name).text(value));
  }

  private static Map<String, String> texts(WordIn in) {
    return in.map(MOST_ENTRIES, in::text);
  }

  private static void receipt(WordOut out, Receipt receipt) {
    out.number(receipt.delivered()).number(receipt.lost()).number(receipt.duplicates());
    out.number(receipt.reordered()).number(receipt.digest());
  }

  private static Receipt receipt(WordIn in) {
    return new Receipt(in.number(), in.number(), in.number(), in.number(), in.number());
  }

  private static void share(WordOut out, ShareReport share) {
    out.maybe(share.complaint(), out::text).each(share.warnings(), out::text);
    out.map(share.histograms(), (name, octets) -> out.text(name).bytes(octets));
    out.each(share.positionNanos(), out::number);
    out.maybe(share.cpuNanos(), out::number).maybe(share.octetsReceived(), out::number);
    out.number(share.worstStallNanos()).number(share.gcNanos());
    out.maybe(share.stealShare(), out::real).maybe(share.loadBefore(), out::real);
    out.maybe(share.firstToLastQuarter(), out::real).number(share.spanNanos());
  }

  private static ShareReport share(WordIn in) {
    return new ShareReport(
        in.maybe(in::text),
        in.each(MOST_ENTRIES, Integer.BYTES, in::text),
        in.map(MOST_ENTRIES, () -> in.bytes(MOST_HISTOGRAM)),
        in.each(MOST_SUBSCRIBERS, Long.BYTES, in::number),
        in.maybe(in::number),
        in.maybe(in::number),
        in.number(),
        in.number(),
        in.maybe(in::real),
        in.maybe(in::real),
        in.maybe(in::real),
        in.number());
  }
}
