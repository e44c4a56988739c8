package org.mles.proxy.site;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mles.http.Fields;
import org.mles.memory.Octets;

/**
 * One file of a site, with its compressed twin if there is one. Thread: any.
 *
 * @param mediaType what it is
 * @param plain as it is
 * @param compressed the same by gzip; null if the folder has no such file
 */
record Page(String mediaType, Form plain, @Nullable Form compressed) {
  private static final int TAG_OCTETS = 12;

  /**
   * What is sent of it.
   *
   * @param octets the body
   * @param tag tells it from every other body
   */
  record Form(Octets octets, String tag) {
    static Form of(byte[] octets) {
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(octets);
        String tag = '"' + HexFormat.of().formatHex(digest, 0, TAG_OCTETS) + '"';
        return new Form(Octets.of(octets), tag);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JVM has it", e);
      }
    }
  }

  static Page of(String path, byte[] octets, byte @Nullable [] twin) {
    return new Page(MediaType.of(path), Form.of(octets), twin == null ? null : Form.of(twin));
  }

  /** Answers somebody who may have it already. */
  Answer answer(Fields asked, boolean withBody) {
    Form twin = compressed;
    boolean small = twin != null && takesGzip(asked);
    Form form = small && twin != null ? twin : plain;
    String fields =
        ("ETag: " + form.tag() + "\r\n")
            + (twin == null ? "" : "Vary: Accept-Encoding\r\n")
            + "Cache-Control: no-cache\r\n";
    if (has(asked, form.tag())) {
      return Answer.of("304 Not Modified", fields);
    }
    String of = small ? "Content-Encoding: gzip\r\n" : "";
    String what = "Content-Type: " + mediaType + "\r\nX-Content-Type-Options: nosniff\r\n";
    return Answer.page(fields + of + what, form.octets(), withBody);
  }

  /** Tells whether a browser has a body already. Source: RFC 9110, section 13.1.2. */
  private static boolean has(Fields asked, String tag) {
    List<String> tags = asked.listed("If-None-Match");
    return tags.contains("*") || tags.contains(tag) || tags.contains("W/" + tag);
  }

  /** Tells whether gzip is among what is taken. Source: RFC 9110, section 12.5.3. */
  private static boolean takesGzip(Fields asked) {
    boolean any = false;
    for (String coding : asked.listed("Accept-Encoding")) {
      String[] parts = coding.split(";", 2);
      boolean wanted = parts.length == 1 || !parts[1].strip().matches("(?i)q=0(\\.0{0,3})?");
      String name = parts[0].strip();
      if (name.equalsIgnoreCase("gzip")) {
        return wanted;
      }
      any |= name.equals("*") && wanted;
    }
    return any;
  }
}
