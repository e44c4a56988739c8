package org.mles.proxy.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys are nobody else's business, and are there whole or not at all. */
final class StateFolderTest {
  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit fills it
  private Path temporary;

  @Test
  void makesAFolderAndFilesForItsUserAlone() throws IOException {
    Path state = temporary.resolve("a/b");
    StateFolder folder = new StateFolder(state, "authority").open();
    folder.write("key", "secret");

    assertThat(permissions(state)).isEqualTo("rwx------");
    assertThat(permissions(state.resolve("authority"))).isEqualTo("rwx------");
    assertThat(permissions(folder.file("key"))).isEqualTo("rw-------");
    assertThat(folder.file("key")).hasContent("secret");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-x---", "rwx---r--", "rwx--x--x"})
  void refusesAFolderThatOthersMayLookInto(String permissions) throws IOException {
    Path state = temporary.resolve("open");
    Files.createDirectory(state);
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString(permissions));

    assertThatThrownBy(() -> new StateFolder(state, "authority").open())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod 700");
  }

  /**
   * Only the user who may do everything gets on with it, so that there is an answer at all counts.
   */
  @Test
  void hasAnAnswerIfNobodyMayLookIntoIt() throws IOException {
    Path state = Files.createDirectory(temporary.resolve("closed"));
    Files.setPosixFilePermissions(state, Set.of());

    Throwable answer = catchThrowable(() -> new StateFolder(state, "authority").open());
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
    assertThat(answer)
        .satisfiesAnyOf(
            none -> assertThat(none).isNull(),
            said -> assertThat(said).hasMessageContaining("cannot make the folder"));
  }

  @Test
  void refusesAFile() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));
    assertThatThrownBy(() -> new StateFolder(file, "authority").open())
        .hasMessageContaining("is no folder");
  }

  @Test
  void replacesAFileWholeOrLeavesTheOldOne() throws IOException {
    StateFolder folder = new StateFolder(temporary.resolve("state"), "authority").open();
    folder.write("key", "old");
    folder.write("key", "new");
    assertThat(folder.file("key")).hasContent("new");

    Files.createDirectories(folder.file("taken/inside"));
    assertThatThrownBy(() -> folder.write("taken", "x")).hasMessageContaining("cannot write");
    assertThat(folder.file("taken.new")).doesNotExist();
    assertThat(folder.file("taken/inside")).exists();
  }

  @Test
  void goesOnAfterAnAttemptThatWasCut() throws IOException {
    StateFolder folder = new StateFolder(temporary.resolve("state"), "authority").open();
    Files.writeString(folder.file("key.new"), "half");
    folder.write("key", "whole");
    assertThat(folder.file("key")).hasContent("whole");
  }
}
