package org.mles.conformance.vector;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One file of vectors.
 *
 * @param format {@link #FORMAT}
 * @param kind subject matter, also the file's name
 * @param spec {@code v1}, {@code n-draft} or {@code v2}
 * @param packVersion version of the content; new tests raise it
 * @param description what the pack covers
 * @param notes what each flag means, by name
 * @param groups tests by topic
 */
public record VectorPack(
    String format,
    String kind,
    String spec,
    String packVersion,
    String description,
    Map<String, Note> notes,
    List<Group> groups) {
  /** Name and version of the file format. */
  public static final String FORMAT = "mles-vectors/1";

  /**
   * The bug that a flag hunts.
   *
   * @param bugType class of bug, such as {@code BOUNDARY}
   * @param effect what goes wrong in the field if a codec has it
   * @param clauses clauses that it breaks
   */
  public record Note(String bugType, String effect, List<String> clauses) {
    public Note {
      clauses = List.copyOf(clauses);
    }
  }

  /**
   * Tests of one topic.
   *
   * @param id slug, unique in the pack
   * @param description the topic, in one sentence
   * @param tests in reading order
   */
  public record Group(String id, String description, List<Vector> tests) {
    public Group {
      tests = List.copyOf(tests);
    }
  }

  public VectorPack {
    notes = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(notes));
    groups = List.copyOf(groups);
  }

  /** Returns all tests in order. */
  public Stream<Vector> tests() {
    return groups.stream().flatMap(group -> group.tests().stream());
  }

  /** Returns the name of the pack's file. */
  public String fileName() {
    return kind + ".json";
  }
}
