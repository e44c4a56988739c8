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
 * @param histograms file that the load process writes its histograms to
 * @param tag what their tags begin with
 */
public record LegRequest(
    String system,
    int attempt,
    String endpoint,
    List<Long> serverPids,
    Workload workload,
    Map<String, String> options,
    String histograms,
    String tag) {}
