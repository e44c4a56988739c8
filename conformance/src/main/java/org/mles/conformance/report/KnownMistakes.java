package org.mles.conformance.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mles.conformance.json.StrictJson;
import org.mles.conformance.text.Resource;
import tools.jackson.databind.JsonNode;

/**
 * What is known of mistakes: which cases each of them made fail when it was the only one, as the
 * kept kill matrix tells. A case that few mistakes fail tells more than one that many do.
 *
 * <p>Thread: any.
 */
public final class KnownMistakes {
  /** Those of the kill matrix that this suite was published with. */
  public static final KnownMistakes PUBLISHED =
      parse(Resource.text(KnownMistakes.class, "kill-matrix.json"));

  private final List<Mistake> mistakes;
  private final Map<String, Integer> breadth = new HashMap<>();

  /**
   * One mistake. Cuttings of a case count as the case.
   *
   * @param does what a subject with it does, as the end of a sentence
   * @param breaks the clause that it breaks
   * @param showing cases that are made to notice it
   * @param failing all cases that it makes fail
   */
  public record Mistake(String does, String breaks, Set<String> showing, Set<String> failing) {
    public Mistake {
      showing = names(showing);
      failing = names(Stream.concat(showing.stream(), failing.stream()).toList());
    }
  }

  /** Takes over what is known. */
  public KnownMistakes(List<Mistake> mistakes) {
    this.mistakes = List.copyOf(mistakes);
    for (Mistake mistake : mistakes) {
      mistake.failing().forEach(id -> breadth.merge(id, 1, Integer::sum));
    }
  }

  private static KnownMistakes parse(String matrix) {
    List<Mistake> mistakes = new ArrayList<>();
    for (JsonNode fault : StrictJson.mapper().readTree(matrix).path("faults")) {
      mistakes.add(
          new Mistake(
              fault.path("does").asString(),
              fault.path("breaks").asString(""),
              ids(fault.path("noticedBy")),
              ids(fault.path("alsoNoticedBy"))));
    }
    return new KnownMistakes(mistakes);
  }

  private static Set<String> ids(JsonNode list) {
    Set<String> ids = new HashSet<>();
    list.forEach(id -> ids.add(id.asString()));
    return ids;
  }

  /** Returns the case of an id, whatever the cutting. */
  static String name(String id) {
    int cutting = id.indexOf('[');
    return cutting < 0 ? id : id.substring(0, cutting);
  }

  static Set<String> names(Collection<String> ids) {
    return ids.stream().map(KnownMistakes::name).collect(Collectors.toUnmodifiableSet());
  }

  List<Mistake> all() {
    return mistakes;
  }

  /** Returns how many mistakes make a case fail. */
  int breadth(String name) {
    return breadth.getOrDefault(name, 0);
  }

  /**
   * Says how much the failures of a run are those of a mistake, from 0 to 1: what both have of what
   * either has, each case weighed by how much it tells.
   */
  double likeness(Set<String> failing, Mistake mistake) {
    double both = 0;
    double either = 0;
    for (String name : failing) {
      either += weight(name);
      both += mistake.failing().contains(name) ? weight(name) : 0;
    }
    for (String name : mistake.failing()) {
      either += failing.contains(name) ? 0 : weight(name);
    }
    return either == 0 ? 0 : both / either;
  }

  private double weight(String name) {
    return Math.log((mistakes.size() + 1.0) / Math.max(1, breadth(name)));
  }
}
