package org.mles.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.mles.http.Pages;
import org.mles.http.Response;
import org.mles.http.Status;

/** A page to see version 2 with: joins channels, says and shows. Thread: any. */
public final class Demo {
  private Demo() {}

  /** Reads it from the jar. */
  public static Pages pages() {
    Response page = read("index.html", "text/html; charset=utf-8");
    Response script = read("mles.js", "text/javascript; charset=utf-8");
    return new Pages(Map.of("/", page, "/mles.js", script));
  }

  private static Response read(String name, String contentType) {
    try (InputStream in = Demo.class.getResourceAsStream("demo/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      return new Response(Status.OK, contentType, new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
