package org.mles.proxy.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** Reads the path of a target. Thread: any. Source: RFC 3986, sections 2.1 and 3.3. */
final class RequestPath {
  private static final int HEX = 16;

  private RequestPath() {}

  /** Takes scheme and host off a target that begins with them, as proxies are asked. */
  static String withoutHost(String target) {
    if (target.startsWith("/")) {
      return target;
    }
    int host = target.indexOf("://") + 3;
    int path = target.indexOf('/', host);
    int query = target.indexOf('?', host);
    boolean pathFirst = path >= 0 && (query < 0 || path < query);
    if (pathFirst) {
      return target.substring(path);
    }
    return query < 0 ? "/" : "/" + target.substring(query);
  }

  /** Returns the text that a path spells; null if it spells none. */
  static @Nullable String spelt(String path) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(path.length());
    for (int i = 0; i < path.length(); i++) {
      char character = path.charAt(i);
      if (character == '%') {
        int high = i + 2 < path.length() ? Character.digit(path.charAt(i + 1), HEX) : -1;
        int low = high < 0 ? -1 : Character.digit(path.charAt(i + 2), HEX);
        if (low < 0) {
          return null;
        }
        octets.write(high * HEX + low);
        i += 2;
      } else {
        octets.write(character);
      }
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(octets.toByteArray())).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
