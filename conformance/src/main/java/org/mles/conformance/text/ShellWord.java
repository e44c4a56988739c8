package org.mles.conformance.text;

import java.util.regex.Pattern;

/** Puts text into a command line for a POSIX shell, where it is one word. Thread: any. */
public final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ShellWord() {}

  /** Returns the text as it is if a shell reads it so, else in quotes. */
  public static String of(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
