package org.mles.conformance.book;

/** Protocols of the family that the suite knows. Thread: any. */
public enum Profile {
  V1("v1"),
  N_DRAFT("n-draft");

  private final String word;

  Profile(String word) {
    this.word = word;
  }

  /** Returns the word of the command line and of reports. */
  public String word() {
    return word;
  }

  /**
   * Returns the profile of a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Profile of(String word) {
    for (Profile profile : values()) {
      if (profile.word.equals(word)) {
        return profile;
      }
    }
    throw new IllegalArgumentException("no profile '" + word + "'; there are v1 and n-draft");
  }
}
