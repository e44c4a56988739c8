package org.mles.conformance.vector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.mles.conformance.json.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Checks pack files: the form against the schema, then everything that a schema cannot say.
 *
 * <p>One lint sees all files of a set, since ids are unique over all of them. Thread: caller.
 */
public final class PackLint {
  private final Predicate<String> knownClause;
  private final List<PackProblem> problems = new ArrayList<>();
  private final Map<String, String> placeById = new HashMap<>();
  private int tests;

  /**
   * Starts a lint.
   *
   * @param knownClause tells whether the specification has a clause of that id
   */
  public PackLint(Predicate<String> knownClause) {
    this.knownClause = knownClause;
  }

  /** Returns everything found so far, in the order of the files. */
  public List<PackProblem> problems() {
    return List.copyOf(problems);
  }

  /** Returns how many tests the files held. */
  public int tests() {
    return tests;
  }

  /** Checks one file. */
  public void check(String file, String json) {
    JsonNode root;
    try {
      root = PackSchema.read(json);
    } catch (JacksonException e) {
      problems.add(new PackProblem(file, StrictJson.line(e), e.getOriginalMessage()));
      return;
    }
    List<PackProblem> form = PackSchema.check(file, json, root);
    problems.addAll(form);
    if (form.isEmpty()) {
      new File(file, root).check();
    }
  }

  /** One file whose form is right. */
  private final class File {
    private final String name;
    private final JsonNode root;
    private final String kind;
    private final Map<String, JsonNode> own = new LinkedHashMap<>();
    private final Set<String> usedFlags = new HashSet<>();

    File(String name, JsonNode root) {
      this.name = name;
      this.root = root;
      this.kind = root.path("kind").asString();
    }

    private void check() {
      root.path("groups").forEach(group -> group.path("tests").forEach(this::register));
      uniqueGroups();
      own.values().forEach(this::test);
      root.path("notes")
          .forEachEntry(
              (flag, note) -> {
                require(usedFlags.contains(flag), note, "no test has the flag " + flag);
                clauses(note);
              });
    }

    private void uniqueGroups() {
      Set<String> seen = new HashSet<>();
      for (JsonNode group : root.path("groups")) {
        String id = group.path("id").asString();
        require(seen.add(id), group, "the group " + id + " comes twice");
      }
    }

    private void register(JsonNode test) {
      tests++;
      String id = test.path("id").asString();
      String first = placeById.putIfAbsent(id, name + ":" + PackSchema.line(test));
      require(first == null, test, "the id " + id + " is already used at " + first);
      require(id.startsWith(kind + "."), test, id + " does not begin with '" + kind + ".'");
      own.putIfAbsent(id, test);
    }

    private void test(JsonNode test) {
      String id = test.path("id").asString();
      clauses(test);
      for (JsonNode flag : test.path("flags")) {
        usedFlags.add(flag.asString());
        boolean known = root.path("notes").has(flag.asString());
        require(known, flag, id + ": the flag " + flag.asString() + " has no note");
      }
      if (test.has("twin")) {
        twin(id, test);
      }
      for (JsonNode plan : test.path("segments")) {
        plan(id, test, plan);
      }
    }

    private void twin(String id, JsonNode test) {
      JsonNode twin = own.get(test.path("twin").asString());
      if (twin == null) {
        problems.add(finding(test, id + ": no test " + test.path("twin").asString()));
        return;
      }
      String twinId = twin.path("id").asString();
      require(
          "accept".equals(twin.path("result").asString()),
          test,
          id + ": the twin " + twinId + " is not accepted by every codec");
      require(
          twin.path("op").equals(test.path("op")),
          test,
          id + ": the twin " + twinId + " is of another operation");
      require(!twin.has("twin"), test, id + ": the twin " + twinId + " has a twin itself");
    }

    private void plan(String id, JsonNode test, JsonNode plan) {
      if (!test.path("input").has("hex")) {
        problems.add(finding(plan, id + ": segments without octets"));
        return;
      }
      long octets = Octets.of(test.path("input").path("hex")).length();
      long sum = 0;
      for (JsonNode length : plan) {
        sum += length.asLong();
      }
      require(
          sum == octets, plan, id + ": segments of " + sum + " octets for an input of " + octets);
    }

    private void clauses(JsonNode of) {
      for (JsonNode clause : of.path("clauses")) {
        boolean known = knownClause.test(clause.asString());
        require(known, clause, "no clause " + clause.asString() + " in the specification");
      }
    }

    private void require(boolean right, JsonNode at, String reason) {
      if (!right) {
        problems.add(finding(at, reason));
      }
    }

    private PackProblem finding(JsonNode at, String reason) {
      return new PackProblem(name, PackSchema.line(at), reason);
    }
  }
}
