package org.mles.benchmarks.workload;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How messages are published. */
public enum Profile {
  /** One message, wait until the last subscriber has it, idle gap. */
  BURST,
  /** Open loop: messages leave at intended times, whatever the system does. */
  PACED,
  /** Closed loop with a bounded window: as fast as the slowest subscriber allows. */
  SATURATE,
  /** One message through a cold system: the shape of the comparison published in 2017. */
  CLAIM_2017,
  /**
   * One message at a time to subscribers that do not read it before the server has made its last
   * send; what they have then is read in the gap.
   */
  SENDS;

  /** Returns the name used on the command line and in result files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the profile with that name.
   *
   * @throws IllegalArgumentException if there is none; the text lists the names
   */
  public static Profile of(String key) {
    return Arrays.stream(values())
        .filter(profile -> profile.key().equals(key))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no profile '" + key + "'; there are: " + keys()));
  }

  private static String keys() {
    return Arrays.stream(values()).map(Profile::key).collect(Collectors.joining(", "));
  }
}
