package org.mles.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mles.cli.program.JarVersion;
import org.mles.inspect.FrameInput;
import org.mles.inspect.FrameListing;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains frames. Thread: main. */
@Command(
    name = "decode",
    description = {
      "Explains frames field by field: offset, octets, meaning.",
      "Takes any number of frames in a row, as hexadecimal text (spaces, colons and line breaks do"
          + " not matter) or, from standard input and files, as raw octets."
    },
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all frames are whole and decode",
      "1:something is refused, or output is lost",
      "2:wrong usage"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class DecodeCommand implements Callable<Integer> {
  private final Stdio io;

  @ArgGroup private Source source = new Source();

  DecodeCommand(Stdio io) {
    this.io = io;
  }

  /** Where the frames are; one of them. */
  static final class Source {
    @Option(
        names = {"-f", "--file"},
        paramLabel = "FILE",
        description = "File with the frames.")
    private @Nullable Path file;

    @Parameters(
        paramLabel = "HEX",
        arity = "0..1",
        description = "Frames as hexadecimal text; - or nothing for standard input.")
    private @Nullable String hex;
  }

  @Override
  public Integer call() throws IOException {
    byte[] octets = input();
    if (octets.length == 0) {
      throw new IllegalArgumentException("no octets to decode");
    }
    // In memory first, since a PrintWriter hides what could not be written; its lines are bounded.
    StringWriter listing = new StringWriter();
    boolean sound = new FrameListing(octets, new PrintWriter(listing)).print();
    try {
      io.out().write(listing.toString().getBytes(UTF_8));
      io.out().flush();
    } catch (IOException e) {
      io.readerIsGone(e);
    }
    return sound ? 0 : 1;
  }

  private byte[] input() throws IOException {
    if (source.file != null) {
      return FrameInput.ofFile(Files.readAllBytes(source.file));
    }
    return source.hex == null || source.hex.equals("-")
        ? FrameInput.ofFile(io.in().readAllBytes())
        : FrameInput.ofHex(source.hex);
  }
}
