package org.mles.conformance.vector.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mles.conformance.vector.Octets;
import org.mles.conformance.vector.Op;
import org.mles.conformance.vector.Vector;
import org.mles.conformance.vector.Vector.Result;
import org.mles.conformance.vector.VectorPack;
import tools.jackson.databind.node.ObjectNode;

/** A pack while it is written: notes, then groups, each with its tests. Thread: caller. */
final class PackDraft {
  private static final String VERSION = "1.0.0";

  private final String kind;
  private final String spec;
  private final String description;
  private final Map<String, VectorPack.Note> notes = new LinkedHashMap<>();
  private final List<VectorPack.Group> groups = new ArrayList<>();
  private List<Vector> tests = new ArrayList<>();
  private String groupId = "";
  private String groupText = "";

  PackDraft(String kind, String spec, String description) {
    this.kind = kind;
    this.spec = spec;
    this.description = description;
  }

  PackDraft note(String flag, String bugType, String effect, String... clauses) {
    notes.put(flag, new VectorPack.Note(bugType, effect, List.of(clauses)));
    return this;
  }

  PackDraft group(String id, String text) {
    endGroup();
    groupId = id;
    groupText = text;
    return this;
  }

  private void endGroup() {
    if (!tests.isEmpty()) {
      groups.add(new VectorPack.Group(groupId, groupText, tests));
      tests = new ArrayList<>();
    }
  }

  Test must(String id, String comment, String... clauses) {
    return new Test("must", id, comment, clauses);
  }

  Test should(String id, String comment, String... clauses) {
    return new Test("should", id, comment, clauses);
  }

  Test may(String id, String comment, String... clauses) {
    return new Test("may", id, comment, clauses);
  }

  Test impl(String id, String comment, String... clauses) {
    return new Test("impl", id, comment, clauses);
  }

  VectorPack build() {
    endGroup();
    return new VectorPack(VectorPack.FORMAT, kind, spec, VERSION, description, notes, groups);
  }

  /** One test while it is written; {@code accept}, {@code reject} or {@code either} ends it. */
  final class Test {
    private final String level;
    private final String id;
    private final String comment;
    private final List<String> clauses;
    private final List<List<Integer>> segments = new ArrayList<>();
    private List<String> flags = List.of();
    private @Nullable String twin;
    private Op op = Op.DECODE;
    private ObjectNode input = Fields.of().build();

    private Test(String level, String id, String comment, String... clauses) {
      this.level = level;
      this.id = kind + "." + id;
      this.comment = comment;
      this.clauses = Stream.of(clauses).distinct().toList();
    }

    Test flags(String... names) {
      flags = List.of(names);
      return this;
    }

    Test twin(String other) {
      twin = kind + "." + other;
      return this;
    }

    /** Adds a plan that cuts {@code octets} before each of the given offsets. */
    Test cut(Octets octets, int... offsets) {
      List<Integer> plan = new ArrayList<>();
      int at = 0;
      for (int offset : offsets) {
        plan.add(offset - at);
        at = offset;
      }
      plan.add(Math.toIntExact(octets.length()) - at);
      segments.add(plan);
      return this;
    }

    /** Adds the plan of one octet at a time. */
    Test octetByOctet(Octets octets) {
      int length = Math.toIntExact(octets.length());
      segments.add(java.util.Collections.nCopies(length, 1));
      return this;
    }

    Test ask(Op operation, Fields fields) {
      op = operation;
      input = fields.build();
      return this;
    }

    void accept(Fields value) {
      add(Result.ACCEPT, null, value.build());
    }

    void reject(String at) {
      add(Result.REJECT, null, Fields.of().text("at", at).build());
    }

    void either(String why) {
      add(Result.EITHER, why, null);
    }

    void either(String why, Fields value) {
      add(Result.EITHER, why, value.build());
    }

    private void add(Result result, @Nullable String why, @Nullable ObjectNode expect) {
      tests.add(
          new Vector(
              id, "1.0.0", level, clauses, flags, comment, twin, op, input, segments, result, why,
              expect));
    }
  }
}
