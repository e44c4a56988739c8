package org.mles.proxy.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a folder is shown, and which folders are refused. */
final class FolderTest {
  private static final long PLENTY = 1 << 20;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit fills it
  private Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void readsAllFilesButThoseOfTheMachine() throws IOException {
    write("index.html", "start");
    write("a b/ü.txt", "deep");
    write(".env", "secret");
    write(".git/config", "secret");
    write(".well-known/security.txt", "write to us");

    Map<String, byte[]> files = Folder.read(folder, PLENTY);

    assertThat(files)
        .containsOnlyKeys("/index.html", "/a b/ü.txt", "/.well-known/security.txt")
        .containsEntry("/index.html", "start".getBytes(UTF_8));
  }

  @Test
  void followsLinksInsideTheFolderAlone(@TempDir Path elsewhere) throws IOException {
    write("real/page.html", "page");
    Files.createSymbolicLink(folder.resolve("linked"), folder.resolve("real"));
    assertThat(Folder.read(folder, PLENTY))
        .containsOnlyKeys("/real/page.html", "/linked/page.html");

    Path secret = Files.writeString(elsewhere.resolve("secret"), "secret");
    Path link = Files.createSymbolicLink(folder.resolve("out"), secret);
    assertRefused("leads out of the folder");
    Files.delete(link);
    Files.createSymbolicLink(folder.resolve("outer"), elsewhere);
    assertRefused("leads out of the folder");
  }

  @Test
  void refusesLinksThatGoRoundOrNowhere() throws IOException {
    write("page.html", "page");
    Path round = Files.createSymbolicLink(folder.resolve("round"), folder);
    assertRefused("leads back");
    Files.delete(round);
    Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("gone"));
    assertRefused("nowhere");
  }

  @Test
  void refusesMoreThanItMayHold() throws IOException {
    write("a", "12345");
    write("b", "67890");
    assertThat(Folder.read(folder, 10)).hasSize(2);
    assertThatThrownBy(() -> Folder.read(folder, 9)).hasMessageContaining("more than 9 octets");
  }

  @Test
  void refusesAGigabyteBeforeItIsRead() throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(folder.resolve("huge").toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }
    assertRefused("more than " + PLENTY + " octets");
  }

  @Test
  void refusesAFileThatVanishesAfterItWasSeen() throws IOException {
    Path file = write("page.html", "page").toRealPath();
    BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
    Folder reading = new Folder(folder.toRealPath(), PLENTY);
    Files.delete(file);

    assertThatThrownBy(() -> reading.visitFile(file, seen))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("page.html");
  }

  /** A queue of another program would make who reads it wait for ever. */
  @Test
  void refusesWhatIsNoFile() throws IOException {
    write("page.html", "page");
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(folder.resolve("socket")));
      assertRefused("socket is no file");
    }
  }

  @Test
  void refusesWhatIsNoFolderOrHasNothing() throws IOException {
    assertRefused("no file to show");
    Path file = write("page.html", "page");
    assertThatThrownBy(() -> Folder.read(file, PLENTY)).hasMessageContaining("is no folder");
    Path gone = folder.resolve("gone");
    assertThatThrownBy(() -> Folder.read(gone, PLENTY)).hasMessageContaining("is no folder");
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> Folder.read(folder, PLENTY))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
  }
}
