package org.mles.benchmarks.driver.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;

/** The container daemon of this machine. Thread: caller. */
public final class Docker {
  private Docker() {}

  /** Returns whether a daemon answers; asks only if there is a trace of one. */
  public static boolean answers() {
    boolean trace =
        System.getenv("DOCKER_HOST") != null
            || Files.exists(Path.of("/var/run/docker.sock"))
            || Files.exists(Path.of(System.getProperty("user.home"), ".docker/run/docker.sock"));
    return trace && DockerClientFactory.instance().isDockerAvailable();
  }
}
