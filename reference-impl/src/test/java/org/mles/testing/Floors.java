package org.mles.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The packages of one module on their floors: each imports from lower floors only.
 *
 * <p>The table is the picture in {@code CONTRIBUTING.md}, so that what people read is what is held.
 * A name there covers the packages below it, unless these stand there themselves.
 */
public final class Floors {
  private static final Path PICTURE = Path.of("..", "CONTRIBUTING.md");
  private static final Pattern FLOOR = Pattern.compile(" {2}(\\d+) {2}(\\S.*)");

  private final String root;
  private final Map<String, Integer> floors;
  private final JavaClasses classes;

  private Floors(String root, Map<String, Integer> floors) {
    this.root = root + ".";
    this.floors = floors;
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("jmh_generated"))
            .importPackages(root);
  }

  /**
   * Reads the floors of a module and its main classes.
   *
   * @param module name of the module as it heads its picture
   * @param root package that all of the module's packages are in
   */
  public static Floors of(String module, String root) throws IOException {
    Map<String, Integer> floors = new LinkedHashMap<>();
    boolean inside = false;
    for (String line : Files.readAllLines(PICTURE)) {
      Matcher floor = FLOOR.matcher(line);
      if (inside && floor.matches()) {
        for (String name : floor.group(2).split(" {2,}", -1)) {
          floors.put(name, Integer.valueOf(floor.group(1)));
        }
      } else {
        inside = line.equals(module);
      }
    }
    return new Floors(root, floors);
  }

  /** Returns the classes of the module; a scan that finds none fails. */
  public JavaClasses classes() {
    assertThat(classes).as("classes below %s", root).isNotEmpty();
    return classes;
  }

  /** Fails unless every package has a floor, every floor a package, and all imports point down. */
  public void check() {
    Set<String> found = classes().stream().map(this::name).collect(Collectors.toSet());
    assertThat(found).as("packages, and their picture").isEqualTo(floors.keySet());
    assertThat(dependencies((from, to) -> isOurs(to) && !pointsDown(from, to))).isEmpty();
  }

  /** Returns the dependencies whose classes, from and to, are {@code wrong}. */
  public Set<String> dependencies(BiPredicate<JavaClass, JavaClass> wrong) {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : classes()) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        if (wrong.test(type, dependency.getTargetClass().getBaseComponentType())) {
          found.add(dependency.getDescription());
        }
      }
    }
    return found;
  }

  private boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith(root);
  }

  private boolean pointsDown(JavaClass from, JavaClass to) {
    return name(from).equals(name(to)) || floor(to) < floor(from);
  }

  private int floor(JavaClass type) {
    return floors.getOrDefault(name(type), Integer.MAX_VALUE);
  }

  /** Returns the longest name in the picture that covers the package, or the package's own. */
  private String name(JavaClass type) {
    String own = type.getPackageName().substring(root.length());
    String name = own;
    while (!floors.containsKey(name) && name.contains(".")) {
      name = name.substring(0, name.lastIndexOf('.'));
    }
    return floors.containsKey(name) ? name : own;
  }
}
