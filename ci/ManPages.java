import java.io.File;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import picocli.CommandLine;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Started by ci/man-pages: {@code MAIN_CLASS FOLDER} writes AsciiDoc, {@code --roff FROM TO} makes pages of it. */
final class ManPages {
  public static void main(String[] args) throws Exception {
    if (args[0].equals("--roff")) {
      convert(Path.of(args[1]), Path.of(args[2]));
    } else {
      write(program(Class.forName(args[0])), new File(args[1]));
    }
  }

  /** Every program makes its command line itself; it is not what its annotations say alone. */
  private static CommandLine program(Class<?> main) throws Exception {
    for (Method method : main.getDeclaredMethods()) {
      if (method.getName().equals("commandLine")) {
        method.setAccessible(true);
        List<Object> needed = new ArrayList<>();
        for (Class<?> type : method.getParameterTypes()) {
          needed.add(needed(type));
        }
        return (CommandLine) method.invoke(null, needed.toArray());
      }
    }
    throw new IllegalArgumentException(main + " has no commandLine()");
  }

  private static Object needed(Class<?> type) throws Exception {
    if (type == OutputStream.class) {
      return OutputStream.nullOutputStream();
    } else if (type == String[].class) {
      return new String[0]; // without words to read it has all commands
    }
    Method ofProcess = type.getDeclaredMethod("ofProcess");
    ofProcess.setAccessible(true);
    return ofProcess.invoke(null);
  }

  private static void write(CommandLine program, File folder) throws Exception {
    int code = ManPageGenerator.generateManPage(folder, null, new boolean[0], false, program.getCommandSpec());
    if (code != 0) {
      throw new IllegalStateException("picocli's exit code " + code);
    }
  }

  /** An address of IPv6 is no term of a list; terms are what picocli ends a line with. */
  private static String spelledOut(String text) {
    return text.replaceAll("::(?!\\R)", "{two-colons}");
  }

  private static void convert(Path from, Path to) throws Exception {
    Options options =
        Options.builder()
            .backend("manpage")
            .safe(SafeMode.UNSAFE)
            .baseDir(from.toFile())
            .toDir(to.toFile())
            // The same pages from the same commit, on any day.
            .attributes(Attributes.builder().attribute("reproducible", "").attribute("docdate", "2026-01-01").build())
            .build();
    List<Path> sources;
    try (Stream<Path> files = Files.list(from)) {
      sources = files.filter(file -> file.toString().endsWith(".adoc")).sorted().toList();
    }
    for (Path source : sources) {
      Files.writeString(source, spelledOut(Files.readString(source)));
    }
    try (Asciidoctor asciidoctor = Asciidoctor.Factory.create()) {
      for (Path source : sources) {
        asciidoctor.convertFile(source.toFile(), options);
      }
    }
  }
}
