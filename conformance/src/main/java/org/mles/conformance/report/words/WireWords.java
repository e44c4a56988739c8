package org.mles.conformance.report.words;

import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mles.conformance.outcome.Evidence;
import org.mles.conformance.wire.NFirst;

/** Says what the octets of a wire log mean, in its order. Thread: caller. */
public final class WireWords {
  private final Map<List<String>, StreamWords> streams = new HashMap<>();
  private final Set<String> speakDraft = new HashSet<>();

  /** Returns the sentences of the next entry; none if it holds no octets. */
  public List<String> next(Evidence entry) {
    if (entry.hex().isEmpty()) {
      return List.of();
    }
    byte[] octets = HexFormat.of().parseHex(entry.hex());
    List<String> stream = List.of(entry.peer(), entry.kind());
    if (!streams.containsKey(stream) && octets[0] == NFirst.TYPE) {
      speakDraft.add(entry.peer());
    }
    boolean draft = speakDraft.contains(entry.peer()) && octets[0] != NFirst.TYPE;
    return streams
        .computeIfAbsent(stream, unused -> new StreamWords(draft ? Units.OCTETS : Units.of(octets)))
        .next(octets, Math.max(octets.length, entry.octets()));
  }
}
