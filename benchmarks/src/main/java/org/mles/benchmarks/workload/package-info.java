/**
 * What is sent and when: profiles, payloads, intended times. Thread: any. Imports nothing of the
 * project.
 */
@NullMarked
package org.mles.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
