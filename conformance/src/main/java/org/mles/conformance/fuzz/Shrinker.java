package org.mles.conformance.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a conversation smaller while it still breaks the subject in the same way: fewer clients,
 * steps, edits and edited octets, no cuts, shorter messages.
 *
 * <p>Thread: caller.
 */
final class Shrinker {
  private static final int MOST_TRIES = 150;

  /** A smaller conversation that breaks the subject by luck is of no use to anybody. */
  private static final int PROOFS = 3;

  private final Predicate<List<Step>> breaks;
  private int tries;

  /** Takes what says whether a conversation still breaks the subject. */
  Shrinker(Predicate<List<Step>> breaks) {
    this.breaks = breaks;
  }

  /** Returns the smallest conversation that was found from {@code steps}. */
  List<Step> shrink(List<Step> steps) {
    List<Step> best = steps;
    boolean smaller = true;
    while (smaller && tries < MOST_TRIES) {
      smaller = false;
      for (List<Step> candidate : candidates(best)) {
        if (tries++ < MOST_TRIES && breaksEachTime(candidate)) {
          best = candidate;
          smaller = true;
          break;
        }
      }
    }
    return best;
  }

  private boolean breaksEachTime(List<Step> candidate) {
    for (int i = 0; i < PROOFS; i++) {
      if (!breaks.test(candidate)) {
        return false;
      }
    }
    return true;
  }

  private static List<List<Step>> candidates(List<Step> steps) {
    List<List<Step>> candidates = new ArrayList<>();
    for (int actor = 0; actor < Step.ACTORS; actor++) {
      int gone = actor;
      List<Step> rest = steps.stream().filter(step -> step.actor() != gone).toList();
      if (!rest.isEmpty() && rest.size() < steps.size()) {
        candidates.add(rest);
      }
    }
    for (int i = steps.size() - 1; i >= 0 && steps.size() > 1; i--) {
      List<Step> rest = new ArrayList<>(steps);
      rest.remove(i);
      candidates.add(rest);
    }
    for (int i = 0; i < steps.size(); i++) {
      for (Step simpler : simpler(steps.get(i))) {
        List<Step> other = new ArrayList<>(steps);
        other.set(i, simpler);
        candidates.add(other);
      }
    }
    return candidates;
  }

  private static List<Step> simpler(Step step) {
    List<Step> simpler = new ArrayList<>();
    if (!step.cuts().isEmpty() || step.held()) {
      simpler.add(step.whole());
    }
    if (step.octets() > 0) {
      simpler.add(step.withOctets(step.octets() / 8));
    }
    for (int i = 0; i < step.edits().size(); i++) {
      List<Edit> fewer = new ArrayList<>(step.edits());
      Edit edit = fewer.remove(i);
      simpler.add(step.withEdits(fewer));
      for (Edit less : less(edit)) {
        List<Edit> changed = new ArrayList<>(step.edits());
        changed.set(i, less);
        simpler.add(step.withEdits(changed));
      }
    }
    return simpler;
  }

  /** Halves of what an edit puts in, as long as it puts in what it takes out. */
  private static List<Edit> less(Edit edit) {
    int octets = edit.insert().length() / 2;
    if (octets < 2) {
      return List.of();
    }
    int half = octets / 2;
    boolean replaces = edit.remove() == octets;
    Edit front =
        new Edit(edit.at(), replaces ? half : edit.remove(), edit.insert().substring(0, 2 * half));
    Edit back =
        new Edit(
            replaces ? edit.at() + half : edit.at(),
            replaces ? octets - half : edit.remove(),
            edit.insert().substring(2 * half));
    return List.of(front, back);
  }
}
