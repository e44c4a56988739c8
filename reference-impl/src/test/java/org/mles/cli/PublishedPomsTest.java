package org.mles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What Maven Central asks of POMs; signatures and jars are looked at by {@code ci/central}. */
class PublishedPomsTest {
  private static final Path ROOT = Path.of("..");
  private final XPath asked = XPathFactory.newInstance().newXPath();

  private static Document pom(Path folder) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(folder.resolve("pom.xml").toFile());
  }

  private String text(Document pom, String path) throws Exception {
    return asked.evaluate("normalize-space(/project/" + path + ")", pom);
  }

  private List<Path> modules() throws Exception {
    Document parent = pom(ROOT);
    List<Path> modules = new ArrayList<>();
    for (int i = 1; !text(parent, "modules/module[" + i + "]").isEmpty(); i++) {
      modules.add(ROOT.resolve(text(parent, "modules/module[" + i + "]")));
    }
    assertThat(modules).hasSize(4);
    return modules;
  }

  @Test
  void theParentSaysWhoseAllIsAndWhere() throws Exception {
    Document parent = pom(ROOT);
    for (String path :
        List.of(
            "name",
            "description",
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "scm/connection",
            "scm/developerConnection",
            "scm/url")) {
      assertThat(text(parent, path)).as(path).isNotEmpty();
    }
    // Otherwise each module would have an address of its own, which nobody answers at.
    assertThat(text(parent, "@child.project.url.inherit.append.path")).isEqualTo("false");
    for (String own : List.of("connection", "developerConnection", "url")) {
      assertThat(text(parent, "scm/@child.scm." + own + ".inherit.append.path")).isEqualTo("false");
    }
    assertThat(text(parent, "version")).doesNotContain("SNAPSHOT");
    assertThat(text(parent, "repositories")).isEmpty();
  }

  @Test
  void theProfileOfReleasesMakesWhatGoesBesideTheJars() throws Exception {
    Document parent = pom(ROOT);
    String plugins = text(parent, "profiles/profile[id='release']");
    assertThat(plugins).contains("maven-source-plugin", "maven-javadoc-plugin", "maven-gpg-plugin");
    assertThat(text(parent, "profiles/profile[id='release']/activation")).isEmpty();
  }

  @Test
  void everyModuleSaysWhatItIsAndHasAModuleNameOfItsOwn() throws Exception {
    String version = text(pom(ROOT), "version");
    List<String> names = new ArrayList<>();
    for (Path module : modules()) {
      Document pom = pom(module);
      assertThat(text(pom, "name")).as(module.toString()).isNotEmpty();
      assertThat(text(pom, "description")).as(module.toString()).isNotEmpty();
      assertThat(text(pom, "parent/version")).as(module.toString()).isEqualTo(version);
      assertThat(text(pom, "repositories")).as(module.toString()).isEmpty();
      names.add(text(pom, "properties/module.name"));
    }
    assertThat(names)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("org\\.mles(\\.[a-z]+)?"));
  }
}
