/**
 * Legs whose load is made by agents on several machines: the coordinator's side, which is an {@link
 * org.mles.benchmarks.load.agent.Agent} to whoever runs legs, and that of an agent. Thread: see
 * each class. Imports crew.group, crew.word, driver, load, load.agent, result, stats, workload.
 */
@NullMarked
package org.mles.benchmarks.crew;

import org.jspecify.annotations.NullMarked;
