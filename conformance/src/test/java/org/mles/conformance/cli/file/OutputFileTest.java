package org.mles.conformance.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputFileTest {
  @TempDir Path folder = Path.of(".");

  @Test
  void aFileIsReplacedWithItsRightsAndNothingIsLeftBeside() throws IOException {
    Path file = Files.writeString(folder.resolve("report"), "before");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Object inode = Files.getAttribute(file, "unix:ino");
    OutputFile.of(file).write("after");
    assertThat(file).hasContent("after");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    assertThat(Files.getAttribute(file, "unix:ino")).isNotEqualTo(inode);
    assertThat(names()).containsExactly("report");
  }

  @Test
  void theCheckChangesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("report"), "before");
    OutputFile.of(file);
    OutputFile.of(folder.resolve("other"));
    assertThat(file).hasContent("before");
    assertThat(names()).containsExactly("report");
  }

  @Test
  void aLinkStaysAndItsTargetIsReplaced() throws IOException {
    Path sub = Files.createDirectory(folder.resolve("sub"));
    Path target = Files.writeString(sub.resolve("target"), "before");
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    OutputFile.of(link).write("after");
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(target).hasContent("after");
  }

  @Test
  void anEmptyFolderStaysAFolder() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> OutputFile.of(empty))
        .isInstanceOf(UsageException.class)
        .hasMessage("cannot write " + empty + ": it is a folder");
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void aFolderThatTookTheNameMeanwhileStays() throws IOException {
    Path file = folder.resolve("report");
    OutputFile output = OutputFile.of(file);
    Files.createDirectory(file);
    assertThatThrownBy(() -> output.write("text")).hasMessageContaining("meanwhile");
    assertThat(file).isEmptyDirectory();
    assertThat(names()).containsExactly("report");
  }

  @Test
  void missingFoldersAreMade() {
    Path file = folder.resolve("a/b/report");
    OutputFile.of(file).write("text");
    assertThat(file).hasContent("text");
  }

  @Test
  void aNameAsLongAsNamesCanBeIsWritten() {
    Path file = folder.resolve("n".repeat(255));
    OutputFile.of(file).write("text");
    assertThat(file).hasContent("text");
  }

  @Test
  void aPipeIsWrittenToIfSomebodyReads() throws Exception {
    Path pipe = pipe();
    CompletableFuture<String> reader = CompletableFuture.supplyAsync(() -> read(pipe));
    OutputFile.of(pipe).write("through");
    assertThat(reader.get()).isEqualTo("through");
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  @Test
  void aPipeThatNobodyReadsIsRefused() throws Exception {
    Path pipe = pipe();
    assertThatThrownBy(() -> new PipeEnd(pipe, Duration.ofMillis(10)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("no reader");
    // Lets the thread go that still waits for a reader.
    Files.newInputStream(pipe).close();
  }

  @Test
  void aFileWithoutPermissionToWriteIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("report"), "before");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    if (!Files.isWritable(file)) {
      assertThatThrownBy(() -> OutputFile.of(file)).hasMessageEndingWith("no permission");
      assertThat(file).hasContent("before");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path pipe() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    Process made = new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start();
    assertThat(made.waitFor()).isZero();
    return pipe;
  }

  private Iterable<String> names() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      java.util.List<String> names = new java.util.ArrayList<>();
      files.forEach(file -> names.add(file.getFileName().toString()));
      return names;
    }
  }
}
