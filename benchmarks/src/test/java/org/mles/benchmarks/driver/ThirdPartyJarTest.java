package org.mles.benchmarks.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ThirdPartyJarTest {
  private static final String SOURCE =
      """
      package other;
      import java.util.List;
      import org.mles.benchmarks.driver.*;
      public final class OtherDriver implements Driver {
        public String family() { return "other"; }
        public List<String> systems() { return List.of("other-system"); }
        public RunningServer start(String system, ServerSite site) { return null; }
        public LoadClient connect(String system, LoadPlan plan) { return null; }
      }
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void findsADriverInAJarBesideOurs() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar().toUri().toURL()}, getClass().getClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      assertThat(Drivers.found().resolve(List.of("other"))).containsExactly("other-system");
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private Path jar() throws Exception {
    Path source = Files.createDirectories(folder.resolve("other")).resolve("OtherDriver.java");
    Files.writeString(source, SOURCE);
    String classPath = System.getProperty("java.class.path");
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-cp", classPath, source.toString());
    assertThat(failed).isZero();
    Path jar = folder.resolve("other.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("other/OtherDriver.class"));
      Files.copy(folder.resolve("other/OtherDriver.class"), out);
      out.putNextEntry(new JarEntry("META-INF/services/" + Driver.class.getName()));
      out.write("other.OtherDriver\n".getBytes(StandardCharsets.US_ASCII));
    }
    return jar;
  }
}
