package org.mles.benchmarks.load;

import java.util.List;
import java.util.Map;
import org.mles.benchmarks.workload.Workload;

/**
 * What the orchestrator asks of a load process.
 *
 * @param system key of the system
 * @param attempt number of the attempt, from 1
 * @param endpoint where the server listens
 * @param serverPids processes whose CPU time is the server's
 * @param workload what to publish
 * @param options words for the driver
 * @param rawFolder folder of raw files
 * @param rawName start of their names
 */
public record LegRequest(
    String system,
    int attempt,
    String endpoint,
    List<Long> serverPids,
    Workload workload,
    Map<String, String> options,
    String rawFolder,
    String rawName) {}
