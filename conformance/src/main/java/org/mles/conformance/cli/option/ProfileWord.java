package org.mles.conformance.cli.option;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mles.conformance.book.Profile;
import org.mles.conformance.cli.file.UsageException;

/** Protocols as the command line writes them. */
public final class ProfileWord {
  private ProfileWord() {}

  /**
   * Returns the profile of a word.
   *
   * @throws UsageException if there is none
   */
  public static Profile of(String word) {
    try {
      return Profile.of(word);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** Returns the profiles of the words, all of them if there are no words. */
  public static Set<Profile> all(List<String> words) {
    Set<Profile> profiles = EnumSet.noneOf(Profile.class);
    words.forEach(word -> profiles.add(of(word)));
    return words.isEmpty() ? EnumSet.allOf(Profile.class) : profiles;
  }
}
