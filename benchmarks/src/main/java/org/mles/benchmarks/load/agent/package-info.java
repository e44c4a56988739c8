/**
 * Where the load of a leg runs: the load process, and the agent that starts it, listens to it and
 * ends it. Thread: see each class. Imports driver, load, process, result.
 */
@NullMarked
package org.mles.benchmarks.load.agent;

import org.jspecify.annotations.NullMarked;
